import { defineEvent } from '../define-event.ts';
import { choice, count, flag, identifier, list, milliseconds, optional, percent, seconds, text } from '../meanings.ts';

/** A snapshot of the health and the connection pool of a database. */
export const databaseConnectionStatus = defineEvent({
  type: 'omninode.database.connection.status.v1',
  docs: 'A snapshot of the health and the connection pool of a database.',
  known: 'analog',
  producers: ['omnibase_infra Postgres adapter'],
  key: 'databaseName',
  duration: 'responseTimeMs',
  payload: {
    databaseName: identifier('database'),
    status: identifier('health_status'),
    responseTimeMs: optional(milliseconds('latency_ms')),
    poolActive: optional(count('connection_pool.active_connections')),
    poolIdle: optional(count('connection_pool.idle_connections')),
    poolTotal: optional(count('connection_pool.total_connections')),
    poolMax: optional(count('connection_pool.max_connections')),
    poolUtilization: optional(percent('connection_pool.connection_utilization_percent')),
    serverVersion: optional(identifier()),
    isReadOnly: optional(flag()),
    uptimeMs: optional(milliseconds(seconds('uptime_seconds'))),
    circuitBreakerState: optional(choice(['CLOSED', 'OPEN', 'HALF_OPEN'])),
    errorMessages: optional(list(text())),
    warnings: optional(list(text())),
  },
});
