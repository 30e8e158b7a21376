import { defineEvent } from '../define-event.ts';
import {
  choice,
  count,
  identifier,
  instant,
  json,
  latitude,
  longitude,
  milliseconds,
  optional,
  percent,
  perSecond,
  units,
} from '../meanings.ts';

/** A region stated how it is. */
export const securityRegionReported = defineEvent({
  type: 'security.region.reported.v1',
  docs: 'A region stated how it is.',
  known: 'analog',
  producers: ['PhantomMesh regions'],
  key: 'regionId',
  payload: {
    regionId: identifier('region'),
    status: choice(['HEALTHY', 'DEGRADED', 'UNHEALTHY', 'UNAVAILABLE']),
    latencyMs: optional(milliseconds()),
    throughputPerSecond: optional(perSecond('throughput_rps')),
    errorRate: optional(units()),
    cpuUsagePercent: optional(percent()),
    memoryUsagePercent: optional(percent()),
    replicatedWorkloads: optional(json()),
    lastHeartbeat: optional(instant()),
    latitude: optional(latitude('lat')),
    longitude: optional(longitude('lon', 'lng')),
    latencyBudgetMs: optional(milliseconds()),
    priority: optional(count()),
  },
});
