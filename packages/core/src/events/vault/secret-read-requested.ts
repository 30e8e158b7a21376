import { defineEvent } from '../define-event.ts';
import { identifier, optional, redacted, secretPath } from '../meanings.ts';

/** A secret was to be read. */
export const vaultSecretReadRequested = defineEvent({
  type: 'omninode.vault.secret.read.requested.v1',
  docs: 'A secret was to be read.',
  known: 'mock',
  producers: ['omninode_bridge Vault adapter', 'omnidash mock'],
  key: 'correlationId',
  sealed: true,
  payload: {
    secretPath: secretPath('path'),
    actor: optional(identifier('user_id')),
    reason: optional(redacted()),
  },
});
