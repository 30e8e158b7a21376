import { defineEvent } from '../define-event.ts';
import { choice, flag, identifier, optional, text } from '../meanings.ts';

/** A node or module was to be generated. */
export const codeGenerationRequested = defineEvent({
  type: 'omninode.code.generation.requested.v1',
  docs: 'A node or module was to be generated.',
  known: 'mock',
  producers: ['omninode_bridge code generation', 'omnidash mock'],
  key: 'correlationId',
  legacy: ['NODE_GENERATION_REQUESTED'],
  payload: {
    specification: optional(text('prompt')),
    contractId: optional(identifier()),
    nodeType: optional(choice(['effect', 'compute', 'reducer', 'orchestrator'])),
    outputDirectory: optional(text()),
    interactiveMode: optional(flag()),
    enableIntelligence: optional(flag()),
    enableQuorum: optional(flag()),
    userId: optional(identifier()),
    sessionId: optional(identifier()),
  },
});
