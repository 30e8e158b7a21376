import { defineEvent } from '../define-event.ts';
import { identifier, optional, text } from '../meanings.ts';

/** Something happened to a part of the platform. */
export const securitySystemEvent = defineEvent({
  type: 'security.system.event.v1',
  docs: 'Something happened to a part of the platform.',
  known: 'inferred',
  producers: ['PhantomMesh analytics'],
  key: 'correlationId',
  legacy: ['system_event'],
  payload: {
    message: optional(text('description')),
    component: optional(identifier()),
    severity: optional(identifier()),
    status: optional(identifier()),
    nodeId: optional(identifier()),
    region: optional(identifier('metadata.region')),
  },
});
