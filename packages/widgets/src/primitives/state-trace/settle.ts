import type { TraceSpan, TraceStatus } from './state-trace.ts';

/** A span as a caller has it; nothing of it is certain. */
export interface GivenSpan {
  readonly from: number;
  /** Null: still. */
  readonly to: number | null;
  readonly status: TraceStatus;
  readonly title?: string;
}
/** Words for what the spans themselves do not say. */
export interface SettleWords {
  readonly title: (status: TraceStatus, from: number, to: number) => string;
  readonly odd: (status: string, from: number, to: number) => string;
  readonly many: (status: TraceStatus, count: number) => string;
  readonly silent: (from: number, to: number) => string;
}
/** What is drawn, and how many spans could not be: no times, or an end before its beginning. */
export interface Settled {
  readonly spans: readonly TraceSpan[];
  readonly leftOut: number;
}

/** What hides what: trouble is never painted over, and not knowing is worse than well. */
const rank: Readonly<Record<TraceStatus, number>> = { ok: 0, unknown: 1, warn: 2, critical: 3 };
export const isStatus = (value: unknown): value is TraceStatus =>
  typeof value === 'string' && Object.hasOwn(rank, value);
export const worse = (a: TraceStatus, b: TraceStatus): TraceStatus => (rank[b] > rank[a] ? b : a);

/** More spans than this are put together by place; nobody could tell them apart. */
const mostSpans = 400;
const places = 800;

interface Span {
  readonly from: number;
  readonly to: number;
  readonly status: TraceStatus;
  /** Made when it is shown: of a million spans few are. */
  readonly title: () => string;
}

/**
 * Spans as a trace can draw them: in order, inside `[from, to]`, without overlap (the worst state counts), what nobody reported
 * dotted. A state that is not known by name counts as unknown and says what it was called; trouble of no length stays, because it was.
 */
export function settle(given: readonly unknown[], from: number, to: number, words: SettleWords): Settled {
  const read = given.map((span) => spanOf(span, to, words));
  const known = read.filter((span) => span !== null);
  const leftOut = given.length - known.length;
  const inside = known.filter((span) => span.to >= from && span.from <= to);
  const clipped = inside.map((span) => ({ ...span, from: Math.max(from, span.from), to: Math.min(to, span.to) }));
  const spans = clipped.length > mostSpans ? byPlace(clipped, from, to, words) : byEdge(clipped, from, to, words);
  return { spans, leftOut };
}

function spanOf(given: unknown, end: number, words: SettleWords): Span | null {
  if (typeof given !== 'object' || given === null) return null;
  const { from, to, status, title } = given as Readonly<Record<string, unknown>>;
  const until = to === null || to === undefined ? Math.max(end, Number(from)) : to;
  if (typeof from !== 'number' || typeof until !== 'number' || !Number.isFinite(from) || !Number.isFinite(until))
    return null;
  if (until < from) return null;
  const known = isStatus(status) ? status : 'unknown';
  const plain = (): string =>
    isStatus(status) ? words.title(status, from, until) : words.odd(String(status), from, until);
  return { from, to: until, status: known, title: typeof title === 'string' && title !== '' ? () => title : plain };
}

/** Between each two edges the worst of what holds there; neighbours of one span are one again. */
function byEdge(spans: readonly Span[], from: number, to: number, words: SettleWords): readonly TraceSpan[] {
  const edges = [...new Set([from, to, ...spans.flatMap((span) => [span.from, span.to])])].sort((a, b) => a - b);
  const out: Span[] = [];
  for (const [index, start] of edges.entries()) {
    const end = edges[index + 1];
    for (const point of spans)
      if (point.from === point.to && point.from === start && rank[point.status] > 1) out.push(point);
    if (end === undefined) break;
    const holding = spans.filter((span) => span.from <= start && span.to >= end && span.to > span.from);
    const worst = holding.reduce<Span | null>(
      (best, span) => (best && rank[best.status] >= rank[span.status] ? best : span),
      null,
    );
    const last = out.at(-1);
    if (last && last.to === start && worst && last.title === worst.title) out[out.length - 1] = { ...last, to: end };
    else
      out.push(
        worst
          ? { ...worst, from: start, to: end }
          : { from: start, to: end, status: 'unknown', title: () => words.silent(start, end) },
      );
  }
  return out.map((span) => ({ ...span, title: span.title() }));
}

/** Very many spans: the worst of each place on the line, and how many there were. */
function byPlace(spans: readonly Span[], from: number, to: number, words: SettleWords): readonly TraceSpan[] {
  const worst = new Int8Array(places).fill(-1);
  const counts = new Uint32Array(places);
  const names = Object.keys(rank) as TraceStatus[];
  const placeOf = (time: number): number => Math.min(places - 1, Math.floor((places * (time - from)) / (to - from)));
  for (const span of spans) {
    const status = rank[span.status];
    const first = placeOf(span.from);
    // An end belongs to the place before it.
    const last = Math.max(first, Math.ceil((places * (span.to - from)) / (to - from)) - 1);
    counts[first] = (counts[first] ?? 0) + 1;
    for (let place = first; place <= Math.min(last, places - 1); place++)
      if ((worst[place] ?? -1) < status) worst[place] = status;
  }
  const at = (place: number): number => from + ((to - from) * place) / places;
  const out: TraceSpan[] = [];
  for (let start = 0; start < places; ) {
    let end = start + 1;
    while (end < places && worst[end] === worst[start]) end += 1;
    const status = names.find((name) => rank[name] === worst[start]);
    const count = counts.subarray(start, end).reduce((sum, n) => sum + n, 0);
    out.push({
      from: at(start),
      to: at(end),
      status: status ?? 'unknown',
      title: status ? words.many(status, count) : words.silent(at(start), at(end)),
    });
    start = end;
  }
  return out;
}

/** How long each state held, ms. */
export function timeByStatus(spans: readonly TraceSpan[], to: number): Readonly<Record<TraceStatus, number>> {
  const sums = { ok: 0, unknown: 0, warn: 0, critical: 0 };
  for (const span of spans) sums[span.status] += (span.to ?? to) - span.from;
  return sums;
}
