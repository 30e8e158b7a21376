import { defineEvent } from '../define-event.ts';
import { vaultFailureFields } from '../fields/vault-failure.ts';
import { choice, milliseconds, optional, secretPath } from '../meanings.ts';

/** A secret could not be written. */
export const vaultSecretWriteFailed = defineEvent({
  type: 'omninode.vault.secret.write.failed.v1',
  docs: 'A secret could not be written.',
  known: 'inferred',
  producers: ['omninode_bridge Vault adapter'],
  key: 'correlationId',
  duration: 'durationMs',
  sealed: true,
  payload: {
    ...vaultFailureFields,
    secretPath: secretPath('path'),
    operation: optional(choice(['create', 'update'])),
    durationMs: optional(milliseconds('processing_time_ms')),
  },
});
