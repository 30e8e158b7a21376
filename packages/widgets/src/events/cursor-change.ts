/** The reader moved the crosshair; `time` is null when it left. Not fired when a program or the group moved it. */
export class CursorChangeEvent extends Event {
  static readonly type = 'cursor-change';
  /** ms. */
  readonly time: number | null;
  /** Of the point, in the order of times. */
  readonly index: number | null;
  constructor(time: number | null, index: number | null) {
    super(CursorChangeEvent.type, { bubbles: true, composed: true });
    this.time = time;
    this.index = index;
  }
}
