import { defineEvent } from '../define-event.ts';
import { choice, identifier, milliseconds, optional, tokens, usd } from '../meanings.ts';

/** One call of a language model and the tokens it used. */
export const tokenUsageRecorded = defineEvent({
  type: 'omninode.token.usage.recorded.v1',
  docs: 'One call of a language model and the tokens it used.',
  known: 'analog',
  producers: ['omniintelligence model calls'],
  key: 'correlationId',
  legacy: ['onex.evt.omniintelligence.llm-call-completed.v1'],
  duration: 'latencyMs',
  payload: {
    model: identifier('model_id', 'model_name'),
    provider: optional(identifier()),
    promptTokens: optional(tokens('input_tokens')),
    completionTokens: optional(tokens('output_tokens')),
    totalTokens: optional(tokens('tokens_used')),
    costUsd: optional(usd('estimated_cost_usd', 'cost')),
    usageSource: optional(choice(['MEASURED', 'ESTIMATED', 'API'])),
    sessionId: optional(identifier()),
    repoName: optional(identifier()),
    agentName: optional(identifier('agent_id', 'agent')),
    latencyMs: optional(milliseconds()),
  },
});
