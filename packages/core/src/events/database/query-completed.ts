import { defineEvent } from '../define-event.ts';
import { choice, count, identifier, list, milliseconds, optional, secret, text } from '../meanings.ts';

// Rows of the result are masked.

/** A database answered a query. */
export const databaseQueryCompleted = defineEvent({
  type: 'omninode.database.query.completed.v1',
  docs: 'A database answered a query.',
  known: 'mock',
  producers: ['omniarchon database adapter', 'omnibase_infra Postgres adapter', 'omnidash mock'],
  key: 'correlationId',
  legacy: ['DB_QUERY_COMPLETED', 'core.database.query_completed'],
  duration: 'durationMs',
  payload: {
    durationMs: optional(milliseconds('execution_time_ms')),
    rowCount: optional(count('rows_returned')),
    query: optional(text()),
    queryHash: optional(identifier()),
    operationType: optional(identifier('query_type')),
    tableName: optional(identifier()),
    fetchMode: optional(choice(['all', 'one', 'many', 'execute'])),
    databaseType: optional(identifier()),
    queryLength: optional(count()),
    parameterCount: optional(count()),
    statusMessage: optional(text()),
    affectedTables: optional(list(identifier())),
    data: optional(secret()),
  },
});
