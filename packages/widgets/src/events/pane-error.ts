/** A view of the pane failed. `code` is stable, `hint` the cure. Does not bubble, like every `error` event. */
export class PaneErrorEvent extends Event {
  static readonly type = 'error';
  readonly code: string;
  readonly message: string;
  readonly hint: string | undefined;
  constructor(code: string, message: string, hint?: string) {
    super(PaneErrorEvent.type);
    this.code = code;
    this.message = message;
    this.hint = hint;
  }
}
