import { defineEvent } from '../define-event.ts';
import { flag, identifier, list, milliseconds, optional, usd } from '../meanings.ts';

/** A task was given to another model or agent. */
export const agentTaskDelegated = defineEvent({
  type: 'onex.evt.omniclaude.task-delegated.v1',
  docs: 'A task was given to another model or agent.',
  known: 'observed',
  producers: ['omniclaude delegation'],
  key: 'correlationId',
  duration: 'latencyMs',
  payload: {
    taskType: identifier(),
    delegatedTo: optional(identifier()),
    delegatedBy: optional(identifier()),
    qualityGatePassed: optional(flag()),
    gatesChecked: optional(list(identifier(), 'quality_gates_checked')),
    gatesFailed: optional(list(identifier(), 'quality_gates_failed')),
    costUsd: optional(usd('cost')),
    costSavingsUsd: optional(usd()),
    latencyMs: optional(milliseconds('delegation_latency_ms')),
    repoName: optional(identifier('repo')),
    isShadow: optional(flag()),
    sessionId: optional(identifier()),
  },
});
