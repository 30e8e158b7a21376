import { databaseConnectionStatus } from '../../events/database/index.ts';
import { milliseconds } from '../../events/meanings.ts';
import { serviceHealthChanged } from '../../events/service/index.ts';
import { key, mean, oneOf, quantile, rollup } from '../engine/kinds.ts';
import { count } from '../engine/source-api.ts';

/** Latencies that services and databases report, by name. */
export const latencyReports = rollup(
  {
    name: 'latency-reports',
    by: { name: key(), kind: oneOf('service', 'database') },
    max: 2_000,
    measures: { latency: mean(milliseconds()) },
  },
  [
    count(serviceHealthChanged, ({ payload: { serviceName, latencyMs } }) =>
      latencyMs === undefined ? null : { name: serviceName, kind: 'service', latency: latencyMs },
    ),
    count(databaseConnectionStatus, ({ payload: { databaseName, responseTimeMs } }) =>
      responseTimeMs === undefined ? null : { name: databaseName, kind: 'database', latency: responseTimeMs },
    ),
  ],
);

/** The same, all names together, for quantiles. */
export const latencySpread = rollup(
  {
    name: 'latency-spread',
    by: {},
    measures: { latency: quantile() },
  },
  [
    count(serviceHealthChanged, ({ payload: { latencyMs } }) =>
      latencyMs === undefined ? null : { latency: latencyMs },
    ),
    count(databaseConnectionStatus, ({ payload: { responseTimeMs } }) =>
      responseTimeMs === undefined ? null : { latency: responseTimeMs },
    ),
  ],
);
