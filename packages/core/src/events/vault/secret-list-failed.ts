import { defineEvent } from '../define-event.ts';
import { vaultFailureFields } from '../fields/vault-failure.ts';
import { milliseconds, optional, secretPath } from '../meanings.ts';

/** Secrets under a path could not be listed. */
export const vaultSecretListFailed = defineEvent({
  type: 'omninode.vault.secret.list.failed.v1',
  docs: 'Secrets under a path could not be listed.',
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
