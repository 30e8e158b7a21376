import { defineEvent } from '../define-event.ts';
import { bytes, identifier, optional } from '../meanings.ts';

// No producer has such an event; name and fields are ours.

/** A peer began to send something to another one. */
export const p2pTransferStarted = defineEvent({
  type: 'omninode.p2p.transfer.started.v1',
  docs: 'A peer began to send something to another one.',
  known: 'proposed',
  producers: ['peers of a pattern network'],
  key: 'transferId',
  payload: {
    transferId: identifier(),
    patternId: optional(identifier()),
    artifactId: optional(identifier()),
    fromPeer: optional(identifier()),
    toPeer: optional(identifier()),
    sizeBytes: optional(bytes('bytes')),
  },
});
