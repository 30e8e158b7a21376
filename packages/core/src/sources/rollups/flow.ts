import { catalog } from '../../events/catalog.ts';
import type { EventEnvelope } from '../../events/envelope.ts';
import { milliseconds } from '../../events/meanings.ts';
import { actionOf } from '../../events/type-name.ts';
import { distinct, type EventContext, flag, key, mean, quantile, rollup } from '../engine/kinds.ts';
import { countAny } from '../engine/source-api.ts';

/** Names under which events of unknown types state how long something took, in this order. */
const durationNames = [
  'duration_ms',
  'processing_time_ms',
  'execution_time_ms',
  'query_time_ms',
  'routing_time_ms',
  'routing_duration_ms',
  'latency_ms',
].flatMap((name) => [name, name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())]);

/** The event asked for last and its duration: several states ask for the same one. */
let lastEvent: EventEnvelope<string, unknown> | null = null;
let lastDuration: number | null = null;

/** How long what an event reports took, ms; null when it does not say. */
export function durationOf(
  event: EventEnvelope<string, unknown>,
  context: Pick<EventContext, 'known' | 'duration'>,
): number | null {
  if (event !== lastEvent) {
    lastEvent = event;
    lastDuration = statedDuration(event, context);
  }
  return lastDuration;
}

function statedDuration(
  event: EventEnvelope<string, unknown>,
  { known, duration }: Pick<EventContext, 'known' | 'duration'>,
): number | null {
  const { payload } = event;
  if (typeof payload !== 'object' || payload === null) return null;
  const own = payload as Readonly<Record<string, unknown>>;
  if (known) {
    const value = duration === null ? null : own[duration];
    return typeof value === 'number' ? value : null;
  }
  for (const name of durationNames) {
    if (!Object.hasOwn(own, name)) continue;
    const value = own[name];
    if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return Math.round(value * 1000) / 1000;
  }
  return null;
}

/** From the event to the log, ms; null when the time is not the producer's. */
export function lagOf({ time, logTime }: EventEnvelope<string, unknown>, timeStated: boolean): number | null {
  return logTime === undefined || !timeStated ? null : Math.max(0, logTime - time);
}

/** Whether each type that was seen reports a failure: its action is `failed` or `lost`. */
const failing = new Map<string, boolean>();
function isFailure(type: string): boolean {
  const known = failing.get(type);
  if (known !== undefined) return known;
  const action = actionOf(type);
  // Types come from the wire: a bound on what is remembered, not on what is right.
  if (failing.size >= 10_000) failing.clear();
  failing.set(type, action === 'failed' || action === 'lost');
  return action === 'failed' || action === 'lost';
}

/** Every event by type. */
export const flowByType = rollup(
  {
    name: 'flow-by-type',
    by: { type: key(), failed: flag() },
    max: 2_000,
    seconds: true,
    measures: { duration: mean(milliseconds()) },
    pinned: catalog.definitions.map(({ type }) => type),
  },
  [
    countAny((event, context) => ({
      type: event.type,
      failed: isFailure(event.type),
      duration: durationOf(event, context),
    })),
  ],
);

/** Every event, all types together: what needs sketches. */
export const flowSpread = rollup(
  {
    name: 'flow-spread',
    by: {},
    seconds: true,
    measures: {
      duration: quantile(),
      lag: mean(milliseconds()),
      lagSpread: quantile(),
      sources: distinct(),
      correlations: distinct(),
    },
  },
  [
    countAny((event, context) => {
      const lag = lagOf(event, context.timeStated);
      return {
        duration: durationOf(event, context),
        lag,
        lagSpread: lag,
        sources: event.source,
        correlations: event.correlationId,
      };
    }),
  ],
);
