import { defineEvent } from '../define-event.ts';
import { identifier, json, milliseconds, optional } from '../meanings.ts';

/** The stamp of a file was checked. */
export const metadataStampValidated = defineEvent({
  type: 'omninode.metadata.stamp.validated.v1',
  docs: 'The stamp of a file was checked.',
  known: 'analog',
  producers: ['omninode_bridge stamping'],
  key: 'correlationId',
  legacy: ['metadata-stamp-validated', 'onex.evt.metadata-stamp-validated.v1'],
  duration: 'durationMs',
  payload: {
    fileHash: identifier(),
    validationResult: optional(json()),
    durationMs: optional(milliseconds('validation_time_ms')),
  },
});
