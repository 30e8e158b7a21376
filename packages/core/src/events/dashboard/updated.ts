import { defineEvent } from '../define-event.ts';
import { identifier, list, optional } from '../meanings.ts';

/** A dashboard was changed. */
export const dashboardUpdated = defineEvent({
  type: 'dashboard.updated',
  docs: 'A dashboard was changed.',
  known: 'inferred',
  producers: ['castiel dashboard'],
  key: 'tenantId',
  payload: {
    dashboardId: identifier(),
    changedFields: optional(list(identifier())),
    updatedBy: optional(identifier()),
    organizationId: optional(identifier()),
    version: optional(identifier()),
  },
});
