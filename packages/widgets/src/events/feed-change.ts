import type { Feed } from '@streamglass/core/client';
import type { FeedState } from '../base/feed-state.ts';

/** The feed of a pane changed its state. Bubbles, crosses shadow roots. */
export class FeedChangeEvent extends Event {
  static readonly type = 'feed-change';
  readonly state: FeedState;
  readonly feed: Feed;
  constructor(state: FeedState, feed: Feed) {
    super(FeedChangeEvent.type, { bubbles: true, composed: true });
    this.state = state;
    this.feed = feed;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'feed-change': FeedChangeEvent;
  }
}
