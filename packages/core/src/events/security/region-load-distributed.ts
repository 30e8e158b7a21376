import { defineEvent } from '../define-event.ts';
import { map, milliseconds, optional, units } from '../meanings.ts';

/** Work was shared out between regions. */
export const securityRegionLoadDistributed = defineEvent({
  type: 'security.region.load.distributed.v1',
  docs: 'Work was shared out between regions.',
  known: 'analog',
  producers: ['PhantomMesh regions'],
  key: 'correlationId',
  payload: {
    regionAllocations: map(units()),
    estimatedLatencyMs: optional(milliseconds()),
    capacityUtilization: optional(units('total_capacity_utilization')),
    balancedScore: optional(units()),
  },
});
