import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refusal } from '../testing/fake-server.ts';
import { createFakeSocket } from '../testing/fake-socket.ts';
import { createManualClock } from '../testing/manual-clock.ts';
import { createClient } from './client.ts';
import { feedWord } from './feed.ts';
import type { ViewHandle } from './handle.ts';
import { setUp } from './test-setup.ts';

interface Data {
  readonly total: number;
  readonly rows?: readonly { readonly id: string; readonly n: number }[];
}
const ops = (received: readonly { readonly op: string }[]) => received.map(({ op }) => op);

test('nothing is opened before something is asked', async () => {
  const { clock, server, client } = setUp();
  await clock.advance(1_000);
  assert.equal(server.opened, 0);
  assert.equal(client.state.name, 'idle');
});

test('a view comes with its first answer, and listeners hear once per frame', async () => {
  const { clock, server, client } = setUp();
  const handle = client.watch<Data>('s.v', { range: '24h' });
  let calls = 0;
  handle.subscribe(() => calls++);
  assert.equal(handle.shown, null);
  assert.equal(feedWord(handle.feed), 'connecting');
  await clock.advance(100);
  assert.deepEqual(handle.shown?.data, { total: 1, rows: [{ id: 'a', n: 1 }] });
  assert.equal(handle.feed.link, 'live');
  assert.equal(feedWord(handle.feed), 'live');
  assert.equal(handle.feed.origin, 'simulated');
  calls = 0;
  server.put('s.v', {
    data: {
      total: 2,
      rows: [
        { id: 'b', n: 5 },
        { id: 'a', n: 1 },
      ],
    },
  });
  await clock.advance(250);
  assert.deepEqual(handle.shown?.data, {
    total: 2,
    rows: [
      { id: 'b', n: 5 },
      { id: 'a', n: 1 },
    ],
  });
  assert.equal(calls, 1);
});

test('all state is set before any listener hears', async () => {
  const { clock, server, client } = setUp();
  const [one, two] = [client.watch<Data>('s.v'), client.watch<Data>('s.v')];
  await clock.advance(100);
  const seen: unknown[] = [];
  for (const handle of [one, two]) handle.subscribe(() => seen.push([one.shown?.data.total, two.shown?.data.total]));
  server.put('s.v', { data: { total: 7 } });
  await clock.advance(250);
  assert.deepEqual(seen, [
    [7, 7],
    [7, 7],
  ]);
});

test('equal views share one subscription, whatever the order of parameters', async () => {
  const { clock, server, client } = setUp();
  client.watch('s.v', { a: 1, b: 2 });
  client.watch('s.v', { b: 2, a: 1 });
  await clock.advance(100);
  assert.equal(server.received.filter(({ op }) => op === 'subscribe').length, 1);
});

test('unchanged rows stay the same objects from one patch to the next', async () => {
  const { clock, server, client } = setUp();
  const handle = client.watch<Data>('s.v');
  await clock.advance(100);
  const [row] = handle.shown?.data.rows ?? [];
  server.put('s.v', {
    data: {
      total: 1,
      rows: [
        { id: 'b', n: 9 },
        { id: 'a', n: 1 },
      ],
    },
  });
  await clock.advance(250);
  assert.equal(handle.shown?.data.rows?.[1], row);
});

test('holding one handle keeps its picture and counts, and leaves the others alone', async () => {
  const { clock, server, client } = setUp();
  const [held, other] = [client.watch<Data>('s.v'), client.watch<Data>('s.v')];
  await clock.advance(100);
  held.hold();
  for (let total = 2; total <= 4; total++) {
    server.put('s.v', { data: { total } });
    await clock.advance(250);
  }
  assert.equal(held.shown?.data.total, 1);
  assert.equal(held.feed.hold?.behind, 3);
  assert.equal(feedWord(held.feed), 'paused');
  assert.equal(other.shown?.data.total, 4);
  assert.equal(other.feed.hold, null);
  held.follow();
  assert.equal(held.shown?.data.total, 4);
  assert.equal(held.feed.hold, null);
});

