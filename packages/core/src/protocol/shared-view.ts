/**
 * One computation of one view for everyone who looks at it; used by the bridge's relay and by the local client. Longer
 * than most files, because the order of its steps is the point and stands here in one place.
 */
import type { Engine, ViewAnswer, ViewArguments } from '../sources/engine/types.ts';
import { diffView } from './diff.ts';
import { digestOf } from './digest.ts';
import type { Patch, Snapshot } from './down.ts';
import type { Json } from './json.ts';
import type { ViewMeta } from './meta.ts';
import { inputsEveryMs, metaChange } from './meta-change.ts';
import type { RowsLayouts } from './ops.ts';
import { createPatchRing } from './patch-ring.ts';
import { sortRows } from './rows.ts';
import type { Rate } from './version.ts';

/** What a shared view needs of an engine. */
export type ViewSource = Pick<Engine, 'answer' | 'versionOf' | 'asOf'>;

export interface SharedViewOptions {
  readonly engine: ViewSource;
  readonly view: string;
  /** As `Engine.normalize` gave them. */
  readonly params: ViewArguments;
  /** Tenants of the viewers; null: all. */
  readonly tenants: readonly string[] | null;
  /** Layout of the view's rows: `layoutsOf(contract.fields)`. */
  readonly layouts: RowsLayouts;
  /** Number of the channel, unique on this server. */
  readonly channel: number;
  /** Name of this computation, unique over all servers and restarts: a random name of the process and the channel will do. */
  readonly epoch: string;
}

/**
 * It does no I/O and has no clock: whoever holds it calls `update` at the rate, and writes the frames that it answers to
 * every socket that has an id bound to the channel, once per socket however many ids.
 *
 * A subscriber joins by `snapshot` or `resume`, and gets the frames of every `update` after that. When nobody was served
 * for a while (the view lingers), call `update` first, so that the newcomer sees the present.
 */
export interface SharedView {
  readonly view: string;
  readonly params: ViewArguments;
  readonly tenants: readonly string[] | null;
  readonly channel: number;
  readonly epoch: string;
  /** Raised by one with every patch. */
  readonly seq: number;
  /** Characters held for resuming; about as many as the snapshot has at most. */
  readonly ringLength: number;
  /**
   * Computes, if an answer might have changed, and says what to send, encoded and in order: a patch, or at most once a
   * second a tick; about every 30 s a check. `now`: ms. @throws what `Engine.answer` throws
   */
  update(now: number): readonly string[];
  /** A snapshot for one subscriber. Its data is encoded once for all of them. */
  snapshot(id: number, why: Snapshot['why']): string;
  /** `resumed` and the missed patches or, where they cannot be had, one snapshot that says why. Never a part. */
  resume(id: number, from: { readonly epoch: string; readonly seq: number }): readonly string[];
  /** The digest at `seq`; answers `verify`. */
  check(): string;
}

/** Key under which equal subscriptions share one computation. `params` normalised. */
export function sharingKey(
  view: string,
  params: ViewArguments,
  tenants: readonly string[] | null,
  rate: Exclude<Rate, 0>,
): string {
  const named = Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([view, named, tenants === null ? null : [...tenants].sort(), rate]);
}

const tickEveryMs = 1_000;
const checkEveryMs = 30_000;

