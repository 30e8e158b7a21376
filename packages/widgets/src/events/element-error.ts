import { PaneErrorEvent } from './pane-error.ts';

/**
 * An element of a primitive refused what it was given, and says so in its place. `code` is stable (`rows-not-a-list`), the message
 * names the value, `hint` the cure. Does not bubble, like every `error` event.
 */
export class ElementErrorEvent extends PaneErrorEvent {}
