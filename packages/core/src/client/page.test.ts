import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { afterEach, test } from 'node:test';
import { createFakeServer } from '../testing/fake-server.ts';
import { createManualClock } from '../testing/manual-clock.ts';
import { createClient } from './client.ts';
import type * as Page from './page.ts';
import type { PageRegistry } from './registry.ts';

const key = Symbol.for('streamglass.page.1');
const scope = globalThis as { [key]?: PageRegistry };

/** Copies of the code, as two bundles would bring them: modules of their own, with nothing in common. */
let copies = 0;
async function copyOfPage(): Promise<typeof Page> {
  return (await import(`./page.ts?copy=${copies++}`)) as typeof Page;
}
afterEach(() => {
  for (const { client } of scope[key]?.clients ?? []) client.close();
  delete scope[key];
});

function fakes() {
  const clock = createManualClock();
  const server = createFakeServer({ clock });
  server.put('s.v', { data: { total: 1 } });
  const create: typeof createClient = (options) => createClient({ ...options, socket: server.socket, clock });
  return { clock, server, create };
}

test('panes of two copies share one client for equal endpoint and identity, and no other', async () => {
  const [one, two] = [await copyOfPage(), await copyOfPage()];
  assert.notEqual(one.acquireClient, two.acquireClient);
  const { clock, server, create } = fakes();
  const token = () => 'token';
  const leases = [
    one.acquireClient({ endpoint: 'ws://a', token, create }),
    two.acquireClient({ endpoint: 'ws://a', token, create }),
    two.acquireClient({ endpoint: 'ws://a', create }),
    two.acquireClient({ endpoint: 'ws://b', token, create }),
    one.acquireClient({ endpoint: 'ws://a', token: '/api/token', create }),
    two.acquireClient({ endpoint: 'ws://a', token: '/api/token', create }),
  ];
  const clients = leases.map(({ client }) => client);
  assert.equal(clients[0], clients[1]);
  assert.equal(clients[4], clients[5]);
  assert.equal(new Set(clients).size, 4);
  const handles = [clients[0]?.watch('s.v'), clients[1]?.watch('s.v')];
  await clock.advance(100);
  assert.equal(server.opened, 1);
  assert.deepEqual(
    handles.map((handle) => handle?.shown?.data),
    [{ total: 1 }, { total: 1 }],
  );
});

test('a pane that needs a newer interface opens its own connection, says so once, and still joins the groups', async () => {
  const page = await copyOfPage();
  const { create } = fakes();
  const issues: string[] = [];
  page.onIssue(({ code }) => issues.push(code));
  const first = page.acquireClient({ endpoint: 'ws://a', create });
  const newer = page.acquireClient({ endpoint: 'ws://a', api: '1.2', create });
  const major = page.acquireClient({ endpoint: 'ws://a', api: '2.0', create });
  const older = page.acquireClient({ endpoint: 'ws://a', api: '1.1', create });
  assert.equal(older.client, newer.client);
  assert.notEqual(newer.client, first.client);
  assert.notEqual(major.client, first.client);
  assert.deepEqual(issues, ['second-client', 'second-client']);
});

test('configure serves panes that say nothing, and its token goes to its endpoint only', async () => {
  const page = await copyOfPage();
  const { create } = fakes();
  assert.throws(() => page.acquireClient({ create }), { code: 'no-endpoint' });
  const seen: (string | null)[] = [];
  const stop = page.onSettings(({ endpoint }) => seen.push(endpoint));
  let made: { url: string; token?: unknown } | undefined;
  const look: typeof createClient = (options) => {
    made = options;
    return create(options);
  };
  const token = () => 'secret';
  page.configure({ endpoint: 'ws://mine', token });
  page.configure({ lang: 'de' });
  assert.deepEqual(page.settings(), {
    endpoint: 'ws://mine',
    token,
    lang: 'de',
    timeZone: null,
    cache: null,
    links: null,
  });
  page.acquireClient({ create: look });
  assert.equal(made?.token, token);
  page.acquireClient({ endpoint: 'ws://elsewhere', create: look });
  assert.equal(made?.url, 'ws://elsewhere');
  assert.equal(made?.token, undefined);
  stop();
  page.configure({ endpoint: null });
  assert.deepEqual(seen, ['ws://mine', 'ws://mine']);
});

test('a token address is asked with cookies, and its refusals are refusals', async () => {
  const { tokenFromUrl } = await import('./token-url.ts');
  const before = globalThis.fetch;
  const answers: [number, unknown][] = [
    [200, { token: 't', subject: 'ann', expiresAt: 5, other: 1 }],
    [401, {}],
    [500, {}],
    [200, { tocken: 't' }],
  ];
  const inits: (RequestInit | undefined)[] = [];
  globalThis.fetch = async (_url, init) => {
    inits.push(init);
    const [status, body] = answers.shift() ?? [404, null];
    return new Response(JSON.stringify(body), { status });
  };
  try {
    const source = tokenFromUrl('https://host/api/token');
    assert.equal(tokenFromUrl('https://host/api/token'), source);
    assert.deepEqual(await source(), { token: 't', subject: 'ann', expiresAt: 5 });
    assert.equal(inits[0]?.credentials, 'include');
    await assert.rejects(async () => source(), { code: 'unauthenticated', retryable: false });
    await assert.rejects(async () => source(), { code: 'no-token', retryable: true });
    await assert.rejects(async () => source(), { code: 'no-token' });
  } finally {
    globalThis.fetch = before;
  }
});

