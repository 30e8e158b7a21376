import { domainOf } from '../events/type-name.ts';
import { log } from './engine/kinds.ts';
import { chartBuckets } from './engine/range.ts';
import { defineSource, whenAny } from './engine/source-api.ts';
import { eventFlowDefinitions } from './event-flow.definitions.ts';
import { eventFlowViews } from './event-flow.views.ts';
import { durationOf, flowByType, flowSpread } from './rollups/flow.ts';

/** What the log shows of an event. */
interface Line {
  readonly id: string;
  readonly type: string;
  readonly source: string;
  readonly correlationId: string | null;
  readonly durationMs: number | null;
}

const second = 1_000;
const minute = 60_000;
const seconds = (ms: number | null): number | null => (ms === null ? null : ms / second);

/** What flows: how much, of which type, how late. Every event, known or not. */
export const eventFlow = defineSource(
  eventFlowViews,
  { uses: { types: flowByType, spread: flowSpread }, state: { lines: log<Line>({ newest: 1_000 }) } },
  {
    on: [
      whenAny((event, to, context) =>
        to.lines({
          id: event.id,
          type: event.type,
          source: event.source,
          correlationId: event.correlationId ?? null,
          durationMs: durationOf(event, context),
        }),
      ),
    ],
    views: {
      metrics: {
        definitions: eventFlowDefinitions.metrics,
        compute({ types, spread }, { limit }, time) {
          const flow = types.over(time);
          const all = spread.over(time).total;
          const counts = [...flow.by('type')]
            .map(([type, { count }]) => ({ type: type ?? '', count }))
            .sort((a, b) => b.count - a.count || (a.type < b.type ? -1 : 1));
          const total = flow.total.count;
          const shown = counts.slice(0, limit);
          const lately = { from: time.to - time.step - Math.max(minute, time.step), to: time.to - time.step };
          return {
            totalEvents: total,
            uniqueTypes: flow.keys,
            uniqueSources: all.distinct('sources'),
            uniqueCorrelations: all.distinct('correlations'),
            eventsPerMinute:
              lately.from < time.from ? null : types.over(lately).total.count / ((lately.to - lately.from) / minute),
            failedEvents: flow.where({ failed: true }).total.count,
            avgProcessingTime: flow.total.mean('duration'),
            p95ProcessingTime: all.quantile('duration', 0.95),
            avgLagMs: all.mean('lag'),
            p95LagMs: all.quantile('lagSpread', 0.95),
            topicCounts: shown.map(({ type, count }) => ({
              type,
              domain: domainOf(type),
              count,
              share: (100 * count) / total,
            })),
            others: shown.reduce((rest, { count }) => rest - count, total),
          };
        },
      },
      chart: {
        definitions: eventFlowDefinitions.chart,
        compute({ types, spread }, _, time) {
          const { widthMs, buckets } = chartBuckets(time, 120);
          return {
            bucketMs: widthMs,
            throughput: buckets.map(({ from, to, partial }) => {
              const flow = types.over({ from, to });
              const byDomain = flow.memo('domains', () => {
                const domains: Record<string, number> = {};
                for (const [type, { count }] of flow.by('type')) {
                  const domain = domainOf(type ?? '');
                  domains[domain] = (Object.hasOwn(domains, domain) ? (domains[domain] as number) : 0) + count;
                }
                return domains;
              });
              return { time: from, value: flow.total.count, byDomain, partial };
            }),
            lag: buckets.map(({ from, to }) => {
              const { total } = spread.over({ from, to });
              return {
                time: from,
                value: seconds(total.mean('lag')),
                p95: seconds(total.quantile('lagSpread', 0.95)),
              };
            }),
          };
        },
      },
      events: {
        definitions: eventFlowDefinitions.events,
        compute: ({ lines }, { limit }) => ({
          events: lines.newest(limit).map(({ entry, time, position }) => ({ position, timestamp: time, ...entry })),
        }),
      },
    },
  },
);
