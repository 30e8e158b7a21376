import { defineEvent } from '../define-event.ts';
import { flag, identifier, json, milliseconds, optional, text } from '../meanings.ts';

/** A coding agent used a tool. */
export const sessionToolExecuted = defineEvent({
  type: 'onex.evt.omniclaude.tool-executed.v1',
  docs: 'A coding agent used a tool.',
  known: 'observed',
  producers: ['omniclaude hooks'],
  key: 'sessionId',
  duration: 'durationMs',
  payload: {
    sessionId: optional(identifier()),
    toolName: identifier(),
    durationMs: optional(milliseconds()),
    success: optional(flag()),
    filePath: optional(text('tool_input.file_path')),
    toolInput: optional(json()),
  },
});
