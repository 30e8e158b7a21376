import { about, type ViewClient } from '@streamglass/core/client';
import {
  acquireClient,
  type ClientLease,
  type ClientRequest,
  type LinkGroup,
  linkGroup,
  onSettings,
  registerPane,
  settings,
} from '@streamglass/core/page';
import { emptyGroup, type GroupState } from '../base/types.ts';

/** What a provider hands down; plain data and functions, so that it may come from another bundle. */
export interface ProviderValue {
  readonly client: ViewClient | null;
  readonly endpoint: string | null;
  readonly tokenUrl: string | null;
  readonly range: string | null;
  readonly timeZone: string | null;
  readonly lang: string | null;
  readonly group: string | null;
  readonly cache: 'session' | 'device' | null;
}
export const providerKey = Symbol.for('streamglass.provider.1');

/** The community's context protocol: https://github.com/webcomponents-cg/community-protocols */
export class ContextRequestEvent extends Event {
  readonly context: unknown;
  readonly contextTarget: Element;
  readonly callback: (value: ProviderValue, unsubscribe?: () => void) => void;
  readonly subscribe = true;
  constructor(target: Element, callback: (value: ProviderValue, unsubscribe?: () => void) => void) {
    super('context-request', { bubbles: true, composed: true });
    this.context = providerKey;
    this.contextTarget = target;
    this.callback = callback;
  }
}

let zone: string | undefined;
/** Asked for with every number that is formatted; making a format to learn it takes 0.1 ms. */
export const browserZone = (): string => (zone ??= new Intl.DateTimeFormat().resolvedOptions().timeZone);

/** What a pane says of itself; null where it leaves the matter to its provider, its group or the page. */
export interface OwnLink {
  readonly client: ViewClient | null;
  readonly endpoint: string | null;
  readonly tokenUrl: string | null;
  readonly range: string | null;
  readonly timeZone: string | null;
  readonly group: string | null;
  readonly cache: 'session' | 'device' | null;
}

/**
 * Where a pane gets its client, range, zone and group from. Precedence: its own attribute or property, the nearest
 * provider, the group, the page's `configure()`, the default.
 */
export class LinkController {
  #element: HTMLElement;
  #own: () => OwnLink;
  #state: () => string;
  #changed: () => void;
  #provider: ProviderValue | null = null;
  #leaveProvider: (() => void) | undefined;
  #held: { readonly key: string; readonly lease: ClientLease } | null = null;
  #group: { readonly group: LinkGroup; readonly leave: () => void } | null = null;
  #leavePage: readonly (() => void)[] = [];
  /** Why no client could be made of what was given; null while there is no such trouble. */
  problem: { readonly code: string; readonly message: string; readonly hint?: string } | null = null;

  /** `own`: attributes and properties of the pane. `state`: the word for its feed, for `about()`. */
  constructor(element: HTMLElement, own: () => OwnLink, state: () => string, changed: () => void) {
    this.#element = element;
    this.#own = own;
    this.#state = state;
    this.#changed = changed;
  }

  connected(): void {
    const entry = {
      tag: this.#element.localName,
      version: about.version,
      element: this.#element,
      state: this.#state,
      reask: () => this.#ask(),
    };
    this.#leavePage = [registerPane(entry), onSettings(() => this.#changed())];
    this.#ask();
  }
  /** The pane left the page; the client itself is let go by `release`. */
  disconnected(): void {
    for (const leave of this.#leavePage) leave();
    this.#leaveProvider?.();
    this.#leaveProvider = undefined;
    this.#provider = null;
    this.#joinGroup(null);
  }
  release(): void {
    this.#held?.lease.release();
    this.#held = null;
  }

  get range(): string | null {
    return this.#own().range || this.#provider?.range || this.groupState.range;
  }
  /** That of the browser, where nobody says another. */
  get timeZone(): string {
    return this.#own().timeZone || this.#provider?.timeZone || settings().timeZone || browserZone();
  }
  get lang(): string | null {
    return this.#provider?.lang ?? settings().lang;
  }
  get grouped(): boolean {
    return this.#group !== null;
  }
  get groupState(): GroupState {
    return this.#group?.group.state ?? emptyGroup;
  }
  /** Tells the others of the group; the pane itself is not called back. */
  tellGroup(patch: Partial<GroupState>): void {
    this.#group?.group.set(patch, this);
  }

  /** The client in force now; null when nobody said which stream. */
  client(): ViewClient | null {
    const own = this.#own();
    this.problem = null;
    const direct = own.client || (own.endpoint ? null : (this.#provider?.client ?? null));
    const from = own.endpoint ? own : this.#provider?.endpoint ? this.#provider : null;
    if (direct || (from === null && settings().endpoint === null)) {
      this.release();
      if (!direct || typeof direct.watch === 'function') return direct;
      const hint = 'Give what createClient() or createLocalClient() returned.';
      this.problem = { code: 'bad-client', message: '`client` has no watch(): it is no client.', hint };
      return null;
    }
    const cache = own.cache || this.#provider?.cache || null;
    const token = (own.tokenUrl || (from === own ? null : from?.tokenUrl)) ?? null;
    const request: ClientRequest = {
      ...(from?.endpoint ? { endpoint: from.endpoint } : {}),
      ...(token === null ? {} : { token }),
      ...(cache ? { cache } : {}),
    };
    const key = JSON.stringify([request, settings().endpoint]);
    if (this.#held?.key !== key) {
      const before = this.#held;
      this.#held = null;
      try {
        this.#held = { key, lease: acquireClient(request) };
      } catch (error) {
        const { code, message, hint } = error as Error & { code?: string; hint?: string };
        this.problem = { code: code ?? 'bad-endpoint', message, ...(hint ? { hint } : {}) };
      }
      before?.lease.release();
    }
    return this.#held?.lease.client ?? null;
  }

  /** Attributes of the pane changed. */
  update(): void {
    this.#joinGroup(this.#own().group || this.#provider?.group || null);
  }

  #ask(): void {
    this.#leaveProvider?.();
    this.#leaveProvider = undefined;
    this.#provider = null;
    this.#element.dispatchEvent(
      new ContextRequestEvent(this.#element, (value, leave) => {
        if (this.#leaveProvider !== leave) this.#leaveProvider?.();
        this.#leaveProvider = leave;
        this.#provider = value;
        this.#changed();
      }),
    );
    this.#changed();
  }

  #joinGroup(name: string | null): void {
    if ((this.#group?.group.name ?? null) === name) return;
    this.#group?.leave();
    this.#group = null;
    if (name === null) return;
    const group = linkGroup(name);
    this.#group = { group, leave: group.subscribe(() => this.#changed(), this) };
  }
}
