import { defineEvent } from '../define-event.ts';
import { bytes, count, flag, identifier, instant, json, milliseconds, optional, text } from '../meanings.ts';

/** A file was stamped with its metadata. */
export const metadataStampingStamped = defineEvent({
  type: 'omninode.metadata.stamping.stamped.v1',
  docs: 'A file was stamped with its metadata.',
  known: 'mock',
  producers: ['omninode_bridge stamping', 'omnidash mock'],
  key: 'correlationId',
  legacy: ['metadata-stamp-created', 'onex.evt.metadata-stamp-created.v1'],
  duration: 'durationMs',
  payload: {
    fileHash: optional(identifier('target_artifact_hash')),
    filePath: optional(text('artifact_path')),
    stampId: optional(identifier()),
    fileSizeBytes: optional(bytes('file_size')),
    durationMs: optional(milliseconds('execution_time_ms', 'processing_time_ms')),
    hashGenerationTimeMs: optional(milliseconds()),
    metadataExtractionTimeMs: optional(milliseconds()),
    databaseOperationTimeMs: optional(milliseconds()),
    hashAlgorithm: optional(identifier()),
    cacheHit: optional(flag()),
    namespace: optional(identifier()),
    workflowId: optional(identifier()),
    workflowState: optional(identifier()),
    workflowStepsExecuted: optional(count()),
    stampVersion: optional(identifier('metadata.version')),
    author: optional(identifier('metadata.author')),
    stampData: optional(json()),
    createdAt: optional(instant()),
  },
});
