/**
 * A socket without a network, whose other end a test holds in its hands, frame by frame. For behaviour of whole sessions
 * take `createFakeServer`, which answers by itself.
 *
 * To extend: what a real socket can do to a client and this one cannot (half a frame, binary data) goes into
 * `FakeConnection`, as one more method that calls `events`.
 */
import type { SocketEvents, SocketFactory } from '../client/socket.ts';
import { decodeUp } from '../protocol/codec.ts';
import type { Down } from '../protocol/down.ts';
import type { Up } from '../protocol/up.ts';

export interface FakeConnection {
  readonly url: string;
  readonly subprotocol: string;
  /** What the client sent, checked by schema. */
  readonly sent: readonly Up[];
  /** How the client closed it; null: it did not. */
  readonly closedBy: { readonly code: number; readonly reason: string } | null;
  open(): void;
  /** A frame, or any text. */
  deliver(frame: Down | string): void;
  close(code: number, reason?: string): void;
}
export interface FakeSocket {
  /** For `createClient({ socket })`. */
  readonly socket: SocketFactory;
  /** Every connection that was tried, oldest first. */
  readonly connections: readonly FakeConnection[];
  /** The newest one. @throws when there is none yet */
  readonly latest: FakeConnection;
}

export function createFakeSocket(): FakeSocket {
  const connections: FakeConnection[] = [];
  const socket: SocketFactory = (url, subprotocol, given) => {
    let events: SocketEvents | null = given;
    const sent: Up[] = [];
    let closedBy: FakeConnection['closedBy'] = null;
    connections.push({
      url,
      subprotocol,
      sent,
      get closedBy() {
        return closedBy;
      },
      open: () => events?.open(),
      deliver: (frame) => events?.message(typeof frame === 'string' ? frame : JSON.stringify(frame)),
      close(code, reason = '') {
        const last = events;
        events = null;
        last?.close(code, reason);
      },
    });
    return {
      send: (text) => void sent.push(decodeUp(text)),
      close(code, reason) {
        closedBy = { code, reason };
        events = null;
      },
    };
  };
  return {
    socket,
    connections,
    get latest() {
      const last = connections.at(-1);
      if (!last) throw new Error('The client has not opened a socket yet.');
      return last;
    },
  };
}
