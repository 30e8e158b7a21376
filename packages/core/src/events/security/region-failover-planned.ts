import { defineEvent } from '../define-event.ts';
import { identifier, list, milliseconds, optional, seconds, text } from '../meanings.ts';

/** It was planned where the work of a failed region goes. */
export const securityRegionFailoverPlanned = defineEvent({
  type: 'security.region.failover.planned.v1',
  docs: 'It was planned where the work of a failed region goes.',
  known: 'analog',
  producers: ['PhantomMesh regions'],
  key: 'failedRegion',
  payload: {
    failedRegion: identifier(),
    targetRegions: optional(list(identifier())),
    affectedWorkloads: optional(list(text())),
    actions: optional(list(text())),
    estimatedDurationMs: optional(milliseconds(seconds('estimated_duration_seconds'))),
    riskLevel: optional(identifier()),
  },
});
