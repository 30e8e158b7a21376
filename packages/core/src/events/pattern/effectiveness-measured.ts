import { defineEvent } from '../define-event.ts';
import {
  choice,
  count,
  identifier,
  instant,
  optional,
  ratio,
  signedMilliseconds,
  signedUnits,
  text,
} from '../meanings.ts';

/** It was measured what a pattern changes. */
export const patternEffectivenessMeasured = defineEvent({
  type: 'omninode.pattern.effectiveness.measured.v1',
  docs: 'It was measured what a pattern changes.',
  known: 'analog',
  producers: ['omnibase_infra baselines'],
  key: 'patternId',
  payload: {
    patternId: identifier(),
    patternName: optional(text()),
    sampleSize: optional(count()),
    windowStart: optional(instant()),
    windowEnd: optional(instant()),
    tokenDelta: optional(signedUnits('token_delta.mean')),
    timeDeltaMs: optional(signedMilliseconds('time_delta.mean')),
    retryDelta: optional(signedUnits('retry_delta.mean')),
    successRate: optional(ratio()),
    recommendation: optional(choice(['promote', 'shadow', 'suppress', 'fork'])),
    confidence: optional(choice(['high', 'medium', 'low'])),
    rationale: optional(text()),
  },
});
