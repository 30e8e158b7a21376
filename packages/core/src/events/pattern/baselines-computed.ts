import { defineEvent } from '../define-event.ts';
import { count, identifier, instant, json, list, optional, ratio, record } from '../meanings.ts';

/** Patterns were compared with work without them. */
export const patternBaselinesComputed = defineEvent({
  type: 'onex.evt.omnibase-infra.baselines-computed.v1',
  docs: 'Patterns were compared with work without them.',
  known: 'observed',
  producers: ['omnibase_infra baselines'],
  key: 'correlationId',
  payload: {
    snapshotId: identifier(),
    contractVersion: optional(identifier()),
    computedAt: optional(instant('computed_at_utc')),
    windowStart: optional(instant('window_start_utc')),
    windowEnd: optional(instant('window_end_utc')),
    comparisons: optional(json()),
    trend: optional(json()),
    breakdown: optional(
      list(record({ action: identifier(), count: optional(count()), avgConfidence: optional(ratio()) })),
    ),
  },
});
