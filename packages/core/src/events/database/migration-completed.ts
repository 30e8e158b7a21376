import { defineEvent } from '../define-event.ts';
import { choice, count, identifier, milliseconds, optional, text } from '../meanings.ts';

/** A migration of a database was applied. */
export const databaseMigrationCompleted = defineEvent({
  type: 'omninode.database.migration.completed.v1',
  docs: 'A migration of a database was applied.',
  known: 'inferred',
  producers: ['omnibase_infra Postgres adapter'],
  key: 'correlationId',
  duration: 'durationMs',
  payload: {
    migrationId: identifier(),
    migrationName: optional(text()),
    databaseName: optional(identifier('database')),
    direction: optional(choice(['up', 'down'])),
    appliedVersion: optional(identifier()),
    statementsExecuted: optional(count()),
    durationMs: optional(milliseconds()),
  },
});
