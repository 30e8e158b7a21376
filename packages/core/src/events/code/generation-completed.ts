import { defineEvent } from '../define-event.ts';
import {
  choice,
  count,
  identifier,
  list,
  milliseconds,
  optional,
  ratio,
  seconds,
  secret,
  text,
  tokens,
  units,
  usd,
} from '../meanings.ts';

// Contracts and code that came with it are masked: content of files is nobody's business who looks at a pane.

/** A node or module was generated. */
export const codeGenerationCompleted = defineEvent({
  type: 'omninode.code.generation.completed.v1',
  docs: 'A node or module was generated.',
  known: 'mock',
  producers: ['omninode_bridge code generation', 'omnidash mock'],
  key: 'correlationId',
  legacy: ['CODEGEN_COMPLETED'],
  duration: 'durationMs',
  payload: {
    contractId: optional(identifier()),
    workflowId: optional(identifier()),
    durationMs: optional(milliseconds(seconds('total_duration_seconds', 'duration_seconds'))),
    filesGenerated: optional(count()),
    generatedFiles: optional(list(text())),
    nodeType: optional(choice(['effect', 'compute', 'reducer', 'orchestrator'])),
    serviceName: optional(identifier()),
    qualityScore: optional(ratio()),
    testCoverage: optional(ratio()),
    complexityScore: optional(units()),
    patternsApplied: optional(list(text())),
    intelligenceSources: optional(list(text())),
    model: optional(identifier('primary_model')),
    totalTokens: optional(tokens('tokens_used')),
    costUsd: optional(usd('total_cost_usd', 'cost', 'estimated_cost_usd')),
    contractYaml: optional(secret()),
    nodeModule: optional(secret()),
    models: optional(secret()),
    enums: optional(secret()),
    tests: optional(secret()),
  },
});
