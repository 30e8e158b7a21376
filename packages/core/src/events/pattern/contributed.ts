import { defineEvent } from '../define-event.ts';
import { identifier, optional, ratio, text } from '../meanings.ts';

/** A pattern was given to the library. */
export const patternContributed = defineEvent({
  type: 'omninode.pattern.contributed.v1',
  docs: 'A pattern was given to the library.',
  known: 'analog',
  producers: ['omninode_bridge pattern storage'],
  key: 'patternId',
  legacy: ['PATTERN_STORED'],
  payload: {
    patternId: identifier(),
    patternName: optional(text()),
    patternType: optional(identifier()),
    contributor: optional(identifier('agent_name')),
    domain: optional(identifier()),
    qualityScore: optional(ratio()),
    language: optional(identifier()),
    version: optional(identifier()),
  },
});
