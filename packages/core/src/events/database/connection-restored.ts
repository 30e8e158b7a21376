import { defineEvent } from '../define-event.ts';
import { count, identifier, instant, milliseconds, optional, seconds } from '../meanings.ts';

/** The connection to a database is back. */
export const databaseConnectionRestored = defineEvent({
  type: 'omninode.database.connection.restored.v1',
  docs: 'The connection to a database is back.',
  known: 'analog',
  producers: ['omnibase_infra Postgres adapter'],
  key: 'databaseName',
  payload: {
    databaseName: identifier('database'),
    restoredAt: optional(instant()),
    downtimeMs: optional(milliseconds(seconds('downtime_seconds'))),
    reconnectAttempts: optional(count()),
  },
});
