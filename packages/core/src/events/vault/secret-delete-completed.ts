import { defineEvent } from '../define-event.ts';
import { count, flag, list, milliseconds, optional, secretPath } from '../meanings.ts';

/** A secret was deleted. */
export const vaultSecretDeleteCompleted = defineEvent({
  type: 'omninode.vault.secret.delete.completed.v1',
  docs: 'A secret was deleted.',
  known: 'inferred',
  producers: ['omninode_bridge Vault adapter'],
  key: 'correlationId',
  duration: 'durationMs',
  sealed: true,
  payload: {
    secretPath: secretPath('path'),
    deletedVersions: optional(list(count())),
    destroyed: optional(flag()),
    durationMs: optional(milliseconds('processing_time_ms')),
  },
});
