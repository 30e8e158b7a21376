import { defineEvent } from '../define-event.ts';
import { choice, identifier, milliseconds, optional, ratio, seconds, secret, text } from '../meanings.ts';

/** The contract of a node was written. */
export const codeContractGenerated = defineEvent({
  type: 'omninode.code.contract.generated.v1',
  docs: 'The contract of a node was written.',
  known: 'inferred',
  producers: ['omninode_bridge code generation'],
  key: 'correlationId',
  duration: 'durationMs',
  payload: {
    contractId: optional(identifier()),
    contractName: optional(text()),
    contractPath: optional(text()),
    nodeType: optional(choice(['effect', 'compute', 'reducer', 'orchestrator'])),
    version: optional(identifier()),
    qualityScore: optional(ratio()),
    durationMs: optional(milliseconds(seconds('duration_seconds'))),
    contractYaml: optional(secret()),
  },
});
