import { defineEvent } from '../define-event.ts';
import { identifier, json, optional, text } from '../meanings.ts';

/** A part of the infrastructure met an error. */
export const nodeErrorDetected = defineEvent({
  type: 'onex.infra.error.detected.v1',
  docs: 'A part of the infrastructure met an error.',
  known: 'observed',
  producers: ['omnibase_infra'],
  key: 'correlationId',
  payload: {
    errorCode: identifier(),
    errorMessage: optional(text('message')),
    severity: optional(identifier()),
    nodeType: optional(identifier()),
    nodeName: optional(identifier()),
    transportType: optional(identifier()),
    operation: optional(identifier()),
    context: optional(json()),
  },
});
