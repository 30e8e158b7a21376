import { defineEvent } from '../define-event.ts';
import { identifier, optional, text } from '../meanings.ts';

/** A node is about to go away. */
export const nodeShutdownAnnounced = defineEvent({
  type: 'onex.node.shutdown.announced.v1',
  docs: 'A node is about to go away.',
  known: 'observed',
  producers: ['omnibase_infra nodes'],
  key: 'nodeId',
  payload: {
    nodeId: identifier(),
    nodeType: optional(identifier()),
    reason: optional(text()),
  },
});
