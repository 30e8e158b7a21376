import { defineEvent } from '../define-event.ts';
import { choice, flag, identifier, ipAddress, optional, redacted, secretPath, url } from '../meanings.ts';

/** An access to secrets was written to the audit trail. */
export const vaultSecretAccessAudited = defineEvent({
  type: 'omninode.vault.secret.access.audited.v1',
  docs: 'An access to secrets was written to the audit trail.',
  known: 'analog',
  producers: ['omninode_bridge Vault adapter'],
  key: 'tenantId',
  sealed: true,
  payload: {
    auditType: optional(choice(['INITIALIZATION', 'SECRET_ACCESS', 'SECRET_ROTATION'], 'event_type')),
    operation: optional(choice(['read', 'write', 'rotate', 'list', 'delete', 'authenticate', 'renew_token'])),
    secretPath: optional(secretPath('path')),
    actor: optional(identifier('user_id')),
    success: optional(flag()),
    decision: optional(choice(['allow', 'deny'])),
    policy: optional(identifier()),
    clientAddress: optional(ipAddress('client_ip')),
    vaultUrl: optional(url()),
    mountPoint: optional(identifier()),
    description: optional(redacted()),
  },
});
