import 'fake-indexeddb/auto';
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { IDBFactory } from 'fake-indexeddb';
import { plainMeta } from '../testing/scripted-engine.ts';
import { createManualClock, type ManualClock } from '../testing/manual-clock.ts';
import { type CacheKey, maxAgeMs, maxCharacters, openCache } from './cache.ts';
import type { ClientOptions } from './client.ts';
import type { Shown } from './handle.ts';
import { setUp } from './test-setup.ts';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});
const shown = (data: Record<string, unknown>): Shown => ({ data, meta: plainMeta, asOf: 1, counted: 1, seq: 1 });
const key: CacheKey = ['ws://a', 'ann', ['t'], 's.v', {}, ''];
/** fake-indexeddb answers in real macrotasks. */
const settle = async (clock: ManualClock) => {
  for (let turn = 0; turn < 15; turn++) await clock.settle();
};

test('what was saved is there for the same key only', async () => {
  const cache = openCache('device', createManualClock());
  assert.equal(await cache.load(key), null);
  await cache.save(key, 'ws://a', shown({ total: 1 }));
  assert.deepEqual(await cache.load(key), shown({ total: 1 }));
  for (let part = 0; part < key.length; part++) assert.equal(await cache.load(key.with(part, 'other')), null);
  assert.equal(await openCache('session', createManualClock()).load(key), null);
  assert.deepEqual(await openCache('device', createManualClock()).load(key), shown({ total: 1 }));
});

test('after 24 h it is gone', async () => {
  const clock = createManualClock();
  const cache = openCache('device', clock);
  await cache.save(key, 'ws://a', shown({}));
  await clock.advance(maxAgeMs);
  assert.notEqual(await cache.load(key), null);
  await clock.advance(1);
  assert.equal(await cache.load(key), null);
});

test('it holds 4 MB: the oldest goes, and what is larger than all is not taken', async () => {
  const clock = createManualClock();
  const cache = openCache('device', clock);
  const big = shown({ text: 'x'.repeat(maxCharacters / 4) });
  for (let each = 0; each < 5; each++) {
    await cache.save(['k', each], 'ws://a', big);
    await clock.advance(1_000);
  }
  const held = await Promise.all([0, 1, 2, 3, 4].map(async (each) => (await cache.load(['k', each])) !== null));
  assert.deepEqual(held, [false, false, true, true, true]);
  await cache.save(['huge'], 'ws://a', shown({ text: 'x'.repeat(maxCharacters) }));
  assert.equal(await cache.load(['huge']), null);
  assert.notEqual(await cache.load(['k', 4]), null);
});

test('clearing empties one endpoint', async () => {
  const cache = openCache('device', createManualClock());
  await cache.save(key, 'ws://a', shown({}));
  await cache.save(['b'], 'ws://b', shown({}));
  await cache.rememberTenants('ws://a', 'ann', ['t']);
  await cache.clear('ws://a');
  assert.equal(await cache.load(key), null);
  assert.equal(await cache.tenantsOf('ws://a', 'ann'), null);
  assert.notEqual(await cache.load(['b']), null);
});

test('without a store, or with a broken or full one, it does without', async () => {
  const broken: Pick<IDBFactory, 'open'> = {
    open: () => {
      throw new Error('broken');
    },
  };
  for (const factory of [undefined, broken]) {
    (globalThis as { indexedDB?: unknown }).indexedDB = factory;
    const cache = openCache('device', createManualClock());
    await cache.save(key, 'ws://a', shown({}));
    assert.equal(await cache.load(key), null);
    await cache.clear('ws://a');
    cache.close();
  }
  globalThis.indexedDB = new IDBFactory();
  const before = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  try {
    const cache = openCache('device', createManualClock());
    await cache.save(key, 'ws://a', shown({}));
    assert.equal(await cache.load(key), null);
  } finally {
    IDBObjectStore.prototype.put = before;
  }
});

