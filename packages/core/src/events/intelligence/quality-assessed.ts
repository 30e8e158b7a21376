import { defineEvent } from '../define-event.ts';
import { count, flag, identifier, map, milliseconds, optional, ratio, text, units } from '../meanings.ts';

// An older shape names the thing `entity_id`; a document is scored by completeness, structure and clarity instead.

/** The quality of a file, an entity or a document was assessed. */
export const intelligenceQualityAssessed = defineEvent({
  type: 'omninode.intelligence.quality.assessed.v1',
  docs: 'The quality of a file, an entity or a document was assessed.',
  known: 'analog',
  producers: ['omniarchon quality assessment'],
  key: 'correlationId',
  legacy: ['CODE_ASSESSMENT_COMPLETED', 'intelligence.event.quality_assessed'],
  duration: 'durationMs',
  payload: {
    qualityScore: optional(ratio()),
    sourcePath: optional(text('file_path', 'document_path')),
    entityId: optional(identifier()),
    architecturalCompliance: optional(ratio('onex_compliance')),
    complexityScore: optional(ratio()),
    maintainabilityScore: optional(ratio()),
    completenessScore: optional(ratio()),
    structureScore: optional(ratio()),
    clarityScore: optional(ratio()),
    dimensions: optional(map(units())),
    patternsCount: optional(count()),
    issuesCount: optional(count()),
    recommendationsCount: optional(count()),
    codeSmells: optional(count()),
    securityIssues: optional(count()),
    cyclomaticComplexity: optional(units()),
    wordCount: optional(count()),
    sectionCount: optional(count()),
    durationMs: optional(milliseconds('processing_time_ms')),
    cacheHit: optional(flag()),
  },
});
