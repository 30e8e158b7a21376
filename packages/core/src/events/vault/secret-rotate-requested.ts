import { defineEvent } from '../define-event.ts';
import { choice, identifier, instant, optional, secretPath } from '../meanings.ts';

/** A secret was to be rotated. */
export const vaultSecretRotateRequested = defineEvent({
  type: 'omninode.vault.secret.rotate.requested.v1',
  docs: 'A secret was to be rotated.',
  known: 'inferred',
  producers: ['omninode_bridge Vault adapter'],
  key: 'correlationId',
  sealed: true,
  payload: {
    secretPath: secretPath('path'),
    actor: optional(identifier('user_id')),
    rotationReason: optional(choice(['scheduled', 'manual', 'compromise'])),
    scheduledAt: optional(instant()),
  },
});