const asAnn = {
  server: {
    authenticate: (token: string | undefined) => ({ subject: token ?? null, tenants: ['t'], expiresAt: null }),
  },
  client: { cache: 'device', token: () => ({ token: 'ann', subject: 'ann' }) } satisfies Partial<ClientOptions>,
};
/** A first visit, that leaves something in the cache. */
async function visit(options: typeof asAnn = asAnn) {
  const { clock, client } = setUp(options);
  const handle = client.watch('s.v');
  await settle(clock);
  await clock.advance(6_000);
  await settle(clock);
  assert.equal(handle.feed.cached, false);
  client.close();
  await settle(clock);
}

test('the next visit paints what the last one saw, marked as cached, until the server answers', async () => {
  await visit();
  const { clock, server, client } = setUp(asAnn);
  server.lose('snapshot');
  server.put('s.v', { data: { total: 2 } });
  const handle = client.watch<{ total: number }>('s.v');
  await settle(clock);
  assert.equal(handle.shown?.data.total, 1);
  assert.equal(handle.feed.cached, true);
  assert.equal(handle.feed.link, 'connecting');
  await clock.advance(20_000);
  assert.equal(handle.shown?.data.total, 2);
  assert.equal(handle.feed.cached, false);
});

test('off unless asked for', async () => {
  await visit();
  const { clock, server, client } = setUp({ ...asAnn, client: { token: asAnn.client.token } });
  server.lose('snapshot');
  const handle = client.watch('s.v');
  await settle(clock);
  assert.equal(handle.shown, null);
});

test('nothing is painted before it is known who looks, and never what another one saw', async () => {
  await visit();
  const silent = setUp({ ...asAnn, client: { cache: 'device', token: () => new Promise<never>(() => undefined) } });
  const unknown = silent.client.watch('s.v');
  await settle(silent.clock);
  assert.equal(unknown.shown, null);
  const other = setUp({ ...asAnn, client: { cache: 'device', token: () => ({ token: 'bob', subject: 'bob' }) } });
  other.server.lose('snapshot');
  const bobs = other.client.watch('s.v');
  await settle(other.clock);
  assert.equal(bobs.shown, null);
});

test('what was painted goes when the server says that the viewer may see other tenants', async () => {
  await visit();
  const authenticate = () => ({ subject: 'ann', tenants: ['u'], expiresAt: null });
  const { clock, server, client } = setUp({ ...asAnn, server: { authenticate } });
  server.lose('snapshot');
  server.lose('welcome');
  const handle = client.watch('s.v');
  await settle(clock);
  assert.equal(handle.feed.cached, true);
  await clock.advance(10_500);
  await settle(clock);
  assert.equal(client.state.name, 'live');
  assert.equal(handle.shown, null);
});

test('another contract of the pane, another picture', async () => {
  await visit();
  const { clock, server, client } = setUp(asAnn);
  server.lose('snapshot');
  const handle = client.watch('s.v', {}, { contract: 's@2' });
  await settle(clock);
  assert.equal(handle.shown, null);
});

test('forget, a refusal and another viewer empty it', async () => {
  for (const how of ['forget', 'denied', 'other'] as const) {
    await visit();
    let name = 'ann';
    const { clock, server, client } = setUp({
      ...asAnn,
      client: { cache: 'device', token: () => ({ token: name, subject: name }) },
    });
    client.watch('s.v');
    await settle(clock);
    if (how === 'forget') await client.forget();
    if (how === 'denied') server.close(4403);
    if (how === 'other') {
      name = 'bob';
      server.close(4501);
    }
    await clock.advance(1_000);
    await settle(clock);
    client.close();
    await settle(clock);
    const left = await openCache('device', clock).load(['ws://fake', 'ann', ['t'], 's.v', {}, '']);
    assert.equal(left, null, how);
    globalThis.indexedDB = new IDBFactory();
  }
});

test('a store that is gone is no concern of the page', async () => {
  (globalThis as { indexedDB?: unknown }).indexedDB = undefined;
  const { clock, client } = setUp(asAnn);
  const handle = client.watch('s.v');
  await clock.advance(10_000);
  assert.equal(handle.feed.link, 'live');
  await client.forget();
});
