import { defineEvent } from '../define-event.ts';
import { failureFields } from '../fields/failure.ts';
import { choice, identifier, milliseconds, optional, text } from '../meanings.ts';

/** A query failed. */
export const databaseQueryFailed = defineEvent({
  type: 'omninode.database.query.failed.v1',
  docs: 'A query failed.',
  known: 'analog',
  producers: ['omniarchon database adapter'],
  key: 'correlationId',
  legacy: ['DB_QUERY_FAILED'],
  duration: 'durationMs',
  payload: {
    ...failureFields,
    query: optional(text()),
    queryHash: optional(identifier()),
    operationType: optional(identifier('query_type')),
    tableName: optional(identifier()),
    fetchMode: optional(choice(['all', 'one', 'many', 'execute'])),
    durationMs: optional(milliseconds('execution_time_ms')),
  },
});
