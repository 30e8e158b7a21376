import { defineEvent } from '../define-event.ts';
import { identifier, list, milliseconds, optional, seconds } from '../meanings.ts';

/** The stages of generating code began. */
export const codeGenerationStarted = defineEvent({
  type: 'omninode.code.generation.started.v1',
  docs: 'The stages of generating code began.',
  known: 'analog',
  producers: ['omninode_bridge code generation'],
  key: 'correlationId',
  legacy: ['CODEGEN_STARTED'],
  payload: {
    workflowId: identifier(),
    orchestratorNodeId: optional(identifier()),
    pipelineStages: optional(list(identifier())),
    estimatedDurationMs: optional(milliseconds(seconds('estimated_duration_seconds'))),
  },
});
