import { defineEvent } from '../define-event.ts';
import { identifier, json, optional, ratio, text } from '../meanings.ts';

/** A pattern was found in code or in how agents work. */
export const intelligencePatternDiscovered = defineEvent({
  type: 'omninode.intelligence.pattern.discovered.v1',
  docs: 'A pattern was found in code or in how agents work.',
  known: 'analog',
  producers: ['omniintelligence pattern discovery'],
  key: 'correlationId',
  legacy: ['onex.evt.omniintelligence.pattern-discovered.v1'],
  payload: {
    patternId: identifier(),
    patternName: optional(text()),
    patternType: optional(identifier()),
    description: optional(text()),
    sourceContext: optional(text()),
    discoveryMethod: optional(identifier()),
    confidence: optional(ratio('initial_confidence')),
    qualityScore: optional(ratio()),
    category: optional(identifier()),
    filePath: optional(text()),
    language: optional(identifier()),
    patternData: optional(json()),
  },
});
