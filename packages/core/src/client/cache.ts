/**
 * What views showed last, in IndexedDB, so that a page has something to paint at once. Off unless asked for; loaded only
 * then. It holds at most 4 MB and 24 h per origin, never blocks, and does without when the store is missing, full or broken.
 */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Clock } from '../lib/clock.ts';
import { systemRandom } from '../lib/random.ts';
import { digestOf } from '../protocol/digest.ts';
import type { Shown } from './handle.ts';

/** `session`: for this tab, until it is closed. `device`: for whoever comes back within 24 h. */
export type CacheKind = 'session' | 'device';

/** Who saw what: endpoint, subject, tenants, view, params, contract. Only its hash is stored. */
export type CacheKey = readonly unknown[];

export interface ViewCache {
  load(key: CacheKey): Promise<Shown | null>;
  save(key: CacheKey, endpoint: string, shown: Shown): Promise<void>;
  /** The tenants that a subject saw last; null: not known. */
  tenantsOf(endpoint: string, subject: string | null): Promise<readonly string[] | null>;
  rememberTenants(endpoint: string, subject: string | null, tenants: readonly string[]): Promise<void>;
  /** Drops everything of an endpoint, for all its subjects. */
  clear(endpoint: string): Promise<void>;
  close(): void;
}

export const maxCharacters = 4 * 1024 * 1024;
export const maxAgeMs = 24 * 60 * 60 * 1000;

interface Entry {
  readonly key: string;
  readonly endpoint: string;
  readonly at: number;
  readonly characters: number;
}
interface Schema extends DBSchema {
  /** What is held, without the data, so that bounds are cheap to keep. */
  entries: { key: string; value: Entry };
  data: { key: string; value: string };
}

/** The store is opened when it is first needed. No method throws. */
export function openCache(kind: CacheKind, clock: Clock): ViewCache {
  const scope = kind === 'session' ? sessionName() : 'device';
  let open: Promise<IDBPDatabase<Schema>> | null = null;
  const database = () => {
    open ??= openDB<Schema>('streamglass', 1, {
      upgrade(db) {
        db.createObjectStore('entries', { keyPath: 'key' });
        db.createObjectStore('data');
      },
      // Another page wants a newer version: this one stops using the store.
      blocking: (_current, _wanted, event) => (event.target as IDBDatabase | null)?.close(),
    });
    return open;
  };
  const attempt = async <T>(work: (db: IDBPDatabase<Schema>) => Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await work(await database());
    } catch {
      return otherwise;
    }
  };
  const keyOf = (key: CacheKey) => digestOf([scope, key]);
  const endpointOf = (endpoint: string) => digestOf(endpoint);
  const tenantsKey = (endpoint: string, subject: string | null) => ['tenants', endpoint, subject];

  const read = (key: CacheKey): Promise<unknown> =>
    attempt<unknown>(async (db) => {
      const name = keyOf(key);
      const entry = await db.get('entries', name);
      if (!entry || clock.now() - entry.at > maxAgeMs) return null;
      return JSON.parse((await db.get('data', name)) ?? 'null') as unknown;
    }, null);

  const write = (key: CacheKey, endpoint: string, value: unknown): Promise<void> =>
    attempt(async (db) => {
      const text = JSON.stringify(value);
      if (text.length > maxCharacters) return;
      const entry = { key: keyOf(key), endpoint: endpointOf(endpoint), at: clock.now(), characters: text.length };
      const transaction = db.transaction(['entries', 'data'], 'readwrite');
      const [entries, data] = [transaction.objectStore('entries'), transaction.objectStore('data')];
      const others = (await entries.getAll()).filter(({ key: name }) => name !== entry.key);
      const kept = [entry, ...others.sort((a, b) => b.at - a.at)];
      let total = 0;
      for (const { key: name, at, characters } of kept) {
        total += characters;
        if (total <= maxCharacters && entry.at - at <= maxAgeMs) continue;
        await Promise.all([entries.delete(name), data.delete(name)]);
      }
      await Promise.all([entries.put(entry), data.put(text, entry.key)]);
      await transaction.done;
    }, undefined);

  return {
    load: async (key) => (await read(key)) as Shown | null,
    save: write,
    tenantsOf: async (endpoint, subject) => (await read(tenantsKey(endpoint, subject))) as readonly string[] | null,
    rememberTenants: (endpoint, subject, tenants) => write(tenantsKey(endpoint, subject), endpoint, tenants),
    clear: (endpoint) =>
      attempt(async (db) => {
        const transaction = db.transaction(['entries', 'data'], 'readwrite');
        const [entries, data] = [transaction.objectStore('entries'), transaction.objectStore('data')];
        for (const entry of await entries.getAll()) {
          if (entry.endpoint !== endpointOf(endpoint)) continue;
          await Promise.all([entries.delete(entry.key), data.delete(entry.key)]);
        }
        await transaction.done;
      }, undefined),
    close: () => void open?.then((db) => db.close()).catch(() => undefined),
  };
}

/** A name for this tab's session; without storage one that nobody finds again. */
function sessionName(): string {
  const name = 'streamglass.session';
  const fresh = String(systemRandom());
  try {
    const known = sessionStorage.getItem(name);
    if (known) return known;
    sessionStorage.setItem(name, fresh);
  } catch {
    // Storage is missing or refused.
  }
  return fresh;
}
