import { defineEvent } from '../define-event.ts';
import { vaultFailureFields } from '../fields/vault-failure.ts';
import { instant, milliseconds, optional, secretPath } from '../meanings.ts';

/** A secret could not be rotated. */
export const vaultSecretRotateFailed = defineEvent({
  type: 'omninode.vault.secret.rotate.failed.v1',
  docs: 'A secret could not be rotated.',
  known: 'inferred',
  producers: ['omninode_bridge Vault adapter'],
  key: 'correlationId',
  duration: 'durationMs',
  sealed: true,
  payload: {
    ...vaultFailureFields,
    secretPath: secretPath('path'),
    nextAttemptAt: optional(instant()),
    durationMs: optional(milliseconds('processing_time_ms')),
  },
});
