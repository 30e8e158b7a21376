import { defineEvent } from '../define-event.ts';
import { count, identifier, milliseconds, optional } from '../meanings.ts';

// No producer has such an event; name and fields are ours.

/** Something was sent to all peers that can be reached. */
export const p2pDistributionCompleted = defineEvent({
  type: 'omninode.p2p.distribution.completed.v1',
  docs: 'Something was sent to all peers that can be reached.',
  known: 'proposed',
  producers: ['peers of a pattern network'],
  key: 'artifactId',
  duration: 'durationMs',
  payload: {
    artifactId: identifier('pattern_id'),
    peersReached: optional(count()),
    peersTotal: optional(count()),
    durationMs: optional(milliseconds()),
  },
});
