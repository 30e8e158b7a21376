import { defineEvent } from '../define-event.ts';
import { failureFields } from '../fields/failure.ts';
import { identifier, milliseconds, optional, text } from '../meanings.ts';

/** A file could not be stamped. */
export const metadataStampingFailed = defineEvent({
  type: 'omninode.metadata.stamping.failed.v1',
  docs: 'A file could not be stamped.',
  known: 'inferred',
  producers: ['omninode_bridge stamping'],
  key: 'correlationId',
  legacy: ['STAMP_FAILED'],
  duration: 'durationMs',
  payload: {
    ...failureFields,
    filePath: optional(text('artifact_path')),
    fileHash: optional(identifier('target_artifact_hash')),
    workflowId: optional(identifier()),
    durationMs: optional(milliseconds('processing_time_ms', 'execution_time_ms')),
  },
});