test('two handles with different rates: the wire carries the higher, the slower one shows at its own', async () => {
  const { clock, server, client } = setUp();
  const slow = client.watch<Data>('s.v', {}, { rate: 1 });
  const fast = client.watch<Data>('s.v', {}, { rate: 10 });
  await clock.advance(1_000);
  const shown = (handle: ViewHandle<Data>) => {
    const seen = new Set<number>();
    handle.subscribe(() => seen.add(handle.shown?.data.total ?? 0));
    return seen;
  };
  const [slowSeen, fastSeen] = [shown(slow), shown(fast)];
  for (let total = 1; total <= 40; total++) {
    server.put('s.v', { data: { total } });
    await clock.advance(100);
  }
  assert.ok(fastSeen.size >= 39, `${fastSeen.size}`);
  assert.ok(slowSeen.size >= 3 && slowSeen.size <= 5, `${slowSeen.size}`);
  await clock.advance(1_000);
  assert.equal(slow.shown?.data.total, 40);
  fast.release();
  await clock.advance(100);
  assert.deepEqual(server.received.at(-1), { op: 'rate', id: 1, rate: 1 });
  server.put('s.v', { data: { total: 41 } });
  await clock.advance(1_100);
  assert.equal(slow.shown?.data.total, 41);
});

test('at rate 0 nothing comes, and afterwards the view goes on where it was', async () => {
  const { clock, server, client } = setUp();
  const handle = client.watch<Data>('s.v');
  await clock.advance(100);
  handle.rate = 0;
  await clock.advance(100);
  const { frames } = client.received;
  server.put('s.v', { data: { total: 2 } });
  await clock.advance(4_000);
  assert.equal(client.received.frames - frames, 0);
  assert.equal(handle.feed.fresh.staleMs, null);
  handle.rate = 4;
  await clock.advance(100);
  assert.equal(handle.shown?.data.total, 2);
  assert.deepEqual(handle.feed.gaps, []);
});

test('a released view lives on for 2 s, so that moving a pane costs nothing', async () => {
  const { clock, server, client } = setUp();
  client.watch('s.v').release();
  await clock.advance(1_000);
  const again = client.watch<Data>('s.v');
  await clock.advance(5_000);
  assert.deepEqual(
    ops(server.received).filter((op) => op !== 'ping'),
    ['hello', 'subscribe'],
  );
  again.release();
  await clock.advance(2_100);
  assert.equal(server.received.at(-1)?.op, 'unsubscribe');
});

test('subscribe, unsubscribe, subscribe: late frames of the first do not reach the second', async () => {
  const { clock, server, client } = setUp();
  const first = client.watch<Data>('s.v');
  await clock.advance(100);
  // The answer to the second subscription is slow, and patches of the shared channel come before it.
  server.delay('snapshot');
  first.release();
  await clock.advance(2_100);
  const second = client.watch<Data>('s.v');
  await clock.settle();
  assert.equal(second.shown, null);
  server.send({
    op: 'patch',
    ch: 1,
    prev: 1,
    seq: 2,
    counted: 1,
    asOf: clock.now(),
    ops: [{ op: 'set', path: 'total', value: 666 }],
  });
  await clock.settle();
  assert.equal(second.shown, null);
  // Behind a patch that it lacks, the snapshot is out of date; the next patch shows it.
  for (const total of [2, 3]) {
    server.put('s.v', { data: { total } });
    await clock.advance(1_000);
  }
  assert.equal(second.shown?.data.total, 3);
  assert.equal(second.feed.link, 'live');
});

test('back on the same bridge in time, the missed patches come and no snapshot', async () => {
  const { clock, server, client } = setUp();
  server.put('s.v', { data: { total: 1, ballast: 'x'.repeat(500) } });
  const handle = client.watch<Data>('s.v');
  await clock.advance(100);
  server.close(4501);
  await clock.settle();
  assert.equal(handle.feed.link, 'offline');
  assert.equal(handle.shown?.data.total, 1);
  server.put('s.v', { data: { total: 2, ballast: 'x'.repeat(500) } });
  const down: string[] = [];
  server.intercept((text, frame) => (down.push(frame.op), [text]));
  await clock.advance(1_000);
  assert.equal(handle.feed.link, 'live');
  assert.equal(handle.shown?.data.total, 2);
  assert.ok(down.includes('resumed') && !down.includes('snapshot'), down.join());
  assert.deepEqual(handle.feed.gaps, []);
});

