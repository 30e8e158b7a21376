import { applyOps } from '../protocol/apply.ts';
import { digestOf } from '../protocol/digest.ts';
import type { Down, ErrorFrame, Patch, Snapshot } from '../protocol/down.ts';
import type { RowsLayouts } from '../protocol/ops.ts';
import type { Rate } from '../protocol/version.ts';
import type { ClientContext } from './context.ts';
import type { FeedGap, Shown } from './handle.ts';
import { type Refusal, refusalOf } from './link.ts';

/** Whoever looks at a subscription. */
export interface Viewer {
  readonly rate: Rate;
  /** The subscription's state, or the connection's, changed. */
  update(): void;
}

type Params = Readonly<Record<string, string | number | boolean | null>>;

/** An answer that does not come within this is asked for again: nothing should hang on one lost frame. */
const answerTimeoutMs = 10_000;
/** Gaps remembered; what is older is dropped. */
const maxGaps = 100;

/**
 * One view on the wire, shared by its viewers. It folds patches, and trusts nothing: `prev → seq` must chain, `counted`
 * must not fall, and the digest must hold. A break is kept as a gap and healed by a snapshot.
 */
export class Subscription {
  readonly view: string;
  readonly params: Params;
  readonly contract: string;
  readonly viewers = new Set<Viewer>();
  /** The newest state, whoever shows it; null until there is one. Never mutated. */
  current: Shown | null = null;
  /** What stands in `current` comes from the cache. */
  cached = false;
  gaps: readonly FeedGap[] = [];
  refusal: Refusal | null = null;
  /** Events counted while we looked, over all epochs; differences of it say how far a held viewer is behind. */
  folded = 0;
  /** Highest rate of the viewers; 0 when nobody needs it now. */
  wireRate: Rate = 0;
  #context: ClientContext;
  #layouts: RowsLayouts = {};
  #epoch: string | null = null;
  /** Our number on this connection, and the server's channel once it answered. */
  #id: number | null = null;
  #ch: number | null = null;
  /** Asked at, while an answer is due. */
  #askedAt: number | null = null;

  constructor(context: ClientContext, view: string, params: Params, contract: string) {
    this.#context = context;
    this.view = view;
    this.params = params;
    this.contract = contract;
  }

  /** Answered on this connection, so that what is shown is what the server says. */
  get answered(): boolean {
    return this.#ch !== null;
  }

  /** The rate its viewers ask for may have changed. */
  adjustRate(): void {
    const wanted = Math.max(0, ...[...this.viewers].map(({ rate }) => rate)) as Rate;
    if (wanted === this.wireRate) return;
    const held = this.wireRate === 0;
    this.wireRate = wanted;
    if (this.#id === null) this.ask();
    else {
      this.#context.send({ op: 'rate', id: this.#id, rate: wanted });
      if (held) this.#askedAt = this.#context.clock.now();
    }
  }

  /** Subscribes on this connection; goes on from what is known where the server can. */
  ask(): void {
    if (this.wireRate === 0 || this.#context.state.name !== 'live') return;
    this.leave();
    this.#id = this.#context.nextId();
    this.#askedAt = this.#context.clock.now();
    const resume = this.#epoch !== null && this.current ? { epoch: this.#epoch, seq: this.current.seq } : null;
    this.#context.send({
      op: 'subscribe',
      id: this.#id,
      view: this.view,
      params: this.params,
      rate: this.wireRate,
      ...(resume && { resume }),
    });
  }

