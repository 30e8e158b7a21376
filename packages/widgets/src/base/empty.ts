import type { Shown } from '@streamglass/core/client';
import { emptyWords } from '../messages/empty.ts';
import type { MessageValues } from '../messages/messages.ts';
import type { Format } from './format.ts';
import type { EmptyReason } from './types.ts';

type Meta = Shown['meta'];

const say = (format: Format, key: string, values?: MessageValues): string => format.text(key, values, emptyWords);

/** How a view that counts every event names its input. */
const anyType = '*';

/**
 * Why there is nothing to draw, from what the views say of their inputs: never seen, with who would send it, or only not
 * in this range, with when the latest came. `asOf` is "now" for "… ago"; `fills` leaves out inputs that alone fill nothing.
 */
export function reasonFromInputs(
  metas: readonly Meta[],
  range: string | null,
  asOf: number | null,
  format: Format,
  fills: (type: string) => boolean = () => true,
): EmptyReason {
  const inputs = [
    ...new Map(metas.flatMap((meta) => meta.inputs.map((input) => [input.type, input] as const))).values(),
  ].filter(({ type }) => fills(type));
  const seen = inputs.filter(({ count }) => count > 0);
  const latest = seen.reduce<(typeof inputs)[number] | null>(
    (best, input) => ((input.lastTime ?? 0) > (best?.lastTime ?? -1) ? input : best),
    null,
  );
  const since = metas.reduce<number | null>(
    (first, meta) => (meta.since === null ? first : Math.min(first ?? meta.since, meta.since)),
    null,
  );
  const waiting = metas.find((meta) => meta.waitingFor !== null)?.waitingFor;

  if (!latest) {
    const producers = [...new Set(inputs.flatMap((input) => input.producers))];
    const [first] = inputs;
    const never = first?.type === anyType ? 'state.never.any' : 'state.never';
    const lines = [say(format, never, { n: inputs.length, types: first?.type ?? '' })];
    if (producers.length > 0) lines.push(say(format, 'state.producers', { list: format.list(producers) }));
    if (waiting) lines.push(say(format, 'state.never.wait', { reason: waiting }));
    else if (since !== null) lines.push(say(format, 'state.since', { t: format.moment(since, asOf ?? since) }));
    const type = first && first.type !== anyType ? { type: first.type, how: say(format, 'state.never.how') } : {};
    return { title: say(format, 'state.never.title'), lines, glyph: 'unknown', ...type };
  }
  const last = latest.lastTime ?? 0;
  const values = { type: latest.type, t: format.moment(last, asOf ?? last) };
  const said = latest.type === anyType ? 'state.range.any' : 'state.range';
  const line =
    asOf !== null && asOf > last
      ? say(format, said, { ...values, ago: format.span(asOf - last) })
      : say(format, `${said}.bare`, values);
  const title =
    range && /^\d/.test(range)
      ? say(format, 'state.range.title', { range: format.range(range) })
      : say(format, 'state.range.title.plain');
  const wider = asOf === null ? null : widerThan(asOf - last, range);
  return { title, lines: [line], glyph: 'info', ...(wider ? { range: wider } : {}) };
}

const hourMs = 3_600_000;
const steps = [
  ['1h', hourMs],
  ['24h', 24 * hourMs],
  ['7d', 7 * 24 * hourMs],
  ['30d', 30 * 24 * hourMs],
] as const;
/** The smallest offered range that is longer than the present one and would hold an event of that age. */
const widerThan = (ageMs: number, range: string | null): string | null => {
  const now = steps.find(([name]) => name === range)?.[1] ?? 0;
  return steps.find(([, ms]) => ms > ageMs && ms > now)?.[0] ?? null;
};
