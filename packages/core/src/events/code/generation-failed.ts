import { defineEvent } from '../define-event.ts';
import { failureFields } from '../fields/failure.ts';
import { identifier, list, milliseconds, optional, seconds, text } from '../meanings.ts';

/** A node or module could not be generated. */
export const codeGenerationFailed = defineEvent({
  type: 'omninode.code.generation.failed.v1',
  docs: 'A node or module could not be generated.',
  known: 'analog',
  producers: ['omninode_bridge code generation'],
  key: 'correlationId',
  legacy: ['CODEGEN_FAILED'],
  duration: 'durationMs',
  payload: {
    ...failureFields,
    workflowId: optional(identifier()),
    contractId: optional(identifier()),
    failedStage: optional(identifier()),
    durationMs: optional(milliseconds(seconds('partial_duration_seconds'))),
    partialFiles: optional(list(text())),
    stackTrace: optional(text()),
  },
});
