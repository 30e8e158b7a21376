/** Agents of the simulated platform; the first ones get most of the work. */
export const agents = [
  'generalist',
  'code-explorer',
  'feature-builder',
  'test-writer',
  'review-partner',
  'schema-designer',
  'incident-analyst',
  'docs-editor',
  'api-planner',
  'dependency-keeper',
  'migration-guide',
  'ui-crafter',
  'security-scout',
  'query-tuner',
  'release-captain',
  'data-mapper',
  'log-reader',
] as const;

/**
 * Whom an agent hands over to, the most frequent first. Sparse on purpose: real agents know a few others, and a graph in which
 * everybody knows everybody shows nothing.
 */
export const followers: Readonly<Record<(typeof agents)[number], readonly (typeof agents)[number][]>> = {
  generalist: [
    'code-explorer',
    'feature-builder',
    'incident-analyst',
    'docs-editor',
    'api-planner',
    'ui-crafter',
    'dependency-keeper',
    'query-tuner',
    'migration-guide',
  ],
  'code-explorer': ['feature-builder', 'log-reader', 'review-partner'],
  'feature-builder': ['test-writer', 'review-partner', 'schema-designer'],
  'test-writer': ['review-partner', 'feature-builder'],
  'review-partner': ['release-captain', 'security-scout', 'test-writer'],
  'schema-designer': ['migration-guide', 'data-mapper'],
  'incident-analyst': ['log-reader', 'query-tuner', 'feature-builder'],
  'docs-editor': ['review-partner'],
  'api-planner': ['schema-designer', 'feature-builder', 'security-scout'],
  'dependency-keeper': ['security-scout', 'test-writer'],
  'migration-guide': ['data-mapper', 'test-writer'],
  'ui-crafter': ['test-writer', 'docs-editor'],
  'security-scout': ['review-partner'],
  'query-tuner': ['schema-designer', 'test-writer'],
  'release-captain': ['docs-editor'],
  'data-mapper': ['query-tuner'],
  'log-reader': ['code-explorer'],
};

/** The agent that runs worse with intelligence than without: a saving is never a matter of course. */
export const regressingAgent = 'query-tuner';

export const services = [
  'intent-router',
  'pattern-library',
  'artifact-stamper',
  'code-foundry',
  'graph-indexer',
  'session-keeper',
  'vector-search',
  'workflow-runner',
] as const;

export const databases = ['operations-db', 'patterns-db'] as const;

/** Language models by provider, with prices in USD per token. */
export const models = [
  { provider: 'anthropic', model: 'claude-sonnet', price: 0.000009 },
  { provider: 'openai', model: 'gpt-standard', price: 0.0000075 },
  { provider: 'google', model: 'gemini-flash', price: 0.0000012 },
  { provider: 'local', model: 'qwen-coder', price: 0.0000002 },
] as const;

export const nodeTypes = ['effect', 'compute', 'reducer', 'orchestrator'] as const;

export const requests = [
  'explain how the session store is locked',
  'add pagination to the orders endpoint',
  'write tests for the token refresh',
  'why is the nightly import slow',
  'rename the billing package',
  'review the retry policy of the mailer',
  'find the cause of the 502 answers',
  'draft a migration for the audit table',
  'make the settings page keyboard accessible',
  'check the dependencies for known holes',
] as const;

export const qualityGates = ['types', 'unit-tests', 'style', 'security', 'coverage'] as const;

export const strategies = ['fuzzy-match', 'semantic-similarity', 'history-weighted'] as const;

/** Files that people and agents work on. */
export const files = [
  { path: 'src/orders/cart.py', language: 'python' },
  { path: 'src/orders/pricing.py', language: 'python' },
  { path: 'src/session/store.ts', language: 'typescript' },
  { path: 'src/session/token-refresh.ts', language: 'typescript' },
  { path: 'src/billing/invoice.py', language: 'python' },
  { path: 'src/mailer/retry.go', language: 'go' },
  { path: 'src/settings/page.tsx', language: 'typescript' },
  { path: 'src/imports/nightly.py', language: 'python' },
  { path: 'docs/architecture.md', language: 'markdown' },
  { path: 'docs/runbook.md', language: 'markdown' },
] as const;

export const projects = ['web-shop', 'billing', 'data-platform', 'mobile-app'] as const;

export const people = ['ana', 'bela', 'chidi', 'dao', 'elif', 'farid'] as const;

/** Patterns of the library, the most used first. */
export const patterns = [
  { id: 'ptn-retry-with-jitter', name: 'Retry with jitter', type: 'resilience' },
  { id: 'ptn-outbox', name: 'Transactional outbox', type: 'messaging' },
  { id: 'ptn-keyset-pages', name: 'Keyset pagination', type: 'data-access' },
  { id: 'ptn-parse-at-edge', name: 'Parse at the edge', type: 'validation' },
  { id: 'ptn-idempotency-key', name: 'Idempotency key', type: 'messaging' },
  { id: 'ptn-bulkhead', name: 'Bulkhead', type: 'resilience' },
] as const;

/** Regions of the network that is watched, with where they lie. */
export const regions = [
  { id: 'eu-central', latitude: 50.11, longitude: 8.68 },
  { id: 'eu-north', latitude: 59.33, longitude: 18.06 },
  { id: 'us-east', latitude: 39.04, longitude: -77.49 },
  { id: 'us-west', latitude: 45.6, longitude: -121.18 },
  { id: 'ap-south', latitude: 19.08, longitude: 72.88 },
  { id: 'ap-northeast', latitude: 35.68, longitude: 139.69 },
] as const;

/** Words by name of field, for events that are made up field by field. */
export const words: Readonly<Record<string, readonly string[]>> = {
  agentName: agents,
  selectedAgent: agents,
  previousAgent: agents,
  fallbackAgent: agents,
  sourceAgent: agents,
  targetAgent: agents,
  agent: agents,
  accountId: agents,
  serviceName: services,
  dependencies: services,
  databaseName: databases,
  status: ['healthy', 'degraded', 'unhealthy'],
  previousStatus: ['healthy', 'degraded', 'unhealthy'],
  healthStatus: ['healthy', 'degraded', 'unhealthy'],
  provider: models.map(({ provider }) => provider),
  providerName: models.map(({ provider }) => provider),
  model: models.map(({ model }) => model),
  modelName: models.map(({ model }) => model),
  nodeType: nodeTypes,
  userRequest: requests,
  gateName: qualityGates,
  routingStrategy: strategies,
  topic: ['omninode.agent.v1', 'omninode.intelligence.v1', 'omninode.service.v1'],
  domain: ['backend', 'frontend', 'data'],
  mapKeys: ['history', 'trigger', 'context'],
};
