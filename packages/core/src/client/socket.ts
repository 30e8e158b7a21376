/** What a socket tells. Nothing after `close`. */
export interface SocketEvents {
  open(): void;
  message(text: string): void;
  close(code: number, reason: string): void;
}
export interface Socket {
  send(text: string): void;
  close(code: number, reason: string): void;
}
/** Opens a socket; injected, so that tests and the local client need no network. */
export type SocketFactory = (url: string, subprotocol: string, events: SocketEvents) => Socket;

/** The browser's WebSocket (Node has one too). */
export const webSocket: SocketFactory = (url, subprotocol, events) => {
  const socket = new WebSocket(url, subprotocol);
  socket.onopen = () => events.open();
  socket.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (typeof data === 'string') events.message(data);
  };
  // `error` says nothing that `close` does not say after it.
  socket.onclose = ({ code, reason }) => events.close(code, reason);
  return socket;
};
