import { defineEvent } from '../define-event.ts';
import { choice, count, identifier, milliseconds, optional, seconds, secret, text } from '../meanings.ts';

// Values given to the query may be personal data, so they are masked.

/** A query was sent to a database. */
export const databaseQueryRequested = defineEvent({
  type: 'omninode.database.query.requested.v1',
  docs: 'A query was sent to a database.',
  known: 'mock',
  producers: ['omniarchon database adapter', 'omniclaude', 'omnidash mock'],
  key: 'correlationId',
  legacy: ['DB_QUERY_REQUESTED', 'DATABASE_QUERY_REQUESTED', 'omninode-bridge.database.query-requested.v1'],
  payload: {
    query: optional(text()),
    operationType: optional(identifier('query_type')),
    tableName: optional(identifier('entity_type')),
    fetchMode: optional(choice(['all', 'one', 'many', 'execute'])),
    limit: optional(count()),
    offset: optional(count()),
    timeoutMs: optional(milliseconds(seconds('timeout_seconds'))),
    params: optional(secret()),
    filters: optional(secret()),
  },
});
