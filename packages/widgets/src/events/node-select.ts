/** A node of a graph was chosen, by pointer or keyboard; null: none is any more. Cancel it to keep what was chosen before. */
export class NodeSelectEvent extends Event {
  static readonly type = 'node-select';
  readonly id: string | null;
  constructor(id: string | null) {
    super(NodeSelectEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.id = id;
  }
}
