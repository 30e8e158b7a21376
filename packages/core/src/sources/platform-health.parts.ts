import { wholeMicros } from '../lib/time.ts';
import type { Severity, ViewRow } from './contract.ts';
import { minutes } from './engine/kinds.ts';
import type { Trace } from './engine/readers.ts';
import type { Readers, ViewTime } from './engine/source-api.ts';
import { type healthState, kafkaName } from './platform-health.state.ts';
import type { platformHealthViews } from './platform-health.views.ts';
import type { runTotals } from './rollups/agent-runs.ts';
import type { latencyReports, latencySpread } from './rollups/latency-reports.ts';
import type { routings } from './rollups/routings.ts';
import { rankOf } from './severity.ts';

/** Everything that the views of platform-health read. */
export type HealthReaders = Readers<
  typeof healthState & {
    readonly latencies: typeof latencyReports;
    readonly spread: typeof latencySpread;
    readonly runs: typeof runTotals;
    readonly routings: typeof routings;
  }
>;
type ServiceRow = ViewRow<typeof platformHealthViews, 'health', 'services'>;
type Times = Pick<ViewTime, 'from' | 'to'>;

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byRank = (
  a: { readonly rank: number; readonly name: string },
  b: { readonly rank: number; readonly name: string },
) => a.rank - b.rank || byText(a.name, b.name);

export const serviceTrace = (read: HealthReaders, name: string): Trace<Severity> | null => read.serviceHealth.get(name);

/** How long a trace was in each severity within a span; what was not observed is unknown. */
function observe(trace: Trace<Severity> | null, { from, to }: Times) {
  const spent = trace?.timeIn({ from, to }) ?? new Map<Severity, number>();
  const ok = spent.get('ok') ?? 0;
  const observedMs = ok + (spent.get('warn') ?? 0) + (spent.get('critical') ?? 0);
  return {
    uptime: observedMs === 0 ? null : (100 * ok) / observedMs,
    observedMs,
    unknownMs: wholeMicros(to - from - observedMs),
    downtimeMs: spent.get('critical') ?? 0,
  };
}

/** One row for each service that is known and has not left, worst first. */
export function serviceRows(read: HealthReaders, time: Times): ServiceRow[] {
  const left = servicesThatLeft(read);
  const latencies = read.latencies.over(time).where({ kind: 'service' }).by('name');
  const rows: ServiceRow[] = [];
  for (const row of read.services.rows()) {
    const name = row.key;
    if (row.namedAt === null || left.has(name)) continue;
    const trace = serviceTrace(read, name);
    const status = trace?.at(time.to) ?? 'unknown';
    const { uptime, observedMs, unknownMs } = observe(trace, time);
    rows.push({
      name,
      rank: rankOf(status),
      status,
      health: row.health,
      since: trace?.runAt(time.to)?.from ?? null,
      latency: latencies.get(name)?.mean('latency') ?? null,
      latency_ms: row.latencyMs,
      uptime,
      observedMs,
      unknownMs,
      flaps: trace?.flaps(time) ?? 0,
      lastHealthCheck: row.reportedAt,
      message: row.message,
    });
  }
  return rows.sort(byRank);
}

/** Services all of whose instances deregistered, and that reported nothing after the last of them did. */
function servicesThatLeft(read: HealthReaders): ReadonlySet<string> {
  const present = new Set<string>();
  const lastGone = new Map<string, number>();
  for (const { service, registeredAt, deregisteredAt } of read.instances.rows()) {
    if (service === null) continue;
    if (deregisteredAt === null || deregisteredAt <= (registeredAt ?? -1)) present.add(service);
    else lastGone.set(service, Math.max(deregisteredAt, lastGone.get(service) ?? 0));
  }
  const left = new Set<string>();
  for (const [service, at] of lastGone) {
    if (present.has(service)) continue;
    const reportedAt = read.services.get(service)?.reportedAt ?? null;
    if (reportedAt === null || reportedAt <= at) left.add(service);
  }
  return left;
}

/** One row for each database that ever reported, worst first. */
export function databasesOf(read: HealthReaders, time: Times) {
  return read.databases
    .rows()
    .filter(({ reportedAt }) => reportedAt !== null)
    .map((row) => {
      const trace = read.databaseHealth.get(row.key);
      const status: Severity = trace?.at(time.to) ?? 'unknown';
      const { uptime, downtimeMs } = observe(trace, time);
      return {
        name: row.key,
        rank: rankOf(status),
        status,
        uptime,
        latency_ms: row.latencyMs,
        lastReported: row.reportedAt,
        poolActive: row.poolActive,
        poolMax: row.poolMax,
        poolUtilization: row.poolUtilization,
        lastLostAt: row.lostAt,
        lastRestoredAt: row.restoredAt,
        downtimeMs,
        since: trace?.runAt(time.to)?.from ?? null,
        reason: row.reason,
      };
    })
    .sort(byRank);
}

/** Kafka as topics report it; null when none ever did. */
export function kafkaOf(read: HealthReaders, time: Times) {
  const topics = read.topics.rows().filter(({ reportedAt }) => reportedAt !== null);
  if (topics.length === 0) return null;
  const trace = read.kafkaHealth.get(kafkaName);
  const current = topics.filter(({ reportedAt }) => reportedAt !== null && time.to - reportedAt < minutes(15));
  const sum = (field: 'consumerLag' | 'messagesPerSecond' | 'errors'): number | null => {
    const stated = current.flatMap((row) => (row[field] === null ? [] : [row[field]]));
    return stated.length === 0 ? null : stated.reduce((total, value) => total + value, 0);
  };
  const status: Severity = trace?.at(time.to) ?? 'unknown';
  return {
    name: kafkaName,
    status,
    uptime: observe(trace, time).uptime,
    latency_ms: null,
    lastReported: topics.reduce((last, { reportedAt }) => Math.max(last, reportedAt ?? 0), 0),
    topics: current.length,
    lag: sum('consumerLag'),
    messagesPerSecond: sum('messagesPerSecond'),
    errors: sum('errors'),
  };
}
