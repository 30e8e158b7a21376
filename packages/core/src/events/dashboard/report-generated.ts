import { defineEvent } from '../define-event.ts';
import { count, flag, identifier, instant, optional, text } from '../meanings.ts';

/** A report was made. */
export const dashboardReportGenerated = defineEvent({
  type: 'dashboard.analytics.report.generated',
  docs: 'A report was made.',
  known: 'inferred',
  producers: ['castiel dashboard-analytics'],
  key: 'tenantId',
  legacy: ['dashboard_analytics.report_generated'],
  payload: {
    reportId: identifier(),
    reportName: optional(text()),
    reportType: optional(identifier()),
    organizationId: optional(identifier()),
    dashboardId: optional(identifier()),
    format: optional(identifier()),
    widgetCount: optional(count()),
    generatedAt: optional(instant()),
    periodStart: optional(instant()),
    periodEnd: optional(instant()),
    scheduled: optional(flag()),
    status: optional(identifier()),
  },
});
