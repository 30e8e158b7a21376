import { defineEvent } from '../define-event.ts';
import { vaultFailureFields } from '../fields/vault-failure.ts';
import { milliseconds, optional, secretPath } from '../meanings.ts';

/** A secret could not be deleted. */
export const vaultSecretDeleteFailed = defineEvent({
  type: 'omninode.vault.secret.delete.failed.v1',
  docs: 'A secret could not be deleted.',
  known: 'inferred',
  producers: ['omninode_bridge Vault adapter'],
  key: 'correlationId',
  duration: 'durationMs',
  sealed: true,
  payload: {
    ...vaultFailureFields,
    secretPath: secretPath('path'),
    durationMs: optional(milliseconds('processing_time_ms')),
  },
});
