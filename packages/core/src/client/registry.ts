import type { CacheKind } from './cache.ts';
import type { Client } from './client.ts';
import type { TokenSource } from './token.ts';

/**
 * The page registry, `globalThis[Symbol.for('streamglass.page.1')]`. Every copy of this code on the page reads and writes
 * it, in whatever version, so it is plain data and functions, and within `.1` things are only added. A hash test pins its
 * shape; `docs/page-registry.md` describes it.
 */
export interface PageRegistry {
  readonly version: 1;
  settings: PageSettings;
  readonly settingsListeners: Set<(settings: PageSettings) => void>;
  readonly clients: ClientEntry[];
  readonly groups: Map<string, GroupEntry>;
  readonly panes: Set<PaneEntry>;
  announcer: Announcer | null;
  /** Undefined: nobody needed one yet. Null: the page does not allow it. */
  policy: ScriptPolicy | null | undefined;
  /** Issues told, so that each is told once. */
  readonly issues: Set<string>;
  readonly issueListeners: Set<(issue: PageIssue) => void>;
}

export interface PageSettings {
  readonly endpoint: string | null;
  /** For `endpoint` only. A function, or the address that answers `{token, subject, expiresAt}`. */
  readonly token: TokenSource | string | null;
  /** BCP 47; null: each pane's nearest `lang`. */
  readonly lang: string | null;
  /** IANA name; null: that of the browser. */
  readonly timeZone: string | null;
  readonly cache: CacheKind | null;
  /** Addresses of things outside the panes, by what they are: `{ service: '/services/{key}' }`. */
  readonly links: Readonly<Record<string, string>> | null;
}

export interface ClientEntry {
  readonly endpoint: string;
  /** The token source: a function, an address, or null. Equal means identical. */
  readonly identity: TokenSource | string | null;
  /** `major.minor` of the client's interface. */
  readonly api: string;
  /** Version of the core that made it. */
  readonly version: string;
  readonly client: Client;
  users: number;
  sample: { readonly at: number; readonly characters: number };
}

/** Something a viewer chose: what it is (`agent`, `service`, …) and its key. */
export interface Selection {
  readonly entity: string;
  readonly key: string;
}
export interface GroupState {
  /** `15m`, `24h`, `today`, ISO interval; null: each pane's own. */
  readonly range: string | null;
  /** A point in time under the pointer, ms. */
  readonly cursor: number | null;
  readonly selection: Selection | null;
  /** By what they are (`agent`, `service`, `domain`, …): the keys that panes are narrowed to; left out or none: all. */
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly hold: boolean;
  /** What charts over time show, ms; null: everything. Groups that an older copy of the code made have none until a chart is zoomed. */
  readonly zoom?: { readonly from: number; readonly to: number } | null;
}
export interface GroupEntry {
  state: GroupState;
  /** `by`: who changed it, as it named itself; opaque. */
  readonly listeners: Set<(state: GroupState, by: unknown) => void>;
}

export interface PaneEntry {
  readonly tag: string;
  readonly version: string;
  readonly element: object;
  /** The word for its feed. */
  readonly state?: () => string;
  /** Looks for its provider again. */
  readonly reask?: () => void;
}

export interface Announcer {
  /** Says something politely, at most one thing in 5 s over all panes. */
  say(text: string): void;
}
/** What a Trusted Types policy is used for here. */
export interface ScriptPolicy {
  createScriptURL?(url: string): unknown;
  createHTML?(html: string): unknown;
}

export interface PageIssue {
  /** Stable. */
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
}

const key = Symbol.for('streamglass.page.1');

/** The registry of this page; made by the first who asks. */
export function registry(): PageRegistry {
  const page = globalThis as { [key]?: PageRegistry };
  page[key] ??= createRegistry();
  return page[key];
}

function createRegistry(): PageRegistry {
  const made: PageRegistry = {
    version: 1,
    settings: { endpoint: null, token: null, lang: null, timeZone: null, cache: null, links: null },
    settingsListeners: new Set(),
    clients: [],
    groups: new Map(),
    panes: new Set(),
    announcer: null,
    policy: undefined,
    issues: new Set(),
    issueListeners: new Set(),
  };
  // Back on the network, or looked at again: try now, not when the timer comes round.
  const wake = () => {
    for (const { client } of made.clients) client.wake();
  };
  if (typeof addEventListener === 'function') {
    addEventListener('online', wake);
    addEventListener('visibilitychange', wake);
  }
  return made;
}