test('back on another bridge, a snapshot comes', async () => {
  const { clock, server, client } = setUp();
  const handle = client.watch<Data>('s.v');
  await clock.advance(100);
  server.put('s.v', { data: { total: 2 } });
  server.restart();
  const why: string[] = [];
  server.intercept((text, frame) => (frame.op === 'snapshot' && why.push(frame.why), [text]));
  await clock.advance(1_000);
  assert.deepEqual(why, ['epoch-changed']);
  assert.equal(handle.shown?.data.total, 2);
});

test('a lost frame is seen, kept as a gap, and healed by a snapshot', async () => {
  const { clock, server, client } = setUp();
  const handle = client.watch<Data>('s.v');
  await clock.advance(100);
  server.lose('patch');
  for (const total of [2, 3]) {
    server.put('s.v', { data: { total } });
    await clock.advance(250);
  }
  assert.equal(server.received.filter(({ op }) => op === 'resync').length, 1);
  assert.equal(handle.shown?.data.total, 3);
  assert.deepEqual(
    handle.feed.gaps.map(({ kind }) => kind),
    ['frames'],
  );
  server.put('s.v', { data: { total: 4 } });
  await clock.advance(250);
  assert.equal(handle.shown?.data.total, 4);
  assert.equal(handle.feed.gaps.length, 1);
});

test('a frame lost when nothing follows it is seen by the next check', async () => {
  const { clock, server, client } = setUp();
  const handle = client.watch<Data>('s.v');
  await clock.advance(100);
  server.lose('patch');
  server.put('s.v', { data: { total: 2 } });
  await clock.advance(31_000);
  assert.equal(handle.shown?.data.total, 2);
  assert.equal(handle.feed.gaps.length, 1);
});

test('frames in the wrong order are a break, and healed', async () => {
  const { clock, server, client } = setUp();
  const handle = client.watch<Data>('s.v');
  await clock.advance(100);
  server.delay('patch');
  for (const total of [2, 3]) {
    server.put('s.v', { data: { total } });
    await clock.advance(250);
  }
  assert.equal(handle.shown?.data.total, 3);
  assert.equal(handle.feed.gaps.length, 1);
});

test('a doubled frame changes nothing', async () => {
  const { clock, server, client } = setUp();
  const handle = client.watch<Data>('s.v');
  await clock.advance(100);
  server.intercept((text, frame) => (frame.op === 'patch' ? [text, text] : [text]));
  server.put('s.v', { data: { total: 2 } });
  await clock.advance(250);
  assert.equal(handle.shown?.data.total, 2);
  assert.deepEqual(handle.feed.gaps, []);
});

test('wrong data is found by its digest, said, and replaced', async () => {
  const { clock, server, client } = setUp();
  const handle = client.watch<Data>('s.v');
  await clock.advance(100);
  server.corrupt('patch', (frame) => ({ ...frame, ops: [{ op: 'set', path: 'total', value: 999 }] }));
  server.put('s.v', { data: { total: 2 } });
  await clock.advance(250);
  assert.equal(handle.shown?.data.total, 999);
  await clock.advance(31_000);
  assert.equal(handle.shown?.data.total, 2);
  assert.deepEqual(
    handle.feed.gaps.map(({ kind }) => kind),
    ['digest'],
  );
});

test('a count that falls is a break', async () => {
  const { clock, server, client } = setUp();
  const handle = client.watch<Data>('s.v');
  await clock.advance(100);
  server.put('s.v', { data: { total: 2 }, counted: 50 });
  await clock.advance(250);
  server.corrupt('patch', (frame) => ({ ...frame, counted: 3 }));
  server.put('s.v', { data: { total: 3 }, counted: 60 });
  await clock.advance(250);
  assert.equal(handle.feed.gaps.length, 1);
  assert.equal(handle.shown?.counted, 60);
});

test('a first answer that is lost is asked for again', async () => {
  const { clock, server, client } = setUp();
  server.lose('snapshot');
  const handle = client.watch<Data>('s.v');
  await clock.advance(20_000);
  assert.equal(handle.shown?.data.total, 1);
});

