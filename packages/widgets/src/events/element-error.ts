/**
 * An element of a primitive refused what it was given, and says so in its place. `code` is stable (`rows-not-a-list`), the message
 * names the value, `hint` the cure. Does not bubble, like every `error` event.
 */
export class ElementErrorEvent extends Event {
  static readonly type = 'error';
  readonly code: string;
  readonly message: string;
  readonly hint: string | undefined;
  constructor(code: string, message: string, hint?: string) {
    super(ElementErrorEvent.type);
    this.code = code;
    this.message = message;
    this.hint = hint;
  }
}
