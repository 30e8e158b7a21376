import { defineEvent } from '../define-event.ts';
import { identifier, measure, optional, text } from '../meanings.ts';

/** A measure of the stamping service passed its threshold. */
export const metadataPerformanceAlerted = defineEvent({
  type: 'omninode.metadata.performance.alerted.v1',
  docs: 'A measure of the stamping service passed its threshold.',
  known: 'analog',
  producers: ['omninode_bridge stamping'],
  key: 'correlationId',
  payload: {
    metricName: identifier(),
    alertType: optional(identifier()),
    currentValue: optional(measure()),
    thresholdValue: optional(measure()),
    severity: optional(identifier()),
    message: optional(text()),
    instanceId: optional(identifier('service_instance')),
    component: optional(identifier()),
  },
});
