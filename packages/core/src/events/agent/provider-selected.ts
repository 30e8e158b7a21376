import { defineEvent } from '../define-event.ts';
import { identifier, instant, milliseconds, optional, ratio, text, usd } from '../meanings.ts';

/** A language model and its provider were chosen. */
export const agentProviderSelected = defineEvent({
  type: 'omninode.agent.provider.selected.v1',
  docs: 'A language model and its provider were chosen.',
  known: 'observed',
  producers: ['omniclaude provider selection'],
  key: 'correlationId',
  payload: {
    providerName: identifier('provider'),
    modelName: optional(identifier('model')),
    agentName: optional(identifier('agent_id', 'agent')),
    selectionReason: optional(text('reason')),
    costPerTokenUsd: optional(usd('cost_per_token', 'selection_criteria.cost_per_token')),
    latencyMs: optional(milliseconds('selection_criteria.latency_ms')),
    qualityScore: optional(ratio('selection_criteria.quality_score')),
    selectedAt: optional(instant()),
  },
});
