import { defineEvent } from '../define-event.ts';
import { bytes, flag, identifier, json, optional, text } from '../meanings.ts';

// Two producers and a mock share no field, so none is required.

/** A file was to be stamped with its metadata. */
export const metadataStampingRequested = defineEvent({
  type: 'omninode.metadata.stamping.requested.v1',
  docs: 'A file was to be stamped with its metadata.',
  known: 'mock',
  producers: ['omninode_bridge stamping', 'omnidash mock'],
  key: 'correlationId',
  payload: {
    filePath: optional(text('artifact_path')),
    fileHash: optional(identifier('target_artifact_hash')),
    fileSizeBytes: optional(bytes('file_size')),
    contentType: optional(identifier()),
    priority: optional(identifier()),
    protocolVersion: optional(identifier()),
    namespace: optional(identifier()),
    operationId: optional(identifier('op_id')),
    extractMetadata: optional(flag()),
    cacheResult: optional(flag()),
    notifyCompletion: optional(flag()),
    traceId: optional(identifier()),
    spanId: optional(identifier()),
    enableIntelligence: optional(flag('enable_onextree_intelligence')),
    metadata: optional(json()),
  },
});
