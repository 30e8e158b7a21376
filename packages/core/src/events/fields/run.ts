import { flag, identifier, milliseconds, optional, ratio, seconds, text, tokens, units, usd } from '../meanings.ts';

/** What the end of a run states, however it ended. */
export const runFields = {
  agentName: identifier('agent_id', 'agent'),
  durationMs: optional(
    milliseconds('execution_time_ms', 'processing_time_ms', 'metrics.duration_ms', seconds('duration_seconds')),
  ),
  tokensUsed: optional(tokens('metrics.tokens_used', 'total_tokens', 'metrics.total_tokens')),
  costUsd: optional(usd('cost', 'estimated_cost_usd', 'total_cost_usd', 'metrics.cost_usd', 'metrics.cost')),
  computeUnits: optional(units('metrics.compute_units')),
  withIntelligence: optional(flag('metadata.with_intelligence', 'metrics.with_intelligence')),
  qualityScore: optional(ratio('metrics.quality_score')),
  provider: optional(identifier('provider_name', 'metadata.provider')),
  model: optional(identifier('model_name', 'metadata.model')),
  sessionId: optional(identifier()),
  userRequest: optional(text('query', 'task')),
};
