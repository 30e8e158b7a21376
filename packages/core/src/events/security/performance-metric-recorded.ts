import { defineEvent } from '../define-event.ts';
import {
  count,
  flag,
  identifier,
  json,
  measure,
  milliseconds,
  optional,
  percent,
  perSecond,
  units,
} from '../meanings.ts';

// A utilization, a hit rate and an error rate are kept as stated: whether of 1 or of 100, no producer says.

/** The platform that watches for threats was measured. */
export const securityPerformanceMetricRecorded = defineEvent({
  type: 'security.performance.metric.recorded.v1',
  docs: 'The platform that watches for threats was measured.',
  known: 'analog',
  producers: ['PhantomMesh analytics', 'PhantomMesh automation'],
  key: 'correlationId',
  legacy: ['performance_metric'],
  payload: {
    metricName: optional(identifier()),
    value: optional(measure()),
    cpuUsagePercent: optional(percent()),
    memoryUsagePercent: optional(percent()),
    cpuUtilization: optional(units()),
    memoryUtilization: optional(units()),
    averageResponseTimeMs: optional(milliseconds('avg_response_time_ms', 'avg_latency_ms')),
    uptimePercent: optional(percent('network_uptime_percent')),
    requestsPerSecond: optional(perSecond('api_requests_per_second')),
    activeSessions: optional(count()),
    databaseLatencyMs: optional(milliseconds('database_query_latency_ms')),
    cacheHitRate: optional(units()),
    component: optional(identifier('component_name')),
    eventsProcessed: optional(count()),
    failedOperations: optional(count()),
    errorRate: optional(units()),
    isHealthy: optional(flag()),
    aggregationMethod: optional(identifier()),
    tags: optional(json()),
  },
});