test('gaps of the log, told in meta, stand in the feed', async () => {
  const { clock, server, client } = setUp();
  const { plainMeta } = await import('../testing/scripted-engine.ts');
  server.put('s.v', { meta: { ...plainMeta, gaps: [{ from: 1, to: 2, records: 9 }] } });
  const handle = client.watch('s.v');
  await clock.advance(100);
  assert.deepEqual(handle.feed.gaps, [{ from: 1, to: 2, records: 9, kind: 'log' }]);
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

test('an unknown view ends its feed and no other; one that may come back is asked again', async () => {
  const { clock, server, client } = setUp();
  const [good, bad] = [client.watch('s.v'), client.watch('s.none')];
  await clock.advance(100);
  assert.equal(good.feed.link, 'live');
  assert.equal(bad.feed.link, 'ended');
  assert.equal(bad.feed.problem?.code, 'unknown-view');
  server.intercept((text, frame) =>
    frame.op === 'snapshot'
      ? [JSON.stringify({ op: 'error', id: frame.id, code: 'busy', message: 'later', retryAfterMs: 3_000 })]
      : [text],
  );
  const busy = client.watch('s.v', { other: 1 });
  await clock.advance(100);
  assert.equal(busy.feed.link, 'waiting');
  assert.equal(busy.feed.problem?.code, 'busy');
  server.intercept(null);
  await clock.advance(3_000);
  assert.equal(busy.feed.link, 'live');
});

test('frames that are none are survived, and told', async () => {
  const { clock, server, client, issues } = setUp();
  const handle = client.watch('s.v');
  await clock.advance(100);
  for (const text of ['', '{', 'null', '{"op":"patch"}', '{"op":"news","from":"later"}']) server.send(text);
  await clock.advance(1_000);
  assert.equal(handle.feed.link, 'live');
  assert.equal(issues.length, 5);
});

test('queries and descriptions are answered once, and asked again on the next connection', async () => {
  const { clock, server, client } = setUp();
  client.watch('s.v');
  await clock.advance(100);
  assert.equal((await client.query<Data>('s.v')).data.total, 1);
  await assert.rejects(client.query('s.none'), { code: 'unknown-view' });
  assert.equal((await client.describe('s.v')).definition, 'scripted');
  const asked = server.received.length;
  await client.describe('s.v');
  assert.equal(server.received.length, asked);
  server.lose('result');
  const late = client.query<Data>('s.v');
  await clock.settle();
  server.close(4501);
  await clock.advance(2_000);
  assert.equal((await late).data.total, 1);
  server.lose('result');
  const never = client.query('s.v').catch(({ code }: { code: string }) => code);
  await clock.advance(31_000);
  assert.equal(await never, 'timeout');
});

test('iterating gives each newer picture, and ends on release', async () => {
  const { clock, server, client } = setUp();
  const handle = client.watch<Data>('s.v');
  const totals: number[] = [];
  const done = (async () => {
    for await (const { data } of handle) if (totals.at(-1) !== data.total) totals.push(data.total);
  })();
  await clock.advance(100);
  for (const total of [2, 3]) {
    server.put('s.v', { data: { total } });
    await clock.advance(250);
  }
  handle.release();
  await done;
  assert.deepEqual(totals, [1, 2, 3]);
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

test('a failing listener harms nobody else', async () => {
  const { clock, client } = setUp();
  const caught: unknown[] = [];
  const scope = globalThis as { reportError?: (error: unknown) => void };
  const before = scope.reportError;
  scope.reportError = (error) => caught.push(error);
  try {
    const handle = client.watch('s.v');
    let calls = 0;
    handle.subscribe(() => {
      throw new Error('mine');
    });
    handle.subscribe(() => calls++);
    await clock.advance(100);
    assert.ok(calls > 0);
    assert.ok(caught.length > 0);
  } finally {
    if (before) scope.reportError = before;
    else delete scope.reportError;
  }
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
  assert.deepEqual(fake.latest.sent, []);
  fake.latest.open();
  assert.equal(fake.latest.sent[0]?.op, 'hello');
  assert.equal(fake.latest.sent.length, 1);
  await clock.advance(10_000);
  // No welcome: it lets go by itself, and tries again.
  assert.deepEqual(fake.connections[0]?.closedBy, { code: 1000, reason: '' });
  assert.equal(fake.connections.length, 2);
});
