import { defineEvent } from '../define-event.ts';
import { count, flag, identifier, list, map, milliseconds, optional, ratio } from '../meanings.ts';

// Its real name is the topic. Documents and recordings of it name the patterns differently.

/** An agent was given a manifest of patterns before it ran. */
export const agentManifestInjected = defineEvent({
  type: 'agent-manifest-injections',
  docs: 'An agent was given a manifest of patterns before it ran.',
  known: 'observed',
  producers: ['omniclaude hooks'],
  key: 'correlationId',
  duration: 'queryTimeMs',
  payload: {
    agentName: identifier('agent_id', 'agent'),
    injectionType: optional(identifier()),
    manifestVersion: optional(identifier()),
    generationSource: optional(identifier()),
    patternsCount: optional(count('pattern_count')),
    patternsDiscovered: optional(list(identifier())),
    confidenceScores: optional(map(ratio())),
    queryTimeMs: optional(milliseconds('total_query_time_ms')),
    isFallback: optional(flag()),
    executionSuccess: optional(flag('agent_execution_success')),
    qualityScore: optional(ratio('agent_quality_score')),
  },
});
