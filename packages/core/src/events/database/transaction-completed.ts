import { defineEvent } from '../define-event.ts';
import { count, flag, identifier, milliseconds, optional } from '../meanings.ts';

/** A transaction was committed. */
export const databaseTransactionCompleted = defineEvent({
  type: 'omninode.database.transaction.completed.v1',
  docs: 'A transaction was committed.',
  known: 'inferred',
  producers: ['omnibase_infra Postgres adapter'],
  key: 'correlationId',
  duration: 'durationMs',
  payload: {
    transactionId: identifier(),
    databaseName: optional(identifier('database')),
    statementCount: optional(count()),
    rowsAffected: optional(count()),
    durationMs: optional(milliseconds()),
    committed: optional(flag()),
  },
});
