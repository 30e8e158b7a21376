/**
 * Where the panes of a page meet, also when they come from separate bundles with their own copies of this code: one
 * socket per endpoint and identity, link groups, one announcer. What crosses bundles is plain data and functions in
 * `registry.ts`; `docs/page-registry.md` describes it.
 */
import { StreamglassError } from '../lib/errors.ts';
import { systemClock } from '../lib/clock.ts';
import type { CacheKind } from './cache.ts';
import { type Client, type ClientOptions, createClient } from './client.ts';
import { reportFailure } from './notify.ts';
import {
  type Announcer,
  type ClientEntry,
  type PageIssue,
  type PageSettings,
  type PaneEntry,
  type ScriptPolicy,
  registry,
} from './registry.ts';
import type { TokenSource } from './token.ts';
import { tokenFromUrl } from './token-url.ts';
import { about as core, clientApi } from './version.ts';

export type { Announcer, GroupState, PageIssue, PageSettings, PaneEntry, ScriptPolicy, Selection } from './registry.ts';
export { type LinkGroup, linkGroup } from './link-group.ts';

/** Settings for all panes of the page; what is left out stays as it is. Tells everyone who listens by `onSettings`. */
export function configure(settings: Partial<PageSettings>): void {
  const page = registry();
  page.settings = { ...page.settings, ...settings };
  call(page.settingsListeners, page.settings);
}
export const settings = (): PageSettings => registry().settings;
export const onSettings = (listener: (settings: PageSettings) => void): (() => void) =>
  listen(registry().settingsListeners, listener);

export interface ClientRequest {
  /** Left out: what `configure` says. */
  readonly endpoint?: string;
  /** A function, or the address that answers `{token, subject, expiresAt}`. Left out: what `configure` says for its endpoint, and for no other. */
  readonly token?: TokenSource | string;
  readonly cache?: CacheKind;
  /** Interface of the client that this copy of the code makes, and needs: `major.minor`. For tests. */
  readonly api?: string;
  /** Makes the client when none can be shared; for tests. */
  readonly create?: (options: ClientOptions) => Client;
}
/** A share in a client. */
export interface ClientLease {
  readonly client: Client;
  /** Lets go; the client is closed when nobody holds it for 2 s. */
  release(): void;
}

const graceMs = 2_000;

/**
 * The client for an endpoint and identity: one that is there and new enough, else a new one.
 * @throws `no-endpoint` when neither the request nor `configure` names one
 */
export function acquireClient(request: ClientRequest = {}): ClientLease {
  const page = registry();
  const endpoint = request.endpoint ?? page.settings.endpoint;
  if (endpoint === null) {
    throw new StreamglassError('no-endpoint', 'No endpoint is given.', {
      hint: 'Set the attribute endpoint="wss://…", or call configure({ endpoint }).',
    });
  }
  // A token goes to the endpoint that it was configured for, and nowhere else.
  const token = request.token ?? (endpoint === page.settings.endpoint ? page.settings.token : null) ?? null;
  const identity = typeof token === 'string' ? absolute(token) : token;
  const needs = request.api ?? clientApi;
  const same = page.clients.filter((one) => one.endpoint === endpoint && one.identity === identity);
  let entry = same.find(({ api }) => satisfies(api, needs));
  if (!entry) {
    if (same.length > 0) {
      const message = `A pane needs client ${needs}, the page has ${same.map(({ api }) => api).join(', ')}: it opens its own connection to ${endpoint}.`;
      reportIssue({ code: 'second-client', message, hint: 'Load all panes from one release.' });
    }
    const cache = request.cache ?? page.settings.cache;
    const source = typeof identity === 'string' ? tokenFromUrl(identity) : identity;
    const client = (request.create ?? createClient)({
      url: endpoint,
      ...(source && { token: source }),
      ...(cache && { cache }),
      onIssue: reportIssue,
    });
    const sample = { at: systemClock.now(), characters: 0 };
    entry = { endpoint, identity, api: needs, version: core.version, client, users: 0, sample };
    page.clients.push(entry);
  }
  return lease(entry);
}

