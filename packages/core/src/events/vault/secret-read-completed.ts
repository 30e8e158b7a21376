import { defineEvent } from '../define-event.ts';
import { count, flag, instant, milliseconds, optional, secret, secretPath } from '../meanings.ts';

/** A secret was read. */
export const vaultSecretReadCompleted = defineEvent({
  type: 'omninode.vault.secret.read.completed.v1',
  docs: 'A secret was read.',
  known: 'mock',
  producers: ['omninode_bridge Vault adapter', 'omnidash mock'],
  key: 'correlationId',
  duration: 'durationMs',
  sealed: true,
  payload: {
    secretPath: secretPath('path'),
    version: optional(count('metadata.version')),
    createdAt: optional(instant('metadata.created_time', 'created_time')),
    durationMs: optional(milliseconds('processing_time_ms')),
    cacheHit: optional(flag()),
    value: optional(
      secret('data', 'secret', 'secret_value', 'secret_data', 'content', 'password', 'token', 'credentials'),
    ),
  },
});