test('a group is page-wide, over copies; who changes it is not told, the others once', async () => {
  const [one, two] = [await copyOfPage(), await copyOfPage()];
  const [a, b] = [one.linkGroup('ops'), two.linkGroup('ops')];
  const heard: string[] = [];
  const me = {};
  a.subscribe(({ range }) => heard.push(`a ${range}`), me);
  const stop = b.subscribe(({ range }) => {
    heard.push(`b ${range}`);
    // Answering with the same value is no change, so it ends here.
    b.set({ range }, 'b');
  }, 'b');
  a.set({ range: '1h' }, me);
  assert.deepEqual(heard, ['b 1h']);
  b.set({ selection: { entity: 'agent', key: 'polly' } });
  assert.deepEqual(a.state.selection, { entity: 'agent', key: 'polly' });
  assert.deepEqual(heard, ['b 1h', 'a 1h', 'b 1h']);
  stop();
  a.set({ range: '2h' });
  assert.deepEqual(heard, ['b 1h', 'a 1h', 'b 1h', 'a 2h']);
  assert.notEqual(two.linkGroup('other').state.range, '2h');
});

test('the announcer and the script policy are made once', async () => {
  const [one, two] = [await copyOfPage(), await copyOfPage()];
  const first = one.announcer(() => ({ say: () => undefined }));
  assert.equal(
    two.announcer(() => assert.fail('made twice')),
    first,
  );
  assert.equal(
    one.scriptPolicy(() => null),
    null,
  );
  assert.equal(
    two.scriptPolicy(() => assert.fail('tried twice')),
    null,
  );
});

test('about tells of connections and panes; forget and reauthenticate reach every client', async () => {
  const page = await copyOfPage();
  const { clock, create } = fakes();
  const { client } = page.acquireClient({ endpoint: 'ws://a', create });
  const handle = client.watch('s.v');
  await clock.advance(100);
  let asked = 0;
  const remove = page.registerPane({
    tag: 'x-pane',
    version: '1',
    element: {},
    state: () => 'live',
    reask: () => asked++,
  });
  page.reaskPanes();
  assert.equal(asked, 1);
  const { connections, panes } = page.about();
  assert.deepEqual(
    connections.map(({ endpoint, state, panes: users }) => [endpoint, state, users]),
    [['ws://a', 'live', 1]],
  );
  assert.ok((connections[0]?.charactersPerSecond ?? 0) > 0);
  assert.deepEqual(panes, [{ tag: 'x-pane', version: '1', state: 'live' }]);
  remove();
  assert.deepEqual(page.about().panes, []);
  await page.forget();
  assert.equal(handle.shown, null);
  page.reauthenticate();
  await clock.advance(100);
  assert.notEqual(handle.shown, null);
});

test('an issue is told once', async () => {
  const page = await copyOfPage();
  const told: string[] = [];
  page.onIssue(({ message }) => told.push(message));
  for (const message of ['a', 'a', 'b']) page.reportIssue({ code: 'c', message });
  assert.deepEqual(told, ['a', 'b']);
});

/** What a value is made of: names and kinds, not contents. */
function shapeOf(value: unknown, depth = 0): unknown {
  if (value === null) return 'null';
  if (typeof value !== 'object') return typeof value;
  if (depth > 4) return 'object';
  if (Array.isArray(value)) return [shapeOf(value[0], depth + 1)];
  if (value instanceof Set) return { set: [...value].slice(0, 1).map((one) => shapeOf(one, depth + 1)) };
  if (value instanceof Map) return { map: [...value.values()].slice(0, 1).map((one) => shapeOf(one, depth + 1)) };
  const names = new Set<string>();
  for (let at: object | null = value; at && at !== Object.prototype; at = Object.getPrototypeOf(at) as object | null) {
    for (const name of Object.getOwnPropertyNames(at)) if (name !== 'constructor') names.add(name);
  }
  if (!Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype) return [...names].sort();
  return Object.fromEntries(
    [...names].sort().map((name) => [name, shapeOf((value as Record<string, unknown>)[name], depth + 1)]),
  );
}

/**
 * The registry, pinned: other bundles on the page rely on it. When this fails, something that they see changed. Within
 * `.1` things may be added, never renamed, removed or given a new meaning; then describe it in docs/page-registry.md, raise
 * the minor of `clientApi` when the client grew, and put the new hash here.
 */
test('the registry has the shape that is pinned', async () => {
  const page = await copyOfPage();
  const { create } = fakes();
  const { client } = page.acquireClient({ endpoint: 'ws://a', create });
  page.linkGroup('g').subscribe(() => undefined);
  page.registerPane({ tag: 'x', version: '1', element: {} });
  page.onIssue(() => undefined);
  page.onSettings(() => undefined);
  const handle = client.watch('s.v');
  const shape = { registry: shapeOf(scope[key]), handle: shapeOf(handle), tail: shapeOf(client.tail()) };
  const hash = createHash('sha256').update(JSON.stringify(shape)).digest('hex').slice(0, 16);
  assert.equal(hash, '7c8c1bd480df9e40', JSON.stringify(shape, null, 1));
});
