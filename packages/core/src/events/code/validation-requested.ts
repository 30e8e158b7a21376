import { defineEvent } from '../define-event.ts';
import { choice, identifier, optional, secret } from '../meanings.ts';

/** Generated code was to be validated. */
export const codeValidationRequested = defineEvent({
  type: 'omninode.code.validation.requested.v1',
  docs: 'Generated code was to be validated.',
  known: 'analog',
  producers: ['omninode_bridge code generation'],
  key: 'sessionId',
  payload: {
    sessionId: identifier(),
    nodeType: optional(choice(['effect', 'compute', 'reducer', 'orchestrator'])),
    validationType: optional(choice(['syntax', 'semantic', 'compliance', 'full'])),
    contracts: optional(secret()),
    content: optional(secret('code_content')),
  },
});
