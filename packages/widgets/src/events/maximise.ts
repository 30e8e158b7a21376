/** The reader asked to see the pane over the whole page, or to have it back. Cancel it to show it in your own way. */
export class MaximiseEvent extends Event {
  static readonly type = 'maximise';
  readonly maximised: boolean;
  constructor(maximised: boolean) {
    super(MaximiseEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.maximised = maximised;
  }
}
