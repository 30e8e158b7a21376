import { defineEvent } from '../define-event.ts';
import { identifier, measure, optional } from '../meanings.ts';

/** A value of a metric of a dashboard was recorded. */
export const dashboardMetricRecorded = defineEvent({
  type: 'dashboard.analytics.metric.recorded',
  docs: 'A value of a metric of a dashboard was recorded.',
  known: 'observed',
  producers: ['castiel dashboard-analytics'],
  key: 'tenantId',
  payload: {
    metricName: identifier(),
    value: measure(),
    metricId: optional(identifier()),
    organizationId: optional(identifier()),
    dashboardId: optional(identifier()),
    unit: optional(identifier()),
    serviceName: optional(identifier('service')),
    component: optional(identifier()),
  },
});
