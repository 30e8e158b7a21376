import type { Shown } from '@streamglass/core/client';
import type {
  intelligenceSavingsViews,
  platformHealthViews,
  Severity,
  StateSpan,
  ViewData,
} from '@streamglass/core/views';
import { seededRandom } from '@streamglass/core/lib';
import { createFakeClient, type FakeClient } from './fake-client.ts';

/** 12 March 2026, 14:32:07 UTC: the moment of all samples. */
export const sampleNow = Date.UTC(2026, 2, 12, 14, 32, 7);
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

type Health = ViewData<typeof platformHealthViews, 'health'>;
type Timelines = ViewData<typeof platformHealthViews, 'timelines'>;
type Metrics = ViewData<typeof intelligenceSavingsViews, 'metrics'>;
type Series = ViewData<typeof intelligenceSavingsViews, 'timeSeries'>;
type Agents = ViewData<typeof intelligenceSavingsViews, 'agentComparisons'>;
type Input = Shown['meta']['inputs'][number];

const input = (type: string, producers: string[], count: number, agoMs: number): Input => ({
  type,
  producers,
  count,
  lastTime: count === 0 ? null : sampleNow - agoMs,
  topics: count === 0 ? [] : [type],
});

// ── platform-health ────────────────────────────────────────────────────────────────────────────

const walk = (seed: number, length: number, low: number, high: number): number[] => {
  const random = seededRandom(seed);
  let value = (low + high) / 2;
  return Array.from({ length }, () => {
    value += (random() - 0.5) * (high - low) * 0.24 + ((low + high) / 2 - value) * 0.12;
    value = Math.max(low, Math.min(high, value));
    return Math.round(value * 10) / 10;
  });
};

interface Sample {
  readonly name: string;
  readonly status: Severity;
  /** Minutes ago, minutes long, severity. */
  readonly trouble: readonly (readonly [agoMin: number, lastsMin: number, status: Severity])[];
  readonly latency: readonly (number | null)[] | null;
  readonly health?: string;
}
const samples: readonly Sample[] = [
  {
    name: 'metadata-stamping',
    status: 'critical',
    health: 'unreachable',
    trouble: [
      [1180, 9, 'warn'],
      [420, 6, 'critical'],
      [34, 34, 'critical'],
    ],
    latency: [...walk(3, 34, 80, 130), 210, 480, 900, 1400, 1900, 2410],
  },
  {
    name: 'omniarchon',
    status: 'warn',
    health: 'degraded',
    trouble: [
      [980, 18, 'warn'],
      [47, 47, 'warn'],
    ],
    latency: [...walk(5, 36, 320, 520), 760, 990, 1100, 1180],
  },
  { name: 'agent-router', status: 'ok', trouble: [[1290, 4, 'warn']], latency: walk(7, 40, 38, 58) },
  { name: 'consul-agent', status: 'ok', trouble: [[300, 2, 'warn']], latency: walk(19, 40, 9, 16) },
  {
    name: 'event-consumer',
    status: 'ok',
    trouble: [[760, 95, 'unknown']],
    latency: [...walk(17, 18, 24, 44), null, null, null, ...walk(18, 19, 24, 40)],
  },
  { name: 'node-bridge', status: 'ok', trouble: [], latency: walk(13, 40, 7, 14) },
  {
    name: 'omniintelligence',
    status: 'ok',
    trouble: [
      [655, 21, 'warn'],
      [634, 8, 'critical'],
      [626, 11, 'warn'],
    ],
    latency: walk(11, 40, 150, 260),
  },
  { name: 'vault-adapter', status: 'ok', trouble: [], latency: walk(23, 40, 20, 36) },
  { name: 'llm-gateway', status: 'unknown', trouble: [], latency: null },
];

