import { defineEvent } from '../define-event.ts';
import { count, identifier, list, optional, ratio, signedUnits, text } from '../meanings.ts';

/** The score of a pattern changed. */
export const patternImproved = defineEvent({
  type: 'omninode.pattern.improved.v1',
  docs: 'The score of a pattern changed.',
  known: 'analog',
  producers: ['omniintelligence patterns'],
  key: 'patternId',
  legacy: ['onex.evt.omniintelligence.pattern-scored.v1'],
  payload: {
    patternId: identifier(),
    patternName: optional(text()),
    previousScore: optional(ratio()),
    newScore: optional(ratio()),
    scoreDelta: optional(signedUnits()),
    evidenceCount: optional(count()),
    evidenceTypes: optional(list(identifier())),
    lifecycleState: optional(identifier()),
  },
});
