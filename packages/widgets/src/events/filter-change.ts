/** The reader narrowed a picture to some of its series, by the legend; none: all are shown. */
export class FilterChangeEvent extends Event {
  static readonly type = 'filter-change';
  readonly shown: readonly string[];
  constructor(shown: readonly string[]) {
    super(FilterChangeEvent.type, { bubbles: true, composed: true });
    this.shown = shown;
  }
}