const from = sampleNow - day;
const spansOf = ({ trouble, status }: Sample): StateSpan[] => {
  if (status === 'unknown') return [];
  const spans: [number, number | null, Severity][] = [];
  let at = from - 3 * hour;
  for (const [ago, lasts, bad] of trouble) {
    const start = sampleNow - ago * minute;
    if (start > at) spans.push([at, start, 'ok']);
    at = start + lasts * minute;
    spans.push([start, at >= sampleNow ? null : at, bad]);
  }
  if (at < sampleNow) spans.push([at, null, 'ok']);
  return spans;
};
const timeIn = (spans: readonly StateSpan[], wanted: Severity): number =>
  spans
    .filter(([, , status]) => status === wanted)
    .reduce((sum, [start, end]) => sum + Math.max(0, (end ?? sampleNow) - Math.max(start, from)), 0);

const ranks: Readonly<Record<Severity, number>> = { critical: 0, warn: 1, ok: 2, unknown: 3 };
const serviceRow = (sample: Sample): Health['services'][number] => {
  const spans = spansOf(sample);
  const unknownMs = spans.length === 0 ? day : timeIn(spans, 'unknown');
  const observedMs = day - unknownMs;
  const last = sample.latency?.at(-1) ?? null;
  return {
    name: sample.name,
    rank: ranks[sample.status],
    status: sample.status,
    health: sample.health ?? (sample.status === 'ok' ? 'healthy' : null),
    since: spans.at(-1)?.[0] ?? null,
    latency: last,
    latency_ms: last,
    uptime: observedMs === 0 ? null : (100 * timeIn(spans, 'ok')) / observedMs,
    observedMs,
    unknownMs,
    flaps: Math.max(0, spans.length - 1),
    lastHealthCheck: spans.length === 0 ? null : sampleNow - 4_000,
    message: null,
  };
};

const services = samples.map(serviceRow);
const known = services.map(({ uptime }) => uptime).filter((uptime) => uptime !== null);
export const sampleHealth: Health = {
  status: 'critical',
  uptime: known.reduce((sum, uptime) => sum + uptime, 0) / known.length,
  servicesUp: services.filter(({ status }) => status === 'ok').length,
  servicesTotal: services.length,
  neverReported: 1,
  activeAlerts: 3,
  avgLatencyMs: 118,
  p95LatencyMs: 412,
  database: {
    name: 'PostgreSQL',
    status: 'ok',
    uptime: 99.87,
    latency_ms: 2.1,
    lastReported: sampleNow - 9_000,
    poolActive: 34,
    poolMax: 100,
    poolUtilization: 34,
    lastLostAt: sampleNow - 5 * hour - 18 * minute - 3_000,
    lastRestoredAt: sampleNow - 5 * hour - 16 * minute - 11_000,
    downtimeMs: 112_000,
    databases: 1,
  },
  kafka: {
    name: 'kafka',
    status: 'warn',
    uptime: 99.2,
    latency_ms: null,
    lastReported: sampleNow - 12_000,
    topics: 41,
    lag: 1204,
    messagesPerSecond: 2318.4,
    errors: 2,
  },
  services,
};
export const sampleTimelines: Timelines = {
  services: samples.map((sample) => ({
    name: sample.name,
    spans: spansOf(sample),
    since: spansOf(sample)[0]?.[0] ?? null,
    latency: (sample.latency ?? []).map((value, index, all) => [from + (index * day) / all.length, value] as const),
  })),
};
export const sampleAlerts: ViewData<typeof platformHealthViews, 'alerts'> = {
  alerts: [
    {
      id: 'service-critical:metadata-stamping',
      level: 'critical',
      rule: 'service-critical',
      subject: 'metadata-stamping',
      since: sampleNow - 34 * minute,
      value: null,
      threshold: null,
      message: 'no answer to 68 checks',
    },
    {
      id: 'service-degraded:omniarchon',
      level: 'warning',
      rule: 'service-degraded',
      subject: 'omniarchon',
      since: sampleNow - 47 * minute,
      value: null,
      threshold: null,
      message: null,
    },
    {
      id: 'mean-response',
      level: 'warning',
      rule: 'mean-response',
      subject: null,
      since: sampleNow - 10 * minute,
      value: 2_310,
      threshold: 2_000,
      message: null,
    },
  ],
  rules: [
    { rule: 'error-rate', state: 'ok', value: 2.1, warnAt: 5, criticalAt: 10, windowMs: 10 * minute, samples: 214 },
    {
      rule: 'mean-response',
      state: 'firing',
      value: 2_310,
      warnAt: 2_000,
      criticalAt: null,
      windowMs: 10 * minute,
      samples: 188,
    },
    {
      rule: 'routing-success',
      state: 'unknown',
      value: null,
      warnAt: 85,
      criticalAt: null,
      windowMs: hour,
      samples: 0,
    },
  ],
};
const healthMeta: Partial<Shown['meta']> = {
  range: { from, to: sampleNow, step: minute },
  since: sampleNow - 6 * day,
  inputs: [
    input('omninode.service.health.changed.v1', ['omniarchon', 'node-bridge'], 1_204, 4_000),
    input('omninode.database.connection.status.v1', ['omninode-bridge'], 96, 9_000),
    input('kafka.topic.activity', ['event-consumer'], 18, 12_000),
  ],
};

