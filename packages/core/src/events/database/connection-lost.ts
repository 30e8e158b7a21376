import { defineEvent } from '../define-event.ts';
import { count, identifier, instant, optional, text } from '../meanings.ts';

/** The connection to a database was lost. */
export const databaseConnectionLost = defineEvent({
  type: 'omninode.database.connection.lost.v1',
  docs: 'The connection to a database was lost.',
  known: 'analog',
  producers: ['omnibase_infra Postgres adapter'],
  key: 'databaseName',
  payload: {
    databaseName: identifier('database'),
    host: optional(identifier()),
    lostAt: optional(instant()),
    reason: optional(text('error_message')),
    errorCode: optional(identifier()),
    activeConnections: optional(count()),
    reconnectAttempt: optional(count()),
  },
});
