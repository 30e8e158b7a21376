import { defineEvent } from '../define-event.ts';
import { identifier, instant, json, list, optional, ratio, text } from '../meanings.ts';

/** It was forecast how likely threats are. */
export const securityThreatForecast = defineEvent({
  type: 'security.threat.forecast.v1',
  docs: 'It was forecast how likely threats are.',
  known: 'analog',
  producers: ['PhantomMesh forecasting'],
  key: 'correlationId',
  payload: {
    threatProbability: ratio(),
    forecastStart: optional(instant()),
    forecastEnd: optional(instant()),
    expectedThreatType: optional(identifier()),
    expectedSeverity: optional(identifier()),
    confidence: optional(ratio()),
    criticalTimeWindows: optional(json()),
    resourceRequirements: optional(json()),
    recommendedActions: optional(list(text())),
  },
});
