import type { Feed, FeedGap, TailHandle, TailOptions } from '@streamglass/core/client';
import { seededRandom } from '@streamglass/core/lib';
import type { eventFlowViews, ViewData } from '@streamglass/core/views';
import { createFakeClient, type FakeClient } from './fake-client.ts';

/** A range of an hour that ends at 14:33 UTC on 12 March 2026, seen at 14:32:07. */
export const flowNow = Date.UTC(2026, 2, 12, 14, 32, 7);
const minute = 60_000;
const end = Date.UTC(2026, 2, 12, 14, 33);

type Chart = ViewData<typeof eventFlowViews, 'chart'>;
type WireEvent = Parameters<Parameters<TailHandle['subscribe']>[0]>[0]['events'][number];
type Metrics = ViewData<typeof eventFlowViews, 'metrics'>;

const shares: Readonly<Record<string, number>> = {
  agent: 4.1,
  intelligence: 2.6,
  database: 2.2,
  metadata: 1.2,
  code: 0.7,
  service: 0.3,
  kafka: 0.2,
};
const sumOfShares = Object.values(shares).reduce((sum, share) => sum + share, 0);
export const flowGap: FeedGap = {
  from: end - 13 * minute + 31_000,
  to: end - 12 * minute + 7_000,
  kind: 'log',
  records: 1_912,
};

export const sampleChart: Chart = (() => {
  const random = seededRandom(9);
  const throughput = Array.from({ length: 60 }, (_, index): Chart['throughput'][number] => {
    const lost = index === 47 ? 0.5 : index === 48 ? 0.85 : 1;
    const level =
      (900 + 220 * Math.sin(index / 7) + 160 * random()) *
      (index >= 38 && index < 42 ? 1.28 : 1) *
      (index === 59 ? 0.13 : 1) *
      lost;
    const byDomain = Object.fromEntries(
      Object.entries(shares).map(([domain, share]) => [
        domain,
        Math.round((level * share * (0.85 + 0.3 * random())) / sumOfShares),
      ]),
    );
    const value = Object.values(byDomain).reduce((sum, count) => sum + count, 0);
    return { time: end - (60 - index) * minute, value, byDomain, partial: index === 59 };
  });
  const lag = throughput.map(({ time, partial }) => ({
    time,
    value: partial ? null : 0.02 + 0.02 * random(),
    p95: partial ? null : 0.05 + 0.03 * random(),
  }));
  return { bucketMs: minute, throughput, lag };
})();

const total = sampleChart.throughput.reduce((sum, { value }) => sum + value, 0);
export const sampleFlowMetrics: Metrics = {
  totalEvents: total,
  uniqueTypes: 41,
  uniqueSources: 12,
  uniqueCorrelations: 9_412,
  eventsPerMinute: sampleChart.throughput[58]?.value ?? 0,
  failedEvents: 318,
  avgProcessingTime: 84,
  p95ProcessingTime: 412,
  avgLagMs: 24,
  p95LagMs: 61,
  topicCounts: [],
  others: 0,
};

const kinds: readonly (readonly [type: string, source: string, payload: unknown])[] = [
  [
    'omninode.agent.execution.completed.v1',
    'polymorphic-agent',
    { agentName: 'api-architect', durationMs: 1_840, success: true },
  ],
  ['omninode.database.query.completed.v1', 'omniarchon', { operationType: 'select', rows: 12, queryTimeMs: 4.2 }],
  [
    'omninode.agent.routing.completed.v1',
    'agent-router',
    {
      selectedAgent: 'agent-performance',
      confidence: 0.92,
      alternatives: [
        { agent: 'agent-performance', confidence: 0.92 },
        { agent: 'agent-debug', confidence: 0.71 },
      ],
      routing: { timeMs: 45, cacheHit: false, strategy: 'enhanced_fuzzy_matching' },
    },
  ],
  ['omninode.vault.secret.read.failed.v1', 'vault-adapter', { errorCode: 'permission_denied' }],
  ['omninode.metadata.stamping.stamped.v1', 'metadata-stamping', { filesStamped: 3, durationMs: 2_410 }],
  ['omninode.intelligence.query.completed.v1', 'omniintelligence', { tokens: 812 }],
  ['omninode.consul.service.health.changed.v1', 'consul-agent', { serviceName: 'omniarchon', status: 'passing' }],
  ['omninode.code.generation.completed.v1', 'codegen-orchestrator', { files: 7 }],
  ['omninode.bridge.workflow.started.v1', 'node-bridge', { workflowId: 'w-17' }],
  ['omninode.service.health.changed.v1', 'omniarchon', { status: 'healthy' }],
];

