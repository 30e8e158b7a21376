/** The reader zoomed to another span, ms; both are null when everything is shown again. Not fired when a program did. */
export class ZoomChangeEvent extends Event {
  static readonly type = 'zoom-change';
  readonly from: number | null;
  readonly to: number | null;
  constructor(from: number | null, to: number | null) {
    super(ZoomChangeEvent.type, { bubbles: true, composed: true });
    this.from = from;
    this.to = to;
  }
}
