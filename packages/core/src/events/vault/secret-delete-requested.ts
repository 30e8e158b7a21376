import { defineEvent } from '../define-event.ts';
import { count, identifier, list, optional, secretPath } from '../meanings.ts';

/** A secret was to be deleted. */
export const vaultSecretDeleteRequested = defineEvent({
  type: 'omninode.vault.secret.delete.requested.v1',
  docs: 'A secret was to be deleted.',
  known: 'inferred',
  producers: ['omninode_bridge Vault adapter'],
  key: 'correlationId',
  sealed: true,
  payload: {
    secretPath: secretPath('path'),
    actor: optional(identifier('user_id')),
    versions: optional(list(count())),
  },
});
