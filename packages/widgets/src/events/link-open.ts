/**
 * The reader follows a link: an address in the data, or a thing that the host said an address for (`links`). Cancel it to go there in
 * your own way.
 */
export class LinkOpenEvent extends Event {
  static readonly type = 'link-open';
  /** Absolute; `http:`, `https:` or `mailto:`. */
  readonly href: string;
  /** What it leads to (`agent`, `service`, `event-type`, …); null for an address that stands in the data. */
  readonly entity: string | null;
  /** Its name or id; null for an address that stands in the data. */
  readonly key: string | null;
  /** The browser would open it beside this page: an address in the data, a middle click, or Ctrl, Command or Shift held. */
  readonly newTab: boolean;
  constructor(to: Pick<LinkOpenEvent, 'href' | 'entity' | 'key' | 'newTab'>) {
    super(LinkOpenEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.href = to.href;
    this.entity = to.entity;
    this.key = to.key;
    this.newTab = to.newTab;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'link-open': LinkOpenEvent;
  }
}
