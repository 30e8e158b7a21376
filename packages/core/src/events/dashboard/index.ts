export { dashboardCreated } from './created.ts';
export { dashboardInsightCreated } from './insight-created.ts';
export { dashboardMetricRecorded } from './metric-recorded.ts';
export { dashboardReportGenerated } from './report-generated.ts';
export { dashboardUpdated } from './updated.ts';
