import type { ViewClient } from '@streamglass/core/client';
import { reaskPanes } from '@streamglass/core/page';
import { css, html, LitElement, type PropertyDeclarations, type TemplateResult } from 'lit';
import { defineElement } from '../../base/define.ts';
import { type ContextRequestEvent, providerKey, type ProviderValue } from '../../controllers/link.ts';

export type { ProviderValue } from '../../controllers/link.ts';

/**
 * Shares stream, range, zone, language and group with the panes below it, across shadow roots and bundles. Its own
 * layout is none (`display: contents`).
 *
 * @slot - The panes, anywhere below.
 * @attr {string} lang - Language of words, numbers and dates of the panes below; the nearest one counts.
 */
export class StreamProvider extends LitElement {
  static readonly streamglass = true;
  static override styles = css`
    :host {
      display: contents;
    }
  `;
  static override properties: PropertyDeclarations = {
    endpoint: {},
    tokenUrl: { attribute: 'token-url' },
    range: {},
    timeZone: { attribute: 'time-zone' },
    group: {},
    cache: {},
    // Reflected, as without us: languages are looked up in attributes.
    lang: { reflect: true },
    client: { attribute: false },
  };

  /** WebSocket address of a bridge. */
  declare endpoint: string | null;
  /** Where a token is fetched, with cookies. */
  declare tokenUrl: string | null;
  /** `15m`, `24h`, `today`, or an ISO interval. */
  declare range: string | null;
  /** IANA name. */
  declare timeZone: string | null;
  /** Link group of the panes below. */
  declare group: string | null;
  /** Keeps answers in the browser: for the session, or on the device. Default: not at all. */
  declare cache: 'session' | 'device' | null;
  /** A client of the host's own. */
  declare client: ViewClient | null;

  #listeners = new Set<(value: ProviderValue, leave: () => void) => void>();

  constructor() {
    super();
    this.endpoint = this.tokenUrl = this.range = this.timeZone = this.group = this.cache = this.client = null;
  }

  /** Registers this class under a tag. It never throws; a tag that is taken is left alone. */
  static define(tag: string): void {
    defineElement(tag, this);
  }

  get value(): ProviderValue {
    const { client, endpoint, tokenUrl, range, timeZone, group, cache } = this;
    return { client, endpoint, tokenUrl, range, timeZone, group, cache, lang: this.lang || null };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('context-request', this.#answer);
    // Panes that were there before this element was upgraded asked in vain.
    reaskPanes();
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('context-request', this.#answer);
    this.#listeners.clear();
    reaskPanes();
  }
  protected override updated(): void {
    for (const listener of this.#listeners) this.#tell(listener);
  }
  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }

  #answer = (event: Event): void => {
    const request = event as ContextRequestEvent;
    if (request.context !== providerKey || request.contextTarget === this) return;
    request.stopPropagation();
    if (request.subscribe) this.#listeners.add(request.callback);
    this.#tell(request.callback);
  };
  #leavers = new WeakMap<object, () => void>();
  #tell(listener: (value: ProviderValue, leave: () => void) => void): void {
    let leave = this.#leavers.get(listener);
    if (!leave) this.#leavers.set(listener, (leave = () => this.#listeners.delete(listener)));
    listener(this.value, leave);
  }
}
