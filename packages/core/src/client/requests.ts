import type { Timer } from '../lib/clock.ts';
import { StreamglassError } from '../lib/errors.ts';
import type { Down, ErrorFrame } from '../protocol/down.ts';
import type { Up } from '../protocol/up.ts';
import type { ClientContext } from './context.ts';

export type Asked = Extract<Up, { op: 'query' | 'describe' }>;
export type Answered = Extract<Down, { op: 'result' | 'described' }>;
interface Pending {
  id: number;
  readonly frame: (id: number) => Asked;
  readonly resolve: (answer: Answered) => void;
  readonly reject: (error: StreamglassError) => void;
  readonly timer: Timer;
}

const timeoutMs = 30_000;

type Refused = Pick<ErrorFrame, 'code' | 'message' | 'hint' | 'retryAfterMs'>;
const errorOf = ({ code, message, hint, retryAfterMs }: Refused): StreamglassError =>
  new StreamglassError(code, message, { retryable: retryAfterMs !== undefined, ...(hint && { hint }) });

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
        this.#end(pending, errorOf({ code: 'timeout', message: 'No answer within 30 s.', retryAfterMs: 0 }));
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
  fail(why: Refused): void {
    for (const pending of this.#pending) this.#end(pending, errorOf(why));
  }

  receive(frame: Down): void {
    if (frame.op !== 'result' && frame.op !== 'described' && frame.op !== 'error') return;
    for (const pending of this.#pending) {
      if (pending.id !== frame.id) continue;
      if (frame.op !== 'error') {
        pending.resolve(frame);
        this.#end(pending, null);
      } else this.#end(pending, errorOf(frame));
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
