import type { Format } from '../base/format.ts';
import { settle, type Settled, type SettleWords, timeByStatus } from '../primitives/state-trace/settle.ts';
import type { TraceStatus } from '../primitives/state-trace/state-trace.ts';
import { traceWords } from '../primitives/state-trace/words.ts';
import { fieldsOf, finite, Refusal } from './refusal.ts';

/** Spans with the words of a language. */
export function settled(given: readonly unknown[], [from, to]: readonly [number, number], format: Format): Settled {
  const say = (key: string, values = {}): string => format.text(`trace.${key}`, values, traceWords);
  const moment = (time: number): string => format.moment(time, to);
  const words: SettleWords = {
    title: (status, a, b) =>
      say('span', { status: say(status), from: moment(a), to: moment(b), v: format.duration(Math.round(b - a)) }),
    odd: (status, a, b) => say('odd', { status: status.slice(0, 60), from: moment(a), to: moment(b) }),
    many: (status, n) => say('many', { status: say(status), n }),
    silent: (a, b) => say('silent', { from: moment(a), to: moment(b) }),
  };
  return settle(given, from, to, words);
}

/** What a trace shows as one sentence: how long each state held, worst first. */
export function summaryOf(label: string, { spans }: Settled, to: number, format: Format): string {
  const say = (key: string, values = {}): string => format.text(`trace.${key}`, values, traceWords);
  const times = timeByStatus(spans, to);
  const held = (['critical', 'warn', 'unknown', 'ok'] as const).filter((status: TraceStatus) => times[status] > 0);
  if (held.length === 1 && held[0] === 'unknown') return say('never', { label });
  const list = format.list(
    held.map((status) => say('for', { status: say(status), v: format.duration(Math.round(times[status])) })),
  );
  return say('summary', { label, list });
}

/** The range in force: as given, else what the spans cover, up to `now` where one is open. */
export function rangeOf(
  given: { readonly from: unknown; readonly to: unknown },
  spans: readonly unknown[],
  now: number,
): readonly [number, number] {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const span of spans) {
    const { from, to } = fieldsOf(span);
    const [begin, end] = [finite(from), to === null || to === undefined ? now : finite(to)];
    if (begin === null || end === null || end < begin) continue;
    least = Math.min(least, begin);
    most = Math.max(most, end);
  }
  const from = finite(given.from) ?? (Number.isFinite(least) ? least : now - 3_600_000);
  const to = finite(given.to) ?? (Number.isFinite(most) ? most : now);
  if (from === to && given.from === null && given.to === null) return [from - 1, to + 1];
  if (!(from < to)) throw new Refusal('range', { from: String(given.from), to: String(given.to) });
  // Beyond there is no date to name.
  if (Math.abs(from) > 8.64e15 || Math.abs(to) > 8.64e15)
    throw new Refusal('range', { from: String(from), to: String(to) });
  return [from, to];
}
