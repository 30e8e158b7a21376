import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refusal } from '../testing/fake-server.ts';
import { createFakeSocket } from '../testing/fake-socket.ts';
import { createManualClock } from '../testing/manual-clock.ts';
import { createClient } from './client.ts';
import { feedWord } from './feed.ts';
import { setUp } from './test-setup.ts';

test('nothing is opened before something is asked', async () => {
  const { clock, server, client } = setUp();
  await clock.advance(1_000);
  assert.equal(server.opened, 0);
  assert.equal(client.state.name, 'idle');
});

test('stale means that as-of stands still, not that no patch comes', async () => {
  const { clock, server, client } = setUp();
  const handle = client.watch('s.v');
  await clock.advance(60_000);
  assert.equal(feedWord(handle.feed), 'live');
  assert.ok((handle.feed.fresh.asOf ?? 0) >= clock.now() - 5_000);
  server.stopTime(true);
  await clock.advance(30_000);
  assert.equal(feedWord(handle.feed), 'stale');
  assert.ok((handle.feed.fresh.staleMs ?? 0) >= 20_000);
  server.stopTime(false);
  await clock.advance(6_000);
  assert.equal(feedWord(handle.feed), 'live');
});

test('a bridge that waits for its log says for what', async () => {
  const { clock, server, client } = setUp();
  const handle = client.watch('s.v');
  server.setIngest({ state: 'waiting', waitingFor: 'broker 127.0.0.1:9092' });
  await clock.advance(6_000);
  assert.equal(handle.feed.link, 'waiting');
  assert.match(handle.feed.problem?.message ?? '', /broker 127\.0\.0\.1:9092/);
  server.setIngest({ state: 'ended' });
  await clock.advance(6_000);
  assert.equal(handle.feed.link, 'ended');
  assert.equal(handle.feed.fresh.staleMs, null);
});

test('silence for two heartbeats is a dead connection', async () => {
  const { clock, server, client } = setUp();
  const handle = client.watch('s.v');
  await clock.advance(1_000);
  server.silence(true);
  await clock.advance(9_000);
  assert.equal(server.received.at(-1)?.op, 'ping');
  await clock.advance(2_000);
  assert.equal(handle.feed.link, 'offline');
  server.silence(false);
  await clock.advance(20_000);
  assert.equal(handle.feed.link, 'live');
});

test('it comes back after a chance part of a growing delay, and says when', async () => {
  const chances = [0.9, 0.1, 0.5, 0.999];
  const { clock, server, client } = setUp({ client: { random: () => chances.shift() ?? 0 } });
  const handle = client.watch('s.v');
  server.rejectConnections(1006);
  const waits: number[] = [];
  client.onState((state) => {
    if (state.name === 'waiting') waits.push(state.retryAt - clock.now());
  });
  await clock.settle();
  assert.equal(handle.feed.problem?.retryAt, clock.now() + 450);
  await clock.advance(450 + 100 + 1_000);
  assert.deepEqual(waits, [450, 100, 1_000, 3_996]);
  server.rejectConnections(null);
  client.wake();
  await clock.settle();
  assert.equal(handle.feed.link, 'live');
});

test('a terminal close code is an end until somebody signs in', async () => {
  let allowed = true;
  const authenticate = () => {
    if (!allowed) throw refusal('forbidden', 'Not for you.');
    return { subject: 'ann', tenants: ['t'], expiresAt: null };
  };
  const { clock, server, client } = setUp({ server: { authenticate }, client: { token: () => 'token' } });
  const handle = client.watch('s.v');
  await clock.advance(100);
  assert.equal(client.subject, 'ann');
  allowed = false;
  server.close(4501);
  await clock.advance(5_000);
  assert.equal(handle.feed.link, 'denied');
  assert.equal(handle.feed.problem?.message, 'Not for you.');
  assert.equal(handle.shown, null);
  const { opened } = server;
  await clock.advance(600_000);
  assert.equal(server.opened, opened);
  allowed = true;
  client.reauthenticate();
  await clock.advance(100);
  assert.equal(handle.feed.link, 'live');
});

test('any code of 4400 to 4499 is terminal, any of 4500 to 4599 is not', async () => {
  for (const [code, link] of [
    [4444, 'denied'],
    [4555, 'offline'],
  ] as const) {
    const { clock, server, client } = setUp();
    const handle = client.watch('s.v');
    await clock.advance(100);
    server.close(code, 'because');
    await clock.settle();
    assert.equal(handle.feed.link, link);
    assert.equal(handle.feed.problem?.code, `closed-${code}`);
  }
});

test('a token is renewed on the open connection before it ends', async () => {
  let given = 0;
  const lifeMs = 100_000;
  let clockNow = () => 0;
  const { clock, server, client } = setUp({
    server: { authenticate: (token) => ({ subject: 'ann', tenants: null, expiresAt: Number(token) }) },
    client: { token: () => (given++, { token: String(clockNow() + lifeMs), subject: 'ann' }) },
  });
  clockNow = () => clock.now();
  client.watch('s.v');
  await clock.advance(400_000);
  assert.equal(server.opened, 1);
  assert.equal(given, 6);
  server.send({ op: 'token-expiring', expiresAt: clock.now() + 1_000 });
  await clock.advance(100);
  assert.equal(given, 7);
});

