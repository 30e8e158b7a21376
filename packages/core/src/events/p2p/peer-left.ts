import { defineEvent } from '../define-event.ts';
import { identifier, optional, text } from '../meanings.ts';

// No producer has such an event; name and fields are ours.

/** A peer left the network. */
export const p2pPeerLeft = defineEvent({
  type: 'omninode.p2p.peer.left.v1',
  docs: 'A peer left the network.',
  known: 'proposed',
  producers: ['peers of a pattern network'],
  key: 'peerId',
  payload: {
    peerId: identifier(),
    address: optional(identifier()),
    region: optional(identifier()),
    reason: optional(text()),
  },
});
