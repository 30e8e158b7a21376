import { defineEvent } from '../define-event.ts';
import { count, identifier, json, list, milliseconds, optional, percent, ratio, seconds, text } from '../meanings.ts';

/** Tests of generated code were written. */
export const codeTestsGenerated = defineEvent({
  type: 'omninode.code.tests.generated.v1',
  docs: 'Tests of generated code were written.',
  known: 'analog',
  producers: ['omninode_bridge code generation'],
  key: 'correlationId',
  legacy: ['TEST_GENERATION_COMPLETED'],
  duration: 'durationMs',
  payload: {
    nodeName: optional(identifier()),
    testContractName: optional(text()),
    testTypes: optional(list(identifier())),
    generatedFiles: optional(list(text())),
    fileCount: optional(count()),
    durationMs: optional(milliseconds(seconds('duration_seconds'))),
    qualityScore: optional(ratio()),
    testCoverage: optional(ratio(percent('test_coverage_estimate'))),
    metadata: optional(json()),
  },
});
