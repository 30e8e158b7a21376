import { defineEvent } from '../define-event.ts';
import { failureFields } from '../fields/failure.ts';
import { bytes, identifier, milliseconds, optional } from '../meanings.ts';

// No producer has such an event; name and fields are ours.

/** A transfer between peers failed. */
export const p2pTransferFailed = defineEvent({
  type: 'omninode.p2p.transfer.failed.v1',
  docs: 'A transfer between peers failed.',
  known: 'proposed',
  producers: ['peers of a pattern network'],
  key: 'transferId',
  duration: 'durationMs',
  payload: {
    ...failureFields,
    transferId: identifier(),
    patternId: optional(identifier()),
    artifactId: optional(identifier()),
    fromPeer: optional(identifier()),
    toPeer: optional(identifier()),
    sizeBytes: optional(bytes('bytes')),
    durationMs: optional(milliseconds()),
  },
});
