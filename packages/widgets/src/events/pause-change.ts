/** The reader paused a log, by scrolling or choosing a row, or let it follow again. Not fired when a program does. */
export class PauseChangeEvent extends Event {
  static readonly type = 'pause-change';
  readonly paused: boolean;
  constructor(paused: boolean) {
    super(PauseChangeEvent.type, { bubbles: true, composed: true });
    this.paused = paused;
  }
}
