import { defineEvent } from '../define-event.ts';
import { identifier, list, optional } from '../meanings.ts';

// No producer has such an event; name and fields are ours.

/** A peer joined the network. */
export const p2pPeerJoined = defineEvent({
  type: 'omninode.p2p.peer.joined.v1',
  docs: 'A peer joined the network.',
  known: 'proposed',
  producers: ['peers of a pattern network'],
  key: 'peerId',
  payload: {
    peerId: identifier(),
    address: optional(identifier()),
    region: optional(identifier()),
    capabilities: optional(list(identifier())),
  },
});
