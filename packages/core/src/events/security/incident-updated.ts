import { defineEvent } from '../define-event.ts';
import { incidentFields } from '../fields/incident.ts';
import { identifier, optional } from '../meanings.ts';

/** An incident went on to its next stage. */
export const securityIncidentUpdated = defineEvent({
  type: 'security.incident.updated.v1',
  docs: 'An incident went on to its next stage.',
  known: 'inferred',
  producers: ['PhantomMesh automation'],
  key: 'incidentId',
  payload: {
    ...incidentFields,
    previousStatus: optional(identifier()),
  },
});