  /** Lets go of the server's side, if there is one. */
  leave(): void {
    if (this.#id !== null) this.#context.send({ op: 'unsubscribe', id: this.#id });
    this.disconnected();
  }

  /** The connection, and with it the server's side, is gone. What is shown stays. */
  disconnected(): void {
    this.#id = null;
    this.#ch = null;
    this.#askedAt = null;
    this.#context.clock.clearTimeout(this.refusal?.timer);
    this.refusal = null;
  }

  resync(): void {
    if (this.#id === null) return this.ask();
    this.#askedAt = this.#context.clock.now();
    this.#context.send({ op: 'resync', id: this.#id });
  }

  /** Called with every heartbeat. */
  checkAnswer(): void {
    if (this.#askedAt !== null && this.#context.clock.now() - this.#askedAt >= answerTimeoutMs) this.ask();
  }

  /** Shows what a cache remembered, unless something better is there. */
  paint(shown: Shown): void {
    if (this.current !== null) return;
    this.current = shown;
    this.cached = true;
    this.update();
  }

  /** Forgets what it shows; it belonged to somebody else. */
  forget(): void {
    this.current = null;
    this.cached = false;
    this.gaps = [];
    this.#epoch = null;
    this.update();
  }

  /** True when the frame was for this subscription and changed its data. */
  receive(frame: Down): boolean {
    switch (frame.op) {
      case 'snapshot':
        return frame.id === this.#id && this.#snapshot(frame);
      case 'resumed':
        if (frame.id === this.#id) this.#resumed(frame);
        return false;
      case 'patch':
        return frame.ch === this.#ch && this.#patch(frame);
      case 'tick':
        if (frame.ch === this.#ch && this.current && this.#askedAt === null) this.#tick(frame.asOf, frame.counted);
        return false;
      case 'check':
        if (frame.ch === this.#ch) this.#check(frame.seq, frame.digest);
        return false;
      case 'error':
        if (frame.id === this.#id) this.#refused(frame);
        return false;
      default:
        return false;
    }
  }

  #snapshot({ ch, epoch, seq, counted, asOf, rows, data, meta }: Snapshot): true {
    this.#count(counted, this.#epoch === epoch);
    this.#ch = ch;
    this.#epoch = epoch;
    this.#layouts = rows;
    this.#askedAt = null;
    this.refusal = null;
    this.cached = false;
    this.current = { data, meta, asOf, counted, seq };
    this.update();
    return true;
  }

  #resumed({ ch, epoch, seq }: Extract<Down, { op: 'resumed' }>): void {
    if (epoch !== this.#epoch || seq !== this.current?.seq) return this.#broken('frames', this.current?.asOf ?? 0);
    this.#ch = ch;
    this.#askedAt = null;
    this.refusal = null;
    this.update();
  }

  #patch({ prev, seq, counted, asOf, ops, meta }: Patch): boolean {
    const { current } = this;
    // While a snapshot is on its way nothing can be built on; a patch that we have came for another of our numbers.
    if (!current || this.#askedAt !== null || seq <= current.seq) return false;
    if (prev !== current.seq || counted < current.counted) {
      this.#broken('frames', asOf);
      return false;
    }
    this.#count(counted, true);
    const data = ops.length === 0 ? current.data : applyOps(this.#layouts, current.data, ops);
    // The reader made sure that what `meta` holds is right; a field that is there as `undefined` cannot come from JSON.
    this.current = { data, meta: { ...current.meta, ...(meta as Partial<Shown['meta']>) }, asOf, counted, seq };
    this.update();
    return true;
  }

  #tick(asOf: number, counted: number): void {
    const { current } = this;
    if (!current) return;
    if (counted < current.counted) return this.#broken('frames', asOf);
    this.#count(counted, true);
    this.current = { ...current, asOf: Math.max(asOf, current.asOf), counted };
    this.update();
  }

  #check(seq: number, digest: string): void {
    const { current } = this;
    if (!current || this.#askedAt !== null) return;
    if (seq !== current.seq) this.#broken('frames', current.asOf);
    else if (digest !== digestOf(current.data)) this.#broken('digest', current.asOf);
  }

  #broken(kind: FeedGap['kind'], to: number): void {
    const gap: FeedGap = { from: this.current?.asOf ?? to, to, kind, records: null };
    this.gaps = [...this.gaps, gap].slice(-maxGaps);
    this.resync();
    this.update();
  }

  #refused(frame: ErrorFrame): void {
    // It may have been the answer to `resync` or `rate`: then the server still serves the old number.
    this.leave();
    this.refusal = refusalOf(this.#context, frame, () => this.ask());
    this.update();
  }

  /** Another epoch counts from elsewhere: what came in between is only known when the count is higher. */
  #count(counted: number, sameEpoch: boolean): void {
    const before = this.current?.counted ?? counted;
    if (!this.cached && (sameEpoch || counted > before)) this.folded += Math.max(0, counted - before);
  }

  /** Its state, or the connection's, changed. */
  update(): void {
    for (const viewer of this.viewers) viewer.update();
  }
}
