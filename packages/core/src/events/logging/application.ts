import { defineEvent } from '../define-event.ts';
import { identifier, json, optional, text } from '../meanings.ts';

/** A service wrote a line to its log. */
export const loggingApplication = defineEvent({
  type: 'omninode.logging.application.v1',
  docs: 'A service wrote a line to its log.',
  known: 'observed',
  producers: ['omniclaude logging'],
  key: 'serviceName',
  payload: {
    serviceName: identifier('service'),
    level: identifier(),
    message: text(),
    instanceId: optional(identifier()),
    logger: optional(identifier()),
    code: optional(identifier()),
    context: optional(json()),
  },
});
