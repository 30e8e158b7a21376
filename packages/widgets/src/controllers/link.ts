import type { ViewClient } from '@streamglass/core/client';
import { acquire, configured, group, type Held, members, type PageGroup, type PageMember } from '../base/page.ts';
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

/** What a pane says of itself; null where it leaves the matter to its provider, its group or the page. */
export interface OwnLink {
  readonly client: ViewClient | null;
  readonly endpoint: string | null;
  readonly tokenUrl: string | null;
  readonly range: string | null;
  readonly timeZone: string | null;
  readonly group: string | null;
}

/**
 * Where a pane gets its client, range, zone and group from. Precedence: its own attribute or property, the nearest
 * provider, the group, the page's `configure()`, the default.
 */
export class LinkController {
  #element: HTMLElement;
  #own: () => OwnLink;
  #changed: () => void;
  #provider: ProviderValue | null = null;
  #leaveProvider: (() => void) | undefined;
  #held: { key: string; held: Held } | null = null;
  #group: { name: string; group: PageGroup; leave: () => void } | null = null;
  #member: PageMember;

  constructor(element: HTMLElement, own: () => OwnLink, changed: () => void) {
    this.#element = element;
    this.#own = own;
    this.#changed = changed;
    this.#member = { element, relink: () => this.#ask() };
  }

  connected(): void {
    members().add(this.#member);
    this.#ask();
  }
  /** The pane left the page; the client itself is let go by `release`. */
  disconnected(): void {
    members().delete(this.#member);
    this.#leaveProvider?.();
    this.#leaveProvider = undefined;
    this.#provider = null;
    this.#joinGroup(null);
  }
  release(): void {
    this.#held?.held.release();
    this.#held = null;
  }

  get range(): string | null {
    return this.#own().range ?? this.#provider?.range ?? this.groupState.range;
  }
  get timeZone(): string | null {
    return this.#own().timeZone ?? this.#provider?.timeZone ?? configured().timeZone;
  }
  get lang(): string | null {
    return this.#provider?.lang ?? configured().lang;
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
    const direct = own.client ?? (own.endpoint === null ? (this.#provider?.client ?? null) : null);
    const endpoint = own.endpoint ?? this.#provider?.endpoint ?? configured().endpoint;
    if (direct || endpoint === null) {
      this.release();
      return direct;
    }
    const tokenUrl = own.tokenUrl ?? (own.endpoint === null ? (this.#provider?.tokenUrl ?? null) : null);
    const key = JSON.stringify([endpoint, tokenUrl]);
    if (this.#held?.key !== key) {
      const before = this.#held;
      const held = acquire(endpoint, tokenUrl);
      this.#held = held && { key, held };
      before?.held.release();
    }
    return this.#held?.held.client ?? null;
  }

  /** Attributes of the pane changed. */
  update(): void {
    this.#joinGroup(this.#own().group ?? this.#provider?.group ?? null);
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
        this.update();
        this.#changed();
      }),
    );
    this.update();
    this.#changed();
  }

  #joinGroup(name: string | null): void {
    if (this.#group?.name === (name ?? undefined)) return;
    this.#group?.leave();
    this.#group = null;
    if (name === null) return;
    const joined = group(name);
    const leave = joined.subscribe((_state, by) => {
      if (by !== this) this.#changed();
    });
    this.#group = { name, group: joined, leave };
  }
}
