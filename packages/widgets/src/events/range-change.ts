/** The reader chose another time range. Not fired when a program sets `range`. */
export class RangeChangeEvent extends Event {
  static readonly type = 'range-change';
  readonly range: string;
  constructor(range: string) {
    super(RangeChangeEvent.type, { bubbles: true, composed: true });
    this.range = range;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'range-change': RangeChangeEvent;
  }
}
