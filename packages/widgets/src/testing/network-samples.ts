import type { Shown } from '@streamglass/core/client';
import { seededRandom } from '@streamglass/core/lib';
import type { agentNetworkViews, ViewData } from '@streamglass/core/views';
import { createFakeClient, type FakeClient } from './fake-client.ts';

const now = Date.UTC(2026, 2, 12, 14, 32, 7);
const minute = 60_000;

type Agents = ViewData<typeof agentNetworkViews, 'agents'>;
type Routes = ViewData<typeof agentNetworkViews, 'routes'>;
type Decisions = ViewData<typeof agentNetworkViews, 'routingDecisions'>;
type Summary = ViewData<typeof agentNetworkViews, 'summary'>;

/** Name and runs, by category. */
const team: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  Orchestration: {
    'polymorphic-agent': 9_420,
    'workflow-coordinator': 2_110,
    'pr-workflow': 1_180,
    'ticket-manager': 640,
    'onex-coordinator': 410,
  },
  Development: {
    'api-architect': 3_180,
    'frontend-developer': 2_260,
    'python-fastapi-expert': 1_730,
    'database-architect': 1_490,
    commit: 1_340,
    'contract-generator': 960,
    'documentation-writer': 870,
    refactoring: 720,
    'repository-setup': 190,
  },
  Quality: {
    'code-reviewer': 2_740,
    'test-generator': 2_480,
    'debug-intelligence': 1_960,
    'contract-validator': 1_120,
    performance: 830,
    'security-auditor': 610,
    'type-validator': 540,
    'ui-testing': 380,
  },
  Operations: {
    'devops-infrastructure': 1_010,
    observability: 760,
    kubernetes: 420,
    release: 330,
    'data-migration': 150,
  },
  Knowledge: { 'rag-query': 1_650, research: 1_280, 'content-summarizer': 290, 'quota-optimizer': 0 },
};

/** From, then who takes over: count and mean confidence. */
const flow: Readonly<Record<string, Readonly<Record<string, readonly [number, number | null]>>>> = {
  'polymorphic-agent': {
    'api-architect': [412, 0.91],
    'debug-intelligence': [355, 0.84],
    'frontend-developer': [298, 0.88],
    research: [241, 0.79],
    'code-reviewer': [226, 0.93],
    'workflow-coordinator': [204, 0.86],
    'devops-infrastructure': [131, 0.74],
    'documentation-writer': [96, 0.71],
    performance: [88, 0.58],
  },
  'api-architect': {
    'python-fastapi-expert': [265, 0.9],
    'test-generator': [174, 0.94],
    'contract-generator': [143, 0.87],
    'database-architect': [118, 0.82],
    'polymorphic-agent': [38, 0.47],
  },
  'python-fastapi-expert': { 'test-generator': [212, 0.92], 'type-validator': [86, 0.81] },
  'frontend-developer': { 'code-reviewer': [187, 0.9], 'ui-testing': [94, 0.77] },
  'test-generator': { 'code-reviewer': [233, 0.95] },
  'code-reviewer': { commit: [276, 0.96], refactoring: [81, 0.69] },
  refactoring: { 'test-generator': [64, 0.72] },
  commit: { 'pr-workflow': [219, 0.97] },
  'pr-workflow': { 'ticket-manager': [72, 0.85], release: [41, 0.8] },
  'debug-intelligence': {
    'content-summarizer': [24, null],
    'rag-query': [167, 0.83],
    observability: [102, 0.76],
    performance: [59, 0.54],
  },
  research: { 'rag-query': [224, 0.89], 'documentation-writer': [57, 0.62] },
  'rag-query': { 'content-summarizer': [48, 0.64] },
  'database-architect': { performance: [46, 0.73], 'data-migration': [33, 0.7] },
  'contract-generator': { 'contract-validator': [137, 0.94] },
  'contract-validator': { 'onex-coordinator': [58, 0.81], 'code-reviewer': [49, 0.78] },
  'workflow-coordinator': {
    'onex-coordinator': [77, 0.83],
    'ticket-manager': [61, 0.79],
    'repository-setup': [24, 0.51],
  },
  'devops-infrastructure': { kubernetes: [83, 0.88], observability: [55, 0.75] },
  kubernetes: { release: [19, 0.49] },
  'security-auditor': { 'code-reviewer': [37, 0.68] },
};

const links = Object.entries(flow).flatMap(([from, all]) =>
  Object.entries(all).map(([to, [count, confidence]]) => ({ from, to, count, confidence })),
);
const random = seededRandom(7);

export const sampleRoutes: Routes = {
  routes: links
    .map(({ from, to, count, confidence }): Routes['routes'][number] => ({
      id: `${from} → ${to}`,
      from,
      to,
      handovers: count,
      failed: random() < 0.2 ? Math.ceil(count * 0.03) : 0,
      confidence,
      avgDurationMs: Math.round(300 + random() * 1_400),
    }))
    .sort((a, b) => b.handovers - a.handovers || (a.id < b.id ? -1 : 1)),
  others: 0,
};

