import { defineEvent } from '../define-event.ts';
import { incidentFields } from '../fields/incident.ts';
import { list, milliseconds, optional, text } from '../meanings.ts';

/** An incident was closed. */
export const securityIncidentResolved = defineEvent({
  type: 'security.incident.resolved.v1',
  docs: 'An incident was closed.',
  known: 'analog',
  producers: ['PhantomMesh automation'],
  key: 'incidentId',
  legacy: ['incident_resolved'],
  duration: 'durationMs',
  payload: {
    ...incidentFields,
    rootCause: optional(text()),
    lessonsLearned: optional(list(text())),
    remediationActions: optional(list(text())),
    durationMs: optional(milliseconds()),
  },
});
