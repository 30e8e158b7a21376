import { defineEvent } from '../define-event.ts';
import { count, identifier, list, milliseconds, optional, ratio, record, text } from '../meanings.ts';

/** A search for patterns in code has ended. */
export const intelligencePatternDiscoveryCompleted = defineEvent({
  type: 'omninode.intelligence.pattern.discovery.completed.v1',
  docs: 'A search for patterns in code has ended.',
  known: 'inferred',
  producers: ['omniarchon pattern extraction'],
  key: 'correlationId',
  duration: 'durationMs',
  payload: {
    patternsFound: optional(count()),
    newPatterns: optional(count()),
    filesScanned: optional(count('files_discovered')),
    durationMs: optional(milliseconds('processing_time_ms')),
    patterns: optional(
      list(
        record({
          patternId: identifier(),
          patternName: optional(text()),
          patternType: optional(identifier()),
          confidence: optional(ratio()),
        }),
      ),
    ),
  },
});
