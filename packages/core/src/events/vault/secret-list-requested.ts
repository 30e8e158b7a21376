import { defineEvent } from '../define-event.ts';
import { identifier, optional, secretPath } from '../meanings.ts';

/** Secrets under a path were to be listed. */
export const vaultSecretListRequested = defineEvent({
  type: 'omninode.vault.secret.list.requested.v1',
  docs: 'Secrets under a path were to be listed.',
  known: 'inferred',
  producers: ['omninode_bridge Vault adapter'],
  key: 'correlationId',
  sealed: true,
  payload: {
    secretPath: secretPath('path'),
    actor: optional(identifier('user_id')),
  },
});
