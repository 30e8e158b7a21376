import { defineEvent } from '../define-event.ts';
import { count, instant, milliseconds, optional, secret, secretPath } from '../meanings.ts';

/** A secret was rotated. */
export const vaultSecretRotateCompleted = defineEvent({
  type: 'omninode.vault.secret.rotate.completed.v1',
  docs: 'A secret was rotated.',
  known: 'analog',
  producers: ['omninode_bridge Vault adapter'],
  key: 'correlationId',
  duration: 'durationMs',
  sealed: true,
  payload: {
    secretPath: secretPath('path'),
    oldVersion: optional(count()),
    newVersion: optional(count('version')),
    rotationCount: optional(count()),
    lastRotated: optional(instant()),
    nextRotation: optional(instant()),
    durationMs: optional(milliseconds('processing_time_ms')),
    value: optional(
      secret('data', 'secret', 'secret_value', 'secret_data', 'content', 'password', 'token', 'credentials'),
    ),
  },
});