// ── intelligence-savings ───────────────────────────────────────────────────────────────────────

const firstDay = Date.UTC(2026, 1, 11);
export const sampleSeries: Series = (() => {
  const random = seededRandom(42);
  const points = Array.from({ length: 30 }, (_, index): Series['points'][number] => {
    const start = firstDay + index * day;
    const weekend = [0, 6].includes(new Date(start).getUTCDay());
    const share = weekend ? 0.42 : 1;
    let runs = Math.round((300 + random() * 80) * share);
    const base = 0.452 + 0.05 * (random() - 0.5) + index * 0.0011;
    let cost = base * (0.64 + 0.07 * (random() - 0.5));
    if (index >= 22 && index <= 24) cost = base * (1.08 + (index === 23 ? 0.09 : 0) + 0.02 * random());
    const baselineRuns = index >= 13 && index <= 15 ? 0 : Math.round((34 + random() * 14) * share);
    const partial = index === 29;
    if (partial) runs = Math.round(runs * 0.55);
    const side = (per: number) => ({
      tokens: Math.round(per * runs * 9_200),
      compute: Math.round(per * runs * 310) / 10,
      cost: per * runs,
    });
    const withSide = side(cost);
    const without = baselineRuns > 0 ? side(base) : { tokens: null, compute: null, cost: null };
    const saved = (key: 'tokens' | 'compute' | 'cost'): number | null =>
      without[key] === null ? null : without[key] - withSide[key];
    return {
      from: start,
      to: start + day,
      date: new Date(start).toISOString().slice(0, 10),
      partial,
      runs,
      baselineRuns,
      withIntelligence: withSide,
      withoutIntelligence: without,
      savings: {
        tokens: saved('tokens'),
        compute: saved('compute'),
        cost: saved('cost'),
        percentage: without.cost === null ? null : (100 * (saved('cost') ?? 0)) / without.cost,
      },
      dataAvailable: baselineRuns > 0 && runs > 0,
    };
  });
  return { period: 'day', points };
})();

const total = (of: (point: Series['points'][number]) => number | null): number =>
  sampleSeries.points.reduce((sum, point) => sum + (of(point) ?? 0), 0);
