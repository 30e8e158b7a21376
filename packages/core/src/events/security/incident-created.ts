import { defineEvent } from '../define-event.ts';
import { incidentFields } from '../fields/incident.ts';

/** An incident was opened. */
export const securityIncidentCreated = defineEvent({
  type: 'security.incident.created.v1',
  docs: 'An incident was opened.',
  known: 'analog',
  producers: ['PhantomMesh automation'],
  key: 'incidentId',
  legacy: ['incident_created'],
  payload: {
    ...incidentFields,
  },
});
