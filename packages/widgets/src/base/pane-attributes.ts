import type { ViewClient } from '@streamglass/core/client';
import { LitElement, type PropertyDeclarations } from 'lit';
import { defineElement } from './define.ts';
import type { Links } from './links.ts';
import type { PaneSnapshot } from './types.ts';

/** The attributes and properties that every pane has, and its registration; no behaviour. */
export abstract class PaneAttributes extends LitElement {
  /** Says across bundles that this class is one of ours. */
  static readonly streamglass = true;
  static override properties: PropertyDeclarations = {
    endpoint: {},
    tokenUrl: { attribute: 'token-url' },
    range: {},
    timeZone: { attribute: 'time-zone' },
    group: {},
    cache: {},
    heading: {},
    headingLevel: { attribute: 'heading-level', type: Number },
    hideHeader: { attribute: 'hide-header', type: Boolean },
    hideToolbar: { attribute: 'hide-toolbar', type: Boolean },
    density: { reflect: true },
    table: { type: Boolean },
    maximised: { type: Boolean },
    links: { type: Object },
    filters: { attribute: false },
    client: { attribute: false },
    data: { attribute: false },
  };

  /** WebSocket address of a bridge. */
  declare endpoint: string | null;
  /** Where a token is fetched, with cookies; answers `{token, subject, expiresAt}`. */
  declare tokenUrl: string | null;
  /** `15m`, `24h`, `today`, or an ISO interval. */
  declare range: string | null;
  /** IANA name. Default: the provider's, the page's, the browser's. */
  declare timeZone: string | null;
  /** Panes with the same name share range, cursor, selection, filters and hold. */
  declare group: string | null;
  /** Keeps answers in the browser: for the session, or on the device. Default: not at all. */
  declare cache: 'session' | 'device' | null;
  /** Title, in place of the built-in one. */
  declare heading: string | null;
  /** Level of the title in the page's outline, 1 to 6. Default 3. */
  declare headingLevel: number;
  /** Without title, toolbar and feed state, where the host has its own. */
  declare hideHeader: boolean;
  /** Without the menus of range, time zone and files, and without the pause button. */
  declare hideToolbar: boolean;
  /** Height of rows and paddings. Default `normal`. */
  declare density: 'compact' | 'normal' | 'comfortable' | null;
  /** Shows the table twin in place of the picture. */
  declare table: boolean;
  /** Shows the pane over the whole page; Escape gives it back. */
  declare maximised: boolean;
  /** Where things are that the pane names, with a place for the key: `{"service": "/services/{key}"}`. Default: what `configure` says. */
  declare links: Links | null;
  /** Keys that the pane is narrowed to, by what they are: `{agent: ['router']}`. A change in its group takes their place. */
  declare filters: Readonly<Record<string, readonly string[]>>;
  /** A client of the host's own, instead of `endpoint`. */
  declare client: ViewClient | null;
  /** A snapshot of the host's own, instead of a feed. */
  declare data: PaneSnapshot | null;

  constructor() {
    super();
    this.endpoint = this.tokenUrl = this.range = this.timeZone = this.group = this.heading = null;
    this.cache = this.density = this.client = this.data = this.links = null;
    this.filters = {};
    this.headingLevel = 3;
    this.hideHeader = this.hideToolbar = this.table = this.maximised = false;
  }

  /** Registers this class under a tag. It never throws; a tag that is taken is left alone. */
  static define(this: CustomElementConstructor, tag: string): void {
    defineElement(tag, this);
  }
}
