import { defineEvent } from '../define-event.ts';
import { count, identifier, list, optional, text } from '../meanings.ts';

/** A dashboard was made. */
export const dashboardCreated = defineEvent({
  type: 'dashboard.created',
  docs: 'A dashboard was made.',
  known: 'inferred',
  producers: ['castiel dashboard'],
  key: 'tenantId',
  payload: {
    dashboardId: identifier(),
    name: optional(text()),
    ownerId: optional(identifier('created_by')),
    organizationId: optional(identifier()),
    widgetIds: optional(list(identifier())),
    widgetCount: optional(count()),
  },
});
