import { defineEvent } from '../define-event.ts';
import { count, instant, milliseconds, optional, secret, secretPath } from '../meanings.ts';

/** A secret was written. */
export const vaultSecretWriteCompleted = defineEvent({
  type: 'omninode.vault.secret.write.completed.v1',
  docs: 'A secret was written.',
  known: 'inferred',
  producers: ['omninode_bridge Vault adapter'],
  key: 'correlationId',
  duration: 'durationMs',
  sealed: true,
  payload: {
    secretPath: secretPath('path'),
    version: optional(count('metadata.version')),
    createdAt: optional(instant('metadata.created_time', 'created_time')),
    durationMs: optional(milliseconds('processing_time_ms')),
    value: optional(
      secret('data', 'secret', 'secret_value', 'secret_data', 'content', 'password', 'token', 'credentials'),
    ),
  },
});