/** Events in order of time, `from` the ordinal of the first. */
export function sampleEvents(count: number, from = 0, endTime = flowNow - 9_000, everyMs = 290): readonly WireEvent[] {
  return Array.from({ length: count }, (_, index): WireEvent => {
    const ordinal = from + index;
    const [type, source, payload] = kinds[(count - 1 - index) % kinds.length] ?? kinds[0]!;
    const time = endTime - (count - 1 - index) * everyMs - ((ordinal * 37) % 211);
    const slow = type.includes('stamped');
    return {
      id: `evt-${(0x5b07c914 + ordinal * 7_919).toString(16)}`,
      type,
      time,
      source,
      tenantId: 'acme',
      ...(type.includes('health')
        ? {}
        : { correlationId: (0x7c1e04d2 + Math.floor(ordinal / 2) * 104_729).toString(16) }),
      ...(type.includes('routing') ? { causationId: 'evt-19ac07e2' } : {}),
      origin: 'real',
      known: true,
      payload,
      position: { topic: `dev.${type}`, partition: ordinal % 6, offset: String(18_204_771 + ordinal) },
      logTime: time + (slow ? 2_410 : 8 + ((ordinal * 13) % 54)),
    };
  });
}

/** A tail that a test or a story feeds by hand. */
export interface FakeTail extends TailHandle {
  readonly options: TailOptions;
  readonly held: boolean;
  readonly released: boolean;
  send(events: readonly WireEvent[], withheld?: number): void;
  lose(gap: FeedGap): void;
  setFeed(feed: Partial<Feed>): void;
}

function createFakeTail(options: TailOptions, feed: Feed): FakeTail {
  const listeners = new Set<Parameters<TailHandle['subscribe']>[0]>();
  let state = feed;
  let withheld = 0;
  let hold: { since: number; withheld: number } | null = null;
  let released = false;
  const tell = (events: readonly WireEvent[], left: number, gap: FeedGap | null): void => {
    for (const listener of listeners) listener({ events, withheld: left, gap });
  };
  return {
    options,
    get held() {
      return hold !== null;
    },
    get released() {
      return released;
    },
    get feed() {
      return { ...state, hold: hold && { since: hold.since, behind: withheld - hold.withheld } };
    },
    get withheld() {
      return withheld;
    },
    token: null,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    hold() {
      hold ??= { since: flowNow, withheld };
    },
    follow() {
      hold = null;
    },
    release() {
      released = true;
      listeners.clear();
    },
    send(events, left = 0) {
      withheld += left + (hold ? events.length : 0);
      if (hold) tell([], 0, null);
      else tell(events, left, null);
    },
    lose(gap) {
      state = { ...state, gaps: [...state.gaps, gap] };
      tell([], 0, gap);
    },
    setFeed(patch) {
      state = { ...state, ...patch };
      tell([], 0, null);
    },
  };
}

export interface FlowClient extends FakeClient {
  /** Tails that were opened, newest last. */
  readonly tails: readonly FakeTail[];
}

/** A client that answers the views of `<event-flow>` with the samples above. */
export function createFlowClient(): FlowClient {
  const meta = {
    range: { from: end - 60 * minute, to: end, step: minute },
    since: end - 3_000 * minute,
    gaps: [{ from: flowGap.from, to: flowGap.to, records: flowGap.records ?? 0 }],
    inputs: [
      {
        type: '*',
        producers: [],
        count: total,
        lastTime: flowNow - 9_000,
        topics: ['dev.omninode.agent.routing.completed.v1'],
      },
    ],
  };
  const client = createFakeClient(
    {
      'event-flow.metrics': { data: () => sampleFlowMetrics, meta },
      'event-flow.chart': { data: () => sampleChart, meta },
    },
    flowNow,
    'm.kay',
  );
  const tails: FakeTail[] = [];
  const feed: Feed = {
    link: 'live',
    problem: null,
    hold: null,
    fresh: { asOf: flowNow, staleMs: null },
    gaps: [],
    origin: 'real',
    cached: false,
  };
  return Object.create(client, {
    tails: { value: tails },
    tail: {
      value: (options: TailOptions = {}) => {
        const tail = createFakeTail(options, feed);
        tails.push(tail);
        return tail;
      },
    },
  }) as FlowClient;
}
