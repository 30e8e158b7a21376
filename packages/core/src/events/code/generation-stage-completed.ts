import { defineEvent } from '../define-event.ts';
import { count, flag, identifier, json, list, milliseconds, optional, seconds, text, units } from '../meanings.ts';

// Memory stays in MB as stated: whether 1000 or 1024 make a step, no producer says.

/** One stage of generating code ended. */
export const codeGenerationStageCompleted = defineEvent({
  type: 'omninode.code.generation.stage.completed.v1',
  docs: 'One stage of generating code ended.',
  known: 'analog',
  producers: ['omninode_bridge code generation'],
  key: 'correlationId',
  legacy: ['CODEGEN_STAGE_COMPLETED'],
  duration: 'durationMs',
  payload: {
    stageName: identifier(),
    stageNumber: optional(count()),
    workflowId: optional(identifier()),
    durationMs: optional(milliseconds(seconds('duration_seconds'))),
    cpuTimeMs: optional(milliseconds(seconds('cpu_time_seconds'))),
    memoryMb: optional(units()),
    success: optional(flag()),
    warnings: optional(list(text())),
    stageOutput: optional(json()),
  },
});
