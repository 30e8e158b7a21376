import { defineEvent } from '../define-event.ts';
import { choice, identifier, instant, json, list, optional } from '../meanings.ts';

/** It was decided who is told of a threat. */
export const securityAlertRouted = defineEvent({
  type: 'security.alert.routed.v1',
  docs: 'It was decided who is told of a threat.',
  known: 'analog',
  producers: ['PhantomMesh automation'],
  key: 'threatId',
  payload: {
    threatId: identifier('original_threat_id'),
    alertId: optional(identifier()),
    severity: optional(identifier('severity_level')),
    escalationLevel: optional(choice(['info', 'warning', 'alert', 'urgent', 'critical'])),
    assignedTeams: optional(list(identifier())),
    assignedPeople: optional(list(identifier())),
    notifications: optional(json()),
    enrichedContext: optional(json()),
    createdAt: optional(instant()),
    routedAt: optional(instant()),
  },
});
