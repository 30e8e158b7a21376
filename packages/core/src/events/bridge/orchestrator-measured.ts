import { defineEvent } from '../define-event.ts';
import { count, milliseconds, optional } from '../meanings.ts';

/** The orchestrator stated its counters. */
export const bridgeOrchestratorMeasured = defineEvent({
  type: 'omninode.bridge.orchestrator.measured.v1',
  docs: 'The orchestrator stated its counters.',
  known: 'analog',
  producers: ['omninode_bridge workflows'],
  key: 'correlationId',
  payload: {
    latencyMs: optional(milliseconds('orchestration_latency_ms')),
    successTotal: optional(count('orchestration_success_total')),
    failureTotal: optional(count('orchestration_failure_total')),
    timeoutTotal: optional(count('orchestration_timeout_total')),
    retryTotal: optional(count('orchestration_retry_total')),
    waitTimeMs: optional(milliseconds('event_wait_time_ms')),
    eventDrivenExecutions: optional(count()),
    legacyExecutions: optional(count()),
  },
});
