import {
  dashboardCreated,
  dashboardInsightCreated,
  dashboardMetricRecorded,
  dashboardReportGenerated,
  dashboardUpdated,
} from '../../events/dashboard/index.ts';
import { lasting, longTailed, pick, pickSkewed, rounded, shareAround, wholeMs } from '../chance.ts';
import type { Scenario } from '../scenario.ts';
import type { Stage } from '../story.ts';
import { people, projects } from '../vocabulary.ts';

const dashboards = 'dashboard';
const analytics = 'dashboard-analytics';
const daySeconds = 86_400;
const reportAt = 6 * 3600;

const metrics = [
  { metricName: 'page_load_time', unit: 'ms', usual: 420 },
  { metricName: 'active_users', unit: 'users', usual: 35 },
  { metricName: 'refresh_rate', unit: 'per_minute', usual: 4 },
] as const;

export const dashboardAnalytics: Scenario = {
  name: 'dashboard-analytics',
  docs: 'People make dashboards and change them; what they are used for is measured, insights are found in it, and every morning there are reports.',
  longestMs: 100_000,
  eventsPerStory: 3.5,
  clockRate: projects.length / daySeconds,
  cast: () => ({
    story: tellUse,
    clock(stage) {
      if (stage.scene.second % daySeconds === reportAt) projects.forEach((name) => tellReport(stage, name));
    },
  }),
};

const widgetIds = ['platform-health', 'event-flow', 'agent-network'];

function tellUse(stage: Stage, startedAt: number): void {
  const { random, busy } = stage.scene;
  const chain = stage.chain();
  const organizationId = pick(random, projects);
  const isNew = random() < 0.15;
  const dashboardId = isNew ? `dash-${chain.correlationId.slice(0, 13)}` : `dash-${organizationId}`;
  const who = pick(random, people);
  const about = { dashboardId, organizationId };
  let time = startedAt;
  if (isNew) {
    chain.tell(dashboardCreated, time, dashboards, {
      ...about,
      name: `Overview of ${who}`,
      ownerId: who,
      widgetIds,
      widgetCount: widgetIds.length,
    });
  } else if (random() < 0.4) {
    const changed = {
      changedFields: [pick(random, ['layout', 'name', 'filters'])],
      updatedBy: who,
      version: `${1 + Math.floor(random() * 40)}`,
    };
    chain.tell(dashboardUpdated, time, dashboards, { ...about, ...changed });
  }
  for (const { metricName, unit, usual } of metrics) {
    time += lasting(random, 1_500, 10_000);
    const value = rounded(longTailed(random, usual * (metricName === 'active_users' ? busy : 1), 0.3), 100);
    chain.tell(dashboardMetricRecorded, time, analytics, {
      ...about,
      metricName,
      value,
      unit,
      serviceName: dashboards,
      component: 'page',
    });
    if (value < usual * 2) continue;
    const insightId = `insight-${chain.correlationId.slice(0, 13)}-${metricName}`;
    const found = {
      insightId,
      insightType: 'anomaly',
      title: `${metricName} is high`,
      description: 'more than twice the usual',
      metricName,
    };
    chain.aside(dashboardInsightCreated, time + 300, analytics, {
      ...about,
      ...found,
      severity: 'warning',
      confidence: shareAround(random, 0.8),
      userId: who,
    });
  }
}

function tellReport(stage: Stage, organizationId: string): void {
  const { random, second } = stage.scene;
  const time = second * 1000 + lasting(random, 20_000, 100_000);
  const day = Math.floor(second / daySeconds);
  stage.chain().tell(dashboardReportGenerated, time, analytics, {
    reportId: `report-${organizationId}-${day}`,
    reportName: `The day of ${organizationId}`,
    reportType: 'daily',
    organizationId,
    dashboardId: `dash-${organizationId}`,
    format: pickSkewed(random, ['pdf', 'csv']),
    widgetCount: widgetIds.length,
    generatedAt: wholeMs(time),
    periodStart: (day - 1) * daySeconds * 1000,
    periodEnd: day * daySeconds * 1000,
    scheduled: true,
    status: 'completed',
  });
}
