import { defineEvent } from '../define-event.ts';
import { choice, count, identifier, milliseconds, optional, seconds } from '../meanings.ts';

/** A circuit breaker opened or closed. */
export const nodeCircuitBreakerChanged = defineEvent({
  type: 'onex.infra.circuit_breaker.state_changed.v1',
  docs: 'A circuit breaker opened or closed.',
  known: 'observed',
  producers: ['omnibase_infra'],
  key: 'serviceName',
  payload: {
    serviceName: identifier('service'),
    newState: choice(['CLOSED', 'OPEN', 'HALF_OPEN']),
    previousState: optional(choice(['CLOSED', 'OPEN', 'HALF_OPEN'])),
    failureCount: optional(count()),
    resetTimeoutMs: optional(milliseconds(seconds('reset_timeout_seconds'))),
  },
});
