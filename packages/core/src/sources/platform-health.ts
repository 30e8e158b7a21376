import {
  consulServiceDeregistered,
  consulServiceHealthChanged,
  consulServiceRegistered,
} from '../events/consul/index.ts';
import {
  databaseConnectionLost,
  databaseConnectionRestored,
  databaseConnectionStatus,
} from '../events/database/index.ts';
import { kafkaTopicActivity } from '../events/kafka/index.ts';
import { serviceDeregistered, serviceHealthChanged, serviceRegistered } from '../events/service/index.ts';
import { chartBuckets } from './engine/range.ts';
import { defineSource, when } from './engine/source-api.ts';
import { alertsOf } from './platform-health.alerts.ts';
import { platformHealthDefinitions } from './platform-health.definitions.ts';
import { databasesOf, kafkaOf, serviceRows, serviceTrace } from './platform-health.parts.ts';
import { healthState, kafkaName } from './platform-health.state.ts';
import { platformHealthViews } from './platform-health.views.ts';
import { runTotals } from './rollups/agent-runs.ts';
import { latencyReports, latencySpread } from './rollups/latency-reports.ts';
import { routings } from './rollups/routings.ts';
import { severityOf, worstOf } from './severity.ts';

/** Spans of a trace that are told. */
const spansMax = 200;

