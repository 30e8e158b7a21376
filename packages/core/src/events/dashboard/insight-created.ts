import { defineEvent } from '../define-event.ts';
import { identifier, optional, ratio, text } from '../meanings.ts';

/** Something worth knowing was found in the numbers. */
export const dashboardInsightCreated = defineEvent({
  type: 'dashboard.analytics.insight.created',
  docs: 'Something worth knowing was found in the numbers.',
  known: 'inferred',
  producers: ['castiel dashboard-analytics'],
  key: 'tenantId',
  payload: {
    insightId: identifier(),
    insightType: optional(identifier()),
    organizationId: optional(identifier()),
    dashboardId: optional(identifier()),
    title: optional(text()),
    description: optional(text()),
    severity: optional(identifier()),
    confidence: optional(ratio()),
    metricName: optional(identifier()),
    userId: optional(identifier()),
  },
});
