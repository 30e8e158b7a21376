import type { platformHealthViews, Severity, ViewData } from '@streamglass/core/views';
import type { Format } from '../../base/format.ts';

export type Health = ViewData<typeof platformHealthViews, 'health'>;
export type Timelines = ViewData<typeof platformHealthViews, 'timelines'>;
export type Alerts = ViewData<typeof platformHealthViews, 'alerts'>;

/** A part of the platform that has a status: a service, the database, Kafka. */
interface Part {
  readonly name: string;
  readonly status: Severity;
  readonly word: string;
  readonly since: number | null;
}
const rank = { critical: 0, warn: 1, ok: 2, unknown: 3 } as const;

/** What a producer said, else the word for the severity; as it stands in a sentence. */
export const wordOf = (status: Severity, said: string | null, format: Format): string =>
  said?.toLowerCase() || format.text(`word.${status}`);

/**
 * Names the cause of the overall status from the rows: the worst part with how long it has been so, the next one, and how
 * many more. Nothing is said that no row says.
 */
export function causeOf(health: Health, asOf: number, format: Format): string {
  const parts: Part[] = health.services.map(({ name, status, health: said, since }) => ({
    name,
    status,
    word: wordOf(status, said, format),
    since,
  }));
  for (const part of [health.database, health.kafka]) {
    if (!part) continue;
    const name = part === health.kafka ? format.text('kafka.name') : part.name;
    parts.push({ name, status: part.status, word: wordOf(part.status, null, format), since: null });
  }
  const bad = parts
    .filter(({ status }) => status === 'critical' || status === 'warn')
    .sort((a, b) => rank[a.status] - rank[b.status]);
  const [first, second, ...rest] = bad;
  if (!first) {
    const up = health.services.filter(({ status }) => status === 'ok').length;
    return up === 0 ? format.text('cause.none') : format.text('cause.fine', { n: up });
  }
  const sentence = ({ name, word, since }: Part, full: boolean): string =>
    full && since !== null && asOf > since
      ? format.text('cause.since', { name, word, v: format.span(asOf - since) })
      : format.text('cause.is', { name, word });
  return [
    sentence(first, true),
    ...(second ? [sentence(second, false)] : []),
    ...(rest.length > 0 ? [format.text('cause.more', { n: rest.length })] : []),
  ].join(' ');
}