test('when no token can be had in time the connection ends and begins anew', async () => {
  let working = true;
  let clockNow = () => 0;
  const { clock, server, client } = setUp({
    server: { authenticate: (token) => ({ subject: 'ann', tenants: null, expiresAt: Number(token) }) },
    client: {
      token: () => {
        if (!working) throw new Error('token service is away');
        return String(clockNow() + 100_000);
      },
    },
  });
  clockNow = () => clock.now();
  const handle = client.watch('s.v');
  await clock.advance(1_000);
  working = false;
  await clock.advance(110_000);
  assert.equal(handle.feed.link, 'offline');
  assert.match(JSON.stringify(client.state), /token service is away|authorizing/);
  working = true;
  await clock.advance(60_000);
  assert.equal(handle.feed.link, 'live');
  assert.ok(server.opened >= 2);
});

test('a token source or a socket that hangs is given up, said, and tried again', async () => {
  const never = new Promise<string>(() => undefined);
  let asked = 0;
  const { clock, client } = setUp({
    client: { token: () => ((asked += 1) === 1 ? never : 'token') },
    server: { authenticate: () => ({ subject: null, tenants: ['*'], expiresAt: null }) },
  });
  const handle = client.watch('s.v');
  await clock.advance(29_000);
  assert.equal(client.state.name, 'authorizing');
  await clock.advance(1_100);
  assert.equal(handle.feed.problem?.code, 'no-token');
  await clock.advance(30_000);
  assert.equal(handle.feed.link, 'live');

  let opened = 0;
  const other = setUp();
  const deaf = createClient({
    url: 'ws://fake',
    clock: other.clock,
    random: () => 0.5,
    socket: (...args) => {
      opened += 1;
      return opened === 1 ? { send: () => undefined, close: () => undefined } : other.server.socket(...args);
    },
  });
  const view = deaf.watch('s.v');
  await other.clock.advance(20_100);
  assert.equal(view.feed.problem?.code, 'no-answer');
  await other.clock.advance(30_000);
  assert.equal(view.feed.link, 'live');
});

test('a token source that refuses is an end', async () => {
  const { clock, client } = setUp({
    client: {
      token: () => {
        throw refusal('unauthenticated', 'Sign in first.');
      },
    },
  });
  const handle = client.watch('s.v');
  await clock.advance(100);
  assert.equal(handle.feed.link, 'denied');
  assert.equal(handle.feed.problem?.code, 'unauthenticated');
});

test('forget drops all data and stays out until somebody signs in', async () => {
  const { clock, server, client } = setUp();
  const handle = client.watch('s.v');
  await clock.advance(100);
  await client.forget();
  assert.equal(handle.shown, null);
  assert.equal(handle.feed.problem?.code, 'signed-out');
  await clock.advance(60_000);
  assert.equal(server.opened, 1);
  client.reauthenticate();
  await clock.advance(100);
  assert.notEqual(handle.shown, null);
});

test('what one viewer saw is not shown to the next', async () => {
  let subject = 'ann';
  const { clock, server, client } = setUp({
    server: { authenticate: (token) => ({ subject: token ?? null, tenants: null, expiresAt: null }) },
    client: { token: () => ({ token: subject, subject }) },
  });
  const handle = client.watch('s.v');
  await clock.advance(100);
  subject = 'bob';
  server.lose('snapshot', 5);
  server.close(4501);
  await clock.advance(2_000);
  assert.equal(client.subject, 'bob');
  assert.equal(handle.shown, null);
});

test('close leaves no timer behind', async () => {
  const { clock, client } = setUp();
  const handle = client.watch('s.v');
  client.tail();
  await clock.advance(10_000);
  handle.release();
  client.close();
  await clock.advance(40_000);
  assert.equal(clock.pending, 0);
  assert.equal(handle.feed.link, 'live');
});

test('hello goes first, with the token and never in the URL', async () => {
  const fake = createFakeSocket();
  const clock = createManualClock();
  const client = createClient({ url: 'ws://x/', token: () => 'secret', socket: fake.socket, clock, random: () => 0 });
  client.watch('s.v');
  await clock.settle();
  assert.equal(fake.latest.url, 'ws://x/');
  assert.equal(fake.latest.subprotocol, 'streamglass.v1');
  assert.equal(fake.latest.sent.length, 0);
  fake.latest.open();
  assert.equal(fake.latest.sent[0]?.op, 'hello');
  assert.equal(fake.latest.sent.length, 1);
  await clock.advance(10_000);
  // No welcome: it lets go by itself, and tries again.
  assert.deepEqual(fake.connections[0]?.closedBy, { code: 1000, reason: '' });
  assert.equal(fake.connections.length, 2);
});

test('a token of somebody else is not put on the open connection: it begins anew', async () => {
  let subject = 'ann';
  let clockNow = () => 0;
  const { clock, server, client } = setUp({
    server: { authenticate: (token) => ({ subject: token ?? null, tenants: null, expiresAt: clockNow() + 100_000 }) },
    client: { token: () => ({ token: subject, subject }) },
  });
  clockNow = () => clock.now();
  const handle = client.watch('s.v');
  await clock.advance(1_000);
  subject = 'bob';
  await clock.advance(90_000);
  assert.equal(client.subject, 'bob');
  assert.equal(handle.feed.link, 'live');
  assert.equal(server.received.filter(({ op }) => op === 'token').length, 0);
  assert.equal(server.opened, 2);
});
