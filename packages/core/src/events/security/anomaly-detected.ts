import { defineEvent } from '../define-event.ts';
import { identifier, ipAddress, list, measure, optional, signedUnits, text, units } from '../meanings.ts';

// The confidence is no share: with two methods its producer states 1.05. The severity is a word, or a number of 0 to 1.

/** A measure or a behaviour left its usual range. */
export const securityAnomalyDetected = defineEvent({
  type: 'security.anomaly.detected.v1',
  docs: 'A measure or a behaviour left its usual range.',
  known: 'analog',
  producers: ['PhantomMesh analytics'],
  key: 'correlationId',
  payload: {
    metricName: optional(identifier()),
    value: optional(measure()),
    expectedLow: optional(measure('expected_range.0')),
    expectedHigh: optional(measure('expected_range.1')),
    anomalyType: optional(identifier()),
    anomalyTypes: optional(list(identifier())),
    confidence: optional(units()),
    severity: optional(identifier()),
    zScore: optional(signedUnits('context.z_score')),
    baselineMean: optional(measure('context.baseline_mean')),
    baselineStdDev: optional(measure('context.baseline_std_dev')),
    deviationMagnitude: optional(signedUnits()),
    expectedBehavior: optional(text()),
    observedBehavior: optional(text()),
    affectedAddress: optional(ipAddress('affected_ip')),
  },
});
