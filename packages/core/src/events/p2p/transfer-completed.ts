import { defineEvent } from '../define-event.ts';
import { bytes, identifier, milliseconds, optional } from '../meanings.ts';

// No producer has such an event; name and fields are ours.

/** A peer sent something to another one. */
export const p2pTransferCompleted = defineEvent({
  type: 'omninode.p2p.transfer.completed.v1',
  docs: 'A peer sent something to another one.',
  known: 'proposed',
  producers: ['peers of a pattern network'],
  key: 'transferId',
  duration: 'durationMs',
  payload: {
    transferId: identifier(),
    patternId: optional(identifier()),
    artifactId: optional(identifier()),
    fromPeer: optional(identifier()),
    toPeer: optional(identifier()),
    sizeBytes: optional(bytes('bytes')),
    durationMs: optional(milliseconds()),
  },
});
