import type { Timer } from '../lib/clock.ts';
import { StreamglassError } from '../lib/errors.ts';
import type { Down } from '../protocol/down.ts';
import type { Up } from '../protocol/up.ts';
import type { ClientContext } from './context.ts';

type Asked = Extract<Up, { op: 'query' | 'describe' }>;
type Answered = Extract<Down, { op: 'result' | 'described' }>;
interface Pending {
  id: number;
  readonly frame: (id: number) => Asked;
  readonly resolve: (answer: Answered) => void;
  readonly reject: (error: StreamglassError) => void;
  readonly timer: Timer;
}

const timeoutMs = 30_000;

/** Questions with one answer. They wait for a connection, and are asked again on the next one when theirs is lost. */
export class Requests {
  #context: ClientContext;
  #pending = new Set<Pending>();

  constructor(context: ClientContext) {
    this.#context = context;
  }

  /** @throws what the server says; `timeout` after 30 s; `denied`, `closed` */
  ask(frame: (id: number) => Asked): Promise<Answered> {
    const { clock } = this.#context;
    return new Promise((resolve, reject) => {
      const timer = clock.setTimeout(() => {
        this.#end(pending, new StreamglassError('timeout', 'No answer within 30 s.', { retryable: true }));
      }, timeoutMs);
      const pending: Pending = { id: -1, frame, resolve, reject, timer };
      this.#pending.add(pending);
      this.#send(pending);
    });
  }

  connected(): void {
    for (const pending of this.#pending) this.#send(pending);
  }

  /** There will be no connection. */
  fail(code: string, message: string, hint?: string): void {
    for (const pending of this.#pending) this.#end(pending, new StreamglassError(code, message, hint ? { hint } : {}));
  }

  receive(frame: Down): void {
    if (frame.op !== 'result' && frame.op !== 'described' && frame.op !== 'error') return;
    for (const pending of this.#pending) {
      if (pending.id !== frame.id) continue;
      if (frame.op !== 'error') {
        pending.resolve(frame);
        this.#end(pending, null);
      } else {
        const { code, message, hint, retryAfterMs } = frame;
        const details = { retryable: retryAfterMs !== undefined, ...(hint === undefined ? {} : { hint }) };
        this.#end(pending, new StreamglassError(code, message, details));
      }
    }
  }

  #send(pending: Pending): void {
    pending.id = this.#context.nextId();
    this.#context.send(pending.frame(pending.id));
  }

  #end(pending: Pending, error: StreamglassError | null): void {
    this.#context.clock.clearTimeout(pending.timer);
    this.#pending.delete(pending);
    if (error) pending.reject(error);
  }
}
