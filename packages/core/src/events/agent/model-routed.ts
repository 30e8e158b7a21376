import { defineEvent } from '../define-event.ts';
import { flag, identifier, milliseconds, optional, ratio, tokens, usd } from '../meanings.ts';

/** A language model chose an agent, beside the fuzzy match. */
export const agentModelRouted = defineEvent({
  type: 'onex.evt.omniclaude.llm-routing-decision.v1',
  docs: 'A language model chose an agent, beside the fuzzy match.',
  known: 'observed',
  producers: ['omniclaude router'],
  key: 'correlationId',
  duration: 'latencyMs',
  payload: {
    selectedAgent: identifier(),
    fuzzyCandidate: optional(identifier('fuzzy_top_candidate')),
    agreement: optional(flag()),
    confidence: optional(ratio('llm_confidence')),
    fuzzyConfidence: optional(ratio()),
    latencyMs: optional(milliseconds('llm_latency_ms')),
    fuzzyLatencyMs: optional(milliseconds()),
    routingPromptVersion: optional(identifier()),
    intent: optional(identifier()),
    model: optional(identifier('model_id', 'model_name')),
    costUsd: optional(usd('cost', 'estimated_cost_usd')),
    promptTokens: optional(tokens()),
    completionTokens: optional(tokens()),
    totalTokens: optional(tokens()),
    fallbackUsed: optional(flag()),
    sessionId: optional(identifier()),
  },
});
