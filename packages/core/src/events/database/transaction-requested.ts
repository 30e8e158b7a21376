import { defineEvent } from '../define-event.ts';
import { count, identifier, milliseconds, optional, seconds } from '../meanings.ts';

/** A transaction was begun. */
export const databaseTransactionRequested = defineEvent({
  type: 'omninode.database.transaction.requested.v1',
  docs: 'A transaction was begun.',
  known: 'inferred',
  producers: ['omnibase_infra Postgres adapter'],
  key: 'correlationId',
  payload: {
    transactionId: identifier(),
    databaseName: optional(identifier('database')),
    isolationLevel: optional(identifier()),
    statementCount: optional(count()),
    timeoutMs: optional(milliseconds(seconds('timeout_seconds'))),
  },
});
