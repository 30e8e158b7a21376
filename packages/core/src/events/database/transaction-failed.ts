import { defineEvent } from '../define-event.ts';
import { failureFields } from '../fields/failure.ts';
import { count, flag, identifier, milliseconds, optional } from '../meanings.ts';

/** A transaction failed. */
export const databaseTransactionFailed = defineEvent({
  type: 'omninode.database.transaction.failed.v1',
  docs: 'A transaction failed.',
  known: 'inferred',
  producers: ['omnibase_infra Postgres adapter'],
  key: 'correlationId',
  duration: 'durationMs',
  payload: {
    ...failureFields,
    transactionId: identifier(),
    databaseName: optional(identifier('database')),
    statementCount: optional(count()),
    rolledBack: optional(flag()),
    durationMs: optional(milliseconds()),
  },
});