const saved = total(({ savings }) => savings?.cost ?? null);
const withBaseline = sampleSeries.points.filter(({ baselineRuns }) => baselineRuns > 0);
export const sampleMetrics: Metrics = {
  dataAvailable: true,
  intelligenceRuns: total(({ runs }) => runs),
  baselineRuns: total(({ baselineRuns }) => baselineRuns),
  baselineNeeded: 30,
  unstatedRuns: 61,
  totalSavings: saved * 1.02,
  savedOverDays: saved,
  dailySavings: saved / 30,
  weeklySavings: (saved / 30) * 7,
  monthlySavings: saved,
  savedPerRun: saved / withBaseline.reduce((sum, { runs }) => sum + runs, 0),
  periods: 30,
  periodsWithBaseline: withBaseline.length,
  avgTokensPerRun: 3_180,
  avgComputePerRun: 10.4,
  costPerToken: 0.000107,
  costPerCompute: 0.0323,
  efficiencyGain: 31.4,
  timeSaved: 212.4,
};
/** 3 of the 30 baseline runs that are needed. */
export const sampleTooFew: Metrics = {
  ...sampleMetrics,
  dataAvailable: false,
  intelligenceRuns: 412,
  baselineRuns: 3,
  unstatedRuns: 0,
  totalSavings: null,
  savedOverDays: null,
  dailySavings: null,
  weeklySavings: null,
  monthlySavings: null,
  savedPerRun: null,
  efficiencyGain: null,
  timeSaved: null,
};

const agentRow = (
  agentId: string,
  runs: number,
  baselineRuns: number,
  withCost: number,
  withoutCost: number | null,
): Agents['agents'][number] => {
  const cost = withoutCost === null || baselineRuns < 30 ? null : withoutCost - withCost;
  const perRun = (value: number) => ({
    avgTokens: value * 9_200,
    avgCompute: value * 31,
    avgTime: value * 12,
    successRate: 94.2,
    cost: value,
  });
  return {
    agentId,
    agentName: agentId,
    dataAvailable: cost !== null,
    runs,
    baselineRuns,
    withIntelligence: perRun(withCost),
    withoutIntelligence: withoutCost === null ? null : perRun(withoutCost),
    savings: {
      tokens: cost === null ? null : cost * 9_200,
      compute: cost === null ? null : cost * 31,
      time: cost === null ? null : cost * 12,
      cost,
      percentage: cost === null || withoutCost === null ? null : (100 * cost) / withoutCost,
    },
    saved: cost === null ? null : cost * runs,
  };
};
const more = ['repository-crawler', 'commit', 'documentation', 'python-fastapi-expert', 'pr-review', 'rag-query'];
export const sampleAgents: Agents = {
  agents: [
    agentRow('api-architect', 1_590, 188, 0.58, 0.91),
    agentRow('code-reviewer', 1_370, 160, 0.36, 0.49),
    agentRow('test-generator', 1_240, 151, 0.31, 0.52),
    agentRow('debug-intelligence', 980, 120, 0.44, 0.55),
    agentRow('performance', 830, 96, 0.61, 0.53),
    agentRow('content-summarizer', 145, 2, 0.22, null),
    ...more.map((agent, index) => agentRow(agent, 120 - index * 14, 40, 0.2 + index * 0.03, 0.26 + index * 0.03)),
  ],
  others: 0,
};
const savingsMeta: Partial<Shown['meta']> = {
  range: { from: firstDay, to: firstDay + 30 * day, step: hour },
  since: sampleNow - 60 * day,
  inputs: [
    input('omninode.agent.execution.completed.v1', ['omniclaude agents'], 9_040, 2_000),
    input('omninode.agent.execution.failed.v1', ['omniclaude agents'], 342, 91_000),
  ],
};

/** A client that answers the views of both panes with the samples above. */
export const createSampleClient = (): FakeClient =>
  createFakeClient(
    {
      'platform-health.health': { data: () => sampleHealth, meta: healthMeta },
      'platform-health.timelines': { data: () => sampleTimelines, meta: healthMeta },
      'platform-health.alerts': { data: () => sampleAlerts, meta: healthMeta },
      'intelligence-savings.metrics': { data: () => sampleMetrics, meta: savingsMeta },
      'intelligence-savings.timeSeries': { data: () => sampleSeries, meta: savingsMeta },
      'intelligence-savings.agentComparisons': { data: () => sampleAgents, meta: savingsMeta },
    },
    sampleNow,
    'm.kay',
  );
