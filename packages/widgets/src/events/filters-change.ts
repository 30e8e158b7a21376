/** The reader narrowed the pane to some keys of an entity, or took a filter away. Not fired when a program or the group does. */
export class FiltersChangeEvent extends Event {
  static readonly type = 'filters-change';
  /** What was narrowed: `agent`, `service`, `domain`, … */
  readonly entity: string;
  /** The keys that are left; none: all. */
  readonly keys: readonly string[];
  constructor(entity: string, keys: readonly string[]) {
    super(FiltersChangeEvent.type, { bubbles: true, composed: true });
    this.entity = entity;
    this.keys = keys;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'filters-change': FiltersChangeEvent;
  }
}