/** Is the platform up, what is wrong, since when. */
export const platformHealth = defineSource(
  platformHealthViews,
  { uses: { latencies: latencyReports, spread: latencySpread, runs: runTotals, routings }, state: healthState },
  {
    on: [
      when(serviceRegistered, ({ payload, time }, to) => {
        const { serviceName, instanceId, serviceUrl, serviceType, serviceVersion, healthStatus } = payload;
        to.services(serviceName, { namedAt: time });
        to.instances(`${serviceName}/${instanceId ?? serviceName}`, {
          service: serviceName,
          registeredAt: time,
          url: serviceUrl,
          type: serviceType,
          version: serviceVersion,
        });
        if (healthStatus === undefined) return;
        to.services(serviceName, { reportedAt: time, health: healthStatus });
        to.serviceHealth(serviceName, severityOf(healthStatus));
      }),
      when(serviceDeregistered, ({ payload: { serviceName, instanceId }, time }, to) =>
        to.instances(`${serviceName}/${instanceId ?? serviceName}`, { service: serviceName, deregisteredAt: time }),
      ),
      when(serviceHealthChanged, ({ payload: { serviceName, status, latencyMs, message }, time }, to) => {
        to.services(serviceName, { namedAt: time, reportedAt: time, health: status, latencyMs, message });
        to.serviceHealth(serviceName, severityOf(status));
      }),
      when(consulServiceRegistered, ({ payload: { serviceName, serviceId, address, port }, time }, to) => {
        to.services(serviceName, { namedAt: time });
        to.instances(`${serviceName}/${serviceId}`, {
          service: serviceName,
          registeredAt: time,
          url: address === undefined || port === undefined ? null : `${address}:${port}`,
        });
      }),
      when(consulServiceDeregistered, ({ payload: { serviceName, serviceId }, time }, to) => {
        const service = serviceName ?? serviceId;
        to.instances(`${service}/${serviceId}`, { service, deregisteredAt: time });
      }),
      when(consulServiceHealthChanged, ({ payload: { serviceName, status }, time }, to) => {
        to.services(serviceName, { namedAt: time, reportedAt: time, health: status });
        to.serviceHealth(serviceName, severityOf(status));
      }),
      when(databaseConnectionStatus, ({ payload, time }, to) => {
        const { databaseName, status, responseTimeMs, poolActive, poolMax, poolUtilization } = payload;
        to.databases(databaseName, {
          reportedAt: time,
          latencyMs: responseTimeMs,
          poolActive,
          poolMax,
          poolUtilization,
        });
        to.databaseHealth(databaseName, severityOf(status));
      }),
      when(databaseConnectionLost, ({ payload: { databaseName, reason }, time }, to) => {
        to.databases(databaseName, { reportedAt: time, lostAt: time, reason });
        to.databaseHealth(databaseName, 'critical');
      }),
      when(databaseConnectionRestored, ({ payload: { databaseName }, time }, to) => {
        to.databases(databaseName, { reportedAt: time, restoredAt: time });
        to.databaseHealth(databaseName, 'ok');
      }),
      when(kafkaTopicActivity, ({ payload: { topic, messagesPerSecond, consumerLag, errors }, time }, to) => {
        to.topics(topic, { reportedAt: time, messagesPerSecond, consumerLag, errors });
        to.kafkaHealth(kafkaName, errors !== undefined && errors > 0 ? 'warn' : 'ok');
      }),
    ],
    views: {
      health: {
        definitions: platformHealthDefinitions.health,
        compute(read, _, time) {
          const services = serviceRows(read, time);
          const databases = databasesOf(read, time);
          const kafka = kafkaOf(read, time);
          const uptimes = services.flatMap(({ uptime }) => (uptime === null ? [] : [uptime]));
          const parts = [...services, ...databases, ...(kafka === null ? [] : [kafka])];
          return {
            status: worstOf(parts.map(({ status }) => status)),
            uptime: uptimes.length === 0 ? null : uptimes.reduce((sum, uptime) => sum + uptime, 0) / uptimes.length,
            servicesUp: services.filter(({ status }) => status === 'ok').length,
            servicesTotal: services.length,
            neverReported: services.filter(({ lastHealthCheck }) => lastHealthCheck === null).length,
            activeAlerts: alertsOf(read, time).alerts.length,
            avgLatencyMs: read.latencies.over(time).total.mean('latency'),
            p95LatencyMs: read.spread.over(time).total.quantile('latency', 0.95),
            database: databaseRecord(databases),
            kafka,
            services,
          };
        },
      },
      timelines: {
        definitions: platformHealthDefinitions.timelines,
        compute(read, _, time) {
          const { buckets } = chartBuckets(time, 48);
          const slices = buckets.map(({ from, to }) => ({
            from,
            byName: read.latencies.over({ from, to }).where({ kind: 'service' }).by('name'),
          }));
          return {
            services: serviceRows(read, time).map(({ name }) => {
              const trace = serviceTrace(read, name);
              const runs = trace?.runs(time) ?? [];
              return {
                name,
                spans: runs.slice(-spansMax).map(({ from, to, value }) => [from, to, value] as const),
                since: trace?.since ?? null,
                latency: slices.map(({ from, byName }) => [from, byName.get(name)?.mean('latency') ?? null] as const),
              };
            }),
          };
        },
      },
      services: {
        inputs: [
          serviceRegistered,
          serviceDeregistered,
          serviceHealthChanged,
          consulServiceRegistered,
          consulServiceDeregistered,
          consulServiceHealthChanged,
        ],
        definitions: platformHealthDefinitions.services,
        compute(read, _, time) {
          const reported = new Map(read.services.rows().map((row) => [row.key, row.reportedAt]));
          const rows = read.instances.rows().map((row) => {
            const name = row.service ?? row.key;
            const gone = row.deregisteredAt !== null && row.deregisteredAt > (row.registeredAt ?? -1);
            return {
              id: row.key,
              name,
              status: gone ? ('deregistered' as const) : ('registered' as const),
              health: serviceTrace(read, name)?.at(time.now) ?? 'unknown',
              serviceUrl: row.url,
              serviceType: row.type,
              version: row.version,
              registeredAt: row.registeredAt,
              deregisteredAt: row.deregisteredAt,
              lastHealthCheck: reported.get(name) ?? null,
            };
          });
          return { services: rows.sort((a, b) => byText(a.name, b.name) || byText(a.id, b.id)) };
        },
      },
      alerts: {
        definitions: platformHealthDefinitions.alerts,
        compute: (read, _, time) => alertsOf(read, time),
      },
    },
  },
);

/** The worst database, as the contract has it. */
function databaseRecord(databases: ReturnType<typeof databasesOf>) {
  const [worst] = databases;
  if (worst === undefined) return null;
  const { rank: _rank, since: _since, reason: _reason, ...shown } = worst;
  return { ...shown, databases: databases.length };
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
