import { defineEvent } from '../define-event.ts';
import { choice, flag, identifier, optional, text } from '../meanings.ts';

/** A migration of a database was started. */
export const databaseMigrationRequested = defineEvent({
  type: 'omninode.database.migration.requested.v1',
  docs: 'A migration of a database was started.',
  known: 'inferred',
  producers: ['omnibase_infra Postgres adapter'],
  key: 'correlationId',
  payload: {
    migrationId: identifier(),
    migrationName: optional(text()),
    databaseName: optional(identifier('database')),
    direction: optional(choice(['up', 'down'])),
    fromVersion: optional(identifier()),
    toVersion: optional(identifier()),
    dryRun: optional(flag()),
  },
});
