import { defineEvent } from '../define-event.ts';
import { failureFields } from '../fields/failure.ts';
import { count, flag, identifier, milliseconds, optional, text } from '../meanings.ts';

/** A migration of a database failed. */
export const databaseMigrationFailed = defineEvent({
  type: 'omninode.database.migration.failed.v1',
  docs: 'A migration of a database failed.',
  known: 'inferred',
  producers: ['omnibase_infra Postgres adapter'],
  key: 'correlationId',
  duration: 'durationMs',
  payload: {
    ...failureFields,
    migrationId: identifier(),
    migrationName: optional(text()),
    databaseName: optional(identifier('database')),
    failedStatement: optional(count()),
    rolledBack: optional(flag()),
    durationMs: optional(milliseconds()),
  },
});
