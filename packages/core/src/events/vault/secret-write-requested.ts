import { defineEvent } from '../define-event.ts';
import { choice, identifier, optional, secret, secretPath } from '../meanings.ts';

/** A secret was to be written. */
export const vaultSecretWriteRequested = defineEvent({
  type: 'omninode.vault.secret.write.requested.v1',
  docs: 'A secret was to be written.',
  known: 'inferred',
  producers: ['omninode_bridge Vault adapter'],
  key: 'correlationId',
  sealed: true,
  payload: {
    secretPath: secretPath('path'),
    actor: optional(identifier('user_id')),
    operation: optional(choice(['create', 'update'])),
    value: optional(
      secret('data', 'secret', 'secret_value', 'secret_data', 'content', 'password', 'token', 'credentials'),
    ),
  },
});
