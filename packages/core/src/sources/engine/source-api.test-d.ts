// Checked by the compiler alone: reducers only write, views only read, and both know every name.
import { agentExecutionCompleted } from '../../events/agent/index.ts';
import { milliseconds } from '../../events/meanings.ts';
import { always, defineViews, limit, number, range } from '../contract.ts';
import { days, key, log, mean, newest, oneOf, quantile, rollup, table, timeline } from './kinds.ts';
import { count, defineSource, when } from './source-api.ts';

const views = defineViews('demo', 'Demo', 1, {
  total: {
    label: 'Total',
    params: { range: range('1h'), limit: limit(5, 10) },
    fields: { runs: always(number('count', 'Runs')), mean: number('milliseconds', 'Mean') },
  },
});
const runs = rollup(
  {
    by: { agent: key(), outcome: oneOf('ok', 'failed') },
    measures: { duration: mean(milliseconds()), spread: quantile() },
  },
  [
    count(agentExecutionCompleted, ({ payload }) => ({
      agent: payload.agentName,
      outcome: 'ok',
      duration: payload.durationMs,
    })),
  ],
);
rollup({ by: { outcome: oneOf('ok', 'failed') }, measures: {} }, [
  // @ts-expect-error no such outcome
  count(agentExecutionCompleted, () => ({ outcome: 'odd' })),
]);
rollup({ by: { agent: key() }, measures: {} }, [
  // @ts-expect-error no such field of the event
  count(agentExecutionCompleted, ({ payload }) => ({ agent: payload.agent })),
]);
const state = {
  agents: table({ max: 10, keepMs: days(1), fields: { seenAt: newest<number>() } }),
  health: timeline({ max: 10, values: ['ok', 'critical'] }),
  lines: log<{ readonly id: string }>({ newest: 10 }),
  runs,
};
const definitions = { total: { runs: 'Runs.', mean: 'Mean.' } } as const;

defineSource(
  views,
  { state },
  {
    on: [
      when(agentExecutionCompleted, ({ payload, time, id }, to) => {
        to.agents(payload.agentName, { seenAt: time });
        to.health(payload.agentName, 'ok');
        to.lines({ id });
        to.runs({ agent: payload.agentName, outcome: 'failed', duration: null });
        // @ts-expect-error no such field
        to.agents(payload.agentName, { seen: time });
        // @ts-expect-error no such value
        to.health(payload.agentName, 'odd');
        // @ts-expect-error the entry has another shape
        to.lines({ name: id });
        // @ts-expect-error a dimension is missing
        to.runs({ agent: payload.agentName });
        // @ts-expect-error reducers cannot read
        to.agents.rows();
      }),
    ],
    views: {
      total: {
        definitions: definitions.total,
        compute({ runs, agents, health, lines }, params, time) {
          const { total } = runs.over(time).where({ outcome: 'ok' });
          agents.rows()[0]?.seenAt?.toFixed();
          health.get('a')?.at(time.to);
          lines.newest(params.limit)[0]?.entry.id.trim();
          total.quantile('spread', 0.5);
          // @ts-expect-error a quantile has no mean
          total.mean('spread');
          // @ts-expect-error no such dimension
          runs.over(time).by('outcome');
          // @ts-expect-error views cannot write
          agents('a', { seenAt: 1 });
          return { runs: total.count, mean: total.mean('duration') };
        },
      },
    },
  },
);

defineSource(
  views,
  { state },
  {
    views: {
      total: {
        // @ts-expect-error a field without definition
        definitions: { runs: 'Runs.' },
        // @ts-expect-error a view that answers something else
        compute: () => ({ runs: null, mean: null }),
      },
    },
  },
);
