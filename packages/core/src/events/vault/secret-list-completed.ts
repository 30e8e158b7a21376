import { defineEvent } from '../define-event.ts';
import { count, milliseconds, optional, secret, secretPath } from '../meanings.ts';

/** Secrets under a path were listed. */
export const vaultSecretListCompleted = defineEvent({
  type: 'omninode.vault.secret.list.completed.v1',
  docs: 'Secrets under a path were listed.',
  known: 'inferred',
  producers: ['omninode_bridge Vault adapter'],
  key: 'correlationId',
  duration: 'durationMs',
  sealed: true,
  payload: {
    secretPath: secretPath('path'),
    secretCount: optional(count()),
    durationMs: optional(milliseconds('processing_time_ms')),
    names: optional(secret('keys', 'secrets')),
  },
});