/** @throws what `Engine.answer` throws: `unknown-view`, `bad-params` */
export function createSharedView(options: SharedViewOptions): SharedView {
  const { engine, view, params, tenants, layouts, channel, epoch } = options;
  const ring = createPatchRing();
  let version = engine.versionOf(view, params, tenants);
  let answer = ordered(layouts, engine.answer(view, params, tenants));
  let seq = 1;
  let asOf = Math.max(engine.asOf, answer.asOf);
  /** What followers have heard. Its meta lags behind the answer's in counts of inputs that were not worth a frame. */
  let told: { meta: ViewMeta; asOf: number; counted: number } = { meta: answer.meta, asOf, counted: answer.counted };
  let lastFrameAt = Number.NEGATIVE_INFINITY;
  let lastInputsAt = Number.NEGATIVE_INFINITY;
  let lastCheckAt: number | null = null;
  /** What all snapshots at `seq` have in common, encoded; null until asked for. */
  let body: string | null = null;
  let bodyLength = 0;
  let digest: { readonly seq: number; readonly text: string } | null = null;

  const encodedBody = (): string => {
    body ??= `"rows":${JSON.stringify(layouts)},"data":${JSON.stringify(answer.data)},"meta":${JSON.stringify(answer.meta)}}`;
    bodyLength = body.length;
    return body;
  };

  const check = (): string => {
    if (digest?.seq !== seq) digest = { seq, text: digestOf(answer.data) };
    return JSON.stringify({ op: 'check', ch: channel, seq, digest: digest.text });
  };

  /** The next answer in place of the last; what changed in the data. */
  const recompute = () => {
    const next = ordered(layouts, engine.answer(view, params, tenants));
    const ops = diffView(layouts, answer.data, next.data);
    // Data that did not change stays the same object, so that comparing it again is cheap.
    answer = ops.length === 0 ? { ...next, data: answer.data } : next;
    body = null;
    return ops;
  };

  const nextPatch = (now: number): string | null => {
    const nextVersion = engine.versionOf(view, params, tenants);
    const ops = nextVersion === version ? [] : recompute();
    version = nextVersion;
    asOf = Math.max(asOf, engine.asOf, answer.asOf);
    const meta = metaChange(told.meta, answer.meta, now - lastInputsAt >= inputsEveryMs);
    if (ops.length === 0 && meta === null) return null;
    if (meta?.inputs) lastInputsAt = now;
    const { counted } = answer;
    told = { meta: { ...told.meta, ...meta }, asOf, counted };
    const patch: Patch = {
      op: 'patch',
      ch: channel,
      prev: seq,
      seq: seq + 1,
      counted,
      asOf,
      ops,
      ...(meta && { meta }),
    };
    const text = JSON.stringify(patch);
    if (bodyLength === 0) encodedBody();
    ring.add(seq, text, bodyLength);
    seq += 1;
    return text;
  };

  const nextTick = (now: number): string | null => {
    const { counted } = answer;
    if ((told.asOf >= asOf && told.counted === counted) || now - lastFrameAt < tickEveryMs) return null;
    told = { ...told, asOf, counted };
    return JSON.stringify({ op: 'tick', ch: channel, asOf, counted });
  };

  const snapshot = (id: number, why: Snapshot['why']): string =>
    `{"op":"snapshot","id":${id},"ch":${channel},"why":"${why}","epoch":${JSON.stringify(epoch)},"seq":${seq},` +
    `"counted":${answer.counted},"asOf":${asOf},${encodedBody()}`;

  return {
    view,
    params,
    tenants,
    channel,
    epoch,
    get seq() {
      return seq;
    },
    get ringLength() {
      return ring.length;
    },
    update(now) {
      const frames: string[] = [];
      const change = nextPatch(now) ?? nextTick(now);
      if (change !== null) {
        frames.push(change);
        lastFrameAt = now;
      }
      // Channels begin apart, or all their digests would fall into one moment.
      lastCheckAt ??= now - ((channel * 7_919) % checkEveryMs);
      if (now - lastCheckAt >= checkEveryMs) {
        lastCheckAt = now;
        frames.push(check());
      }
      return frames;
    },
    snapshot,
    resume(id, from) {
      if (from.epoch !== epoch) return [snapshot(id, 'epoch-changed')];
      const resumed = JSON.stringify({ op: 'resumed', id, ch: channel, epoch, seq: from.seq });
      if (from.seq === seq) return [resumed];
      const missed = ring.since(from.seq);
      return missed === null ? [snapshot(id, 'out-of-reach')] : [resumed, ...missed];
    },
    check,
  };
}

/** Rows in the order of the contract whatever order the view gave them: clients sort so, and the digest depends on it. */
function ordered(layouts: RowsLayouts, answer: ViewAnswer): ViewAnswer {
  let data: Json = answer.data;
  for (const [path, layout] of Object.entries(layouts)) {
    const rows = data[path];
    if (!Array.isArray(rows)) continue;
    const inOrder = sortRows(layout, rows);
    if (inOrder !== rows) data = { ...data, [path]: inOrder };
  }
  return data === answer.data ? answer : { ...answer, data };
}