function lease(entry: ClientEntry): ClientLease {
  entry.users += 1;
  let held = true;
  return {
    // Made by another copy of this code, perhaps; its interface is new enough, which is all that counts.
    client: entry.client,
    release() {
      if (!held) return;
      held = false;
      entry.users -= 1;
      systemClock.setTimeout(() => {
        const { clients } = registry();
        const at = clients.indexOf(entry);
        if (entry.users > 0 || at < 0) return;
        clients.splice(at, 1);
        entry.client.close();
      }, graceMs);
    },
  };
}

const satisfies = (api: string, needs: string): boolean => {
  const [major, minor] = api.split('.').map(Number);
  const [neededMajor, neededMinor] = needs.split('.').map(Number);
  return major === neededMajor && (minor ?? 0) >= (neededMinor ?? 0);
};

const absolute = (url: string): string => {
  const base = (globalThis as { document?: { baseURI: string } }).document?.baseURI;
  return base === undefined ? url : new URL(url, base).href;
};

/** Makes a pane known to the page; returns how to take it out. */
export function registerPane(pane: PaneEntry): () => void {
  const { panes } = registry();
  panes.add(pane);
  return () => void panes.delete(pane);
}
/** For a provider that comes late: every pane looks for its provider again. */
export function reaskPanes(): void {
  for (const { reask } of registry().panes) reask?.();
}

/** The page's one announcer; the first who asks makes it. */
export function announcer(create: () => Announcer): Announcer {
  const page = registry();
  page.announcer ??= create();
  return page.announcer;
}
/** The page's one Trusted Types policy; the first who asks makes it. Null where it cannot be made; it is not tried again. */
export function scriptPolicy(create: () => ScriptPolicy | null): ScriptPolicy | null {
  const page = registry();
  if (page.policy === undefined) page.policy = create();
  return page.policy;
}

/** Signs out: every connection ends, all data and caches are emptied. */
export async function forget(): Promise<void> {
  await Promise.all(registry().clients.map(({ client }) => client.forget()));
}
/** After signing in: every connection begins again with a fresh token. */
export function reauthenticate(): void {
  for (const { client } of registry().clients) client.reauthenticate();
}

/** What was wrong and was survived, over all panes of the page. */
export const onIssue = (listener: (issue: PageIssue) => void): (() => void) =>
  listen(registry().issueListeners, listener);
/** Tells the page of an issue; each text is told once. */
export function reportIssue(issue: PageIssue): void {
  const page = registry();
  const text = `${issue.code} ${issue.message}`;
  if (page.issues.has(text)) return;
  page.issues.add(text);
  call(page.issueListeners, issue);
}

export interface PageAbout {
  readonly core: string;
  readonly api: string;
  readonly connections: readonly {
    readonly endpoint: string;
    readonly state: string;
    readonly api: string;
    readonly version: string;
    readonly panes: number;
    /** Characters received a second, since `about` was called last. */
    readonly charactersPerSecond: number;
  }[];
  readonly panes: readonly { readonly tag: string; readonly version: string; readonly state: string | null }[];
}
export function about(): PageAbout {
  const page = registry();
  const now = systemClock.now();
  const connections = page.clients.map((entry) => {
    const { characters } = entry.client.received;
    const seconds = Math.max(0.001, (now - entry.sample.at) / 1000);
    const charactersPerSecond = Math.round((characters - entry.sample.characters) / seconds);
    entry.sample = { at: now, characters };
    const { endpoint, api, version, users } = entry;
    return { endpoint, state: entry.client.state.name, api, version, panes: users, charactersPerSecond };
  });
  const panes = [...page.panes].map(({ tag, version, state }) => ({ tag, version, state: state?.() ?? null }));
  return { core: core.version, api: clientApi, connections, panes };
}

function listen<T>(listeners: Set<(value: T) => void>, listener: (value: T) => void): () => void {
  // A wrapper, so that one function may listen twice.
  const entry = (value: T) => listener(value);
  listeners.add(entry);
  return () => void listeners.delete(entry);
}

function call<T>(listeners: ReadonlySet<(value: T) => void>, value: T): void {
  for (const listener of listeners) {
    try {
      listener(value);
    } catch (error) {
      reportFailure(error);
    }
  }
}