export const sampleNetworkAgents: Agents = {
  agents: Object.entries(team)
    .flatMap(([category, members]) =>
      Object.entries(members).map(([name, runs]): Agents['agents'][number] => {
        const own = links.filter(({ from, to }) => from === name || to === name);
        const failedRuns = Math.round(runs * (0.02 + random() * 0.06));
        return {
          id: name,
          name,
          type: 'effect',
          category,
          description: null,
          status: runs === 0 ? null : random() < 0.3 ? 'running' : 'idle',
          capabilities: null,
          connections: new Set(own.flatMap(({ from, to }) => [from, to]).filter((other) => other !== name)).size,
          handovers: own.reduce((sum, { count }) => sum + count, 0),
          decisions: Math.round(runs * 0.08),
          runs,
          failedRuns,
          successRate: runs === 0 ? null : (100 * (runs - failedRuns)) / runs,
          avgDurationMs: runs === 0 ? null : Math.round(800 + random() * 6_000),
          lastSeen: runs === 0 ? now - 40 * 60 * minute : now - Math.round(random() * 20 * minute),
        };
      }),
    )
    .sort((a, b) => b.handovers - a.handovers || b.runs - a.runs || (a.id < b.id ? -1 : 1)),
  others: 0,
};

export const sampleDecisions: Decisions = {
  decisions: Array.from({ length: 40 }, (_, index): Decisions['decisions'][number] => {
    const link = links[Math.floor(random() * links.length)] ?? {
      from: 'polymorphic-agent',
      to: 'api-architect',
      confidence: 0.9,
    };
    const asks = [
      'add pagination to the runs endpoint',
      'why does stamping time out',
      'write tests for the router',
      'review the contract of onex.node',
      'summarise the incident',
    ];
    return {
      id: `agent.routing/${index % 3}/${90_000 - index}`,
      correlationId: `c-${index}`,
      query: asks[index % asks.length] ?? null,
      fromAgent: link.from,
      selectedAgent: link.to,
      confidence: link.confidence,
      timestamp: now - Math.round(index * 37_000 + random() * 20_000),
      reasoning: null,
      routingStrategy: 'fuzzy',
      routingTimeMs: 40,
      alternatives: null,
    };
  }),
};

const agents = sampleNetworkAgents.agents;
export const sampleNetworkSummary: Summary = {
  agents: agents.length,
  activeAgents: agents.filter(({ runs }) => runs > 0).length,
  handovers: links.reduce((sum, { count }) => sum + count, 0),
  decisions: 3_482,
  routingFailures: 37,
  avgConfidence: 0.84,
  avgRoutingTimeMs: 46.2,
};

export const networkMeta: Partial<Shown['meta']> = {
  range: { from: now - 1_440 * minute, to: now, step: minute },
  since: now - 6 * 1_440 * minute,
  inputs: [
    {
      type: 'omninode.agent.transformation.completed.v1',
      producers: ['omniclaude router'],
      count: 5_742,
      lastTime: now - 2_000,
      topics: ['omninode.agent.transformation.completed.v1'],
    },
    {
      type: 'omninode.agent.execution.completed.v1',
      producers: ['omniclaude agents'],
      count: 43_020,
      lastTime: now - 1_000,
      topics: ['omninode.agent.execution.completed.v1'],
    },
  ],
};

/** A made-up network of any size, the same for the same size. */
export function sampleCrowd(count: number, perNode = 2): { readonly agents: Agents; readonly routes: Routes } {
  const chance = seededRandom(count);
  const [blank] = agents;
  if (!blank) throw new Error('no sample agent');
  const rows = Array.from({ length: count }, (_, index) => ({
    ...blank,
    id: `agent-${index}`,
    name: `agent-${index}`,
    category: Object.keys(team)[index % 5] ?? null,
    runs: Math.round(10_000 / (index + 1)) + 1,
  }));
  const routes = Array.from({ length: Math.max(0, count - 1) * perNode }, (_, index): Routes['routes'][number] => {
    const from = 1 + Math.floor(index / perNode);
    const to = Math.floor(chance() ** 2 * from);
    return {
      id: `${index}`,
      from: `agent-${from}`,
      to: `agent-${to}`,
      handovers: 1 + Math.floor(chance() * 90),
      failed: 0,
      confidence: 0.4 + chance() * 0.6,
      avgDurationMs: null,
    };
  });
  return { agents: { agents: rows, others: 0 }, routes: { routes, others: 0 } };
}

/** A client that answers the views of `<agent-network>` with the samples above. */
export const createNetworkClient = (views: { readonly agents?: Agents; readonly routes?: Routes } = {}): FakeClient =>
  createFakeClient(
    {
      'agent-network.summary': { data: () => sampleNetworkSummary, meta: networkMeta },
      'agent-network.agents': { data: () => views.agents ?? sampleNetworkAgents, meta: networkMeta },
      'agent-network.routes': { data: () => views.routes ?? sampleRoutes, meta: networkMeta },
      'agent-network.routingDecisions': { data: () => sampleDecisions, meta: networkMeta },
    },
    now,
    'm.kay',
  );
