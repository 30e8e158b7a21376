import { type Down, downSchema, subprotocol } from '@streamglass/core/protocol';
import { WebSocket } from 'ws';

type Op = Down['op'];
type FrameOf<O extends Op> = Extract<Down, { readonly op: O }>;

/** A client of the wire without any mercy: every frame that comes must fit the schema. For tests. */
export class WireClient {
  readonly socket: WebSocket;
  readonly frames: Down[] = [];
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
  #waiting: (() => void)[] = [];

  constructor(url: string, options: { readonly origin?: string } = {}) {
    this.socket = new WebSocket(url, subprotocol, options);
    this.socket.on('message', (data) => {
      const frame: unknown = JSON.parse(String(data));
      this.frames.push(downSchema.parse(frame));
      this.#tell();
    });
    this.closed = new Promise((resolve) => {
      this.socket.on('close', (code, reason) => {
        resolve({ code, reason: String(reason) });
        this.#tell();
      });
    });
    this.socket.on('error', () => undefined);
  }

  static async open(
    url: string,
    options: { readonly origin?: string; readonly token?: string } = {},
  ): Promise<WireClient> {
    const client = new WireClient(url, options);
    await client.opened();
    client.hello(options.token);
    await client.next('welcome');
    return client;
  }

  opened(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.socket.once('open', resolve);
      this.socket.once('error', reject);
    });
  }

  hello(token?: string): void {
    this.send({ op: 'hello', client: { name: 'test', version: '0' }, ...(token === undefined ? {} : { token }) });
  }
  send(frame: object): void {
    this.socket.send(JSON.stringify(frame));
  }

  /** The first frame of this kind that fits, among those that came and those to come; it is taken out. */
  async next<O extends Op>(
    op: O,
    fits: (frame: FrameOf<O>) => boolean = () => true,
    withinMs = 20_000,
  ): Promise<FrameOf<O>> {
    const end = Date.now() + withinMs;
    for (;;) {
      const index = this.frames.findIndex((frame) => frame.op === op && fits(frame as FrameOf<O>));
      if (index >= 0) return this.frames.splice(index, 1)[0] as FrameOf<O>;
      const left = end - Date.now();
      if (left <= 0 || this.socket.readyState === WebSocket.CLOSED) {
        const seen = this.frames.map((frame) => frame.op).join(', ');
        throw new Error(`no ${op} came${left <= 0 ? '' : ' before the close'}; waiting: ${seen}`);
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.#waiting.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  async close(): Promise<void> {
    this.socket.close();
    await this.closed;
  }

  #tell(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake();
  }
}
