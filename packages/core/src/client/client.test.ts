import assert from 'node:assert/strict';
import { test } from 'node:test';
import { feedWord } from './feed.ts';
import type { ViewHandle } from './handle.ts';
import { setUp } from './test-setup.ts';

interface Data {
  readonly total: number;
  readonly rows?: readonly { readonly id: string; readonly n: number }[];
}
const ops = (received: readonly { readonly op: string }[]) => received.map(({ op }) => op);

test('a view comes with its first answer, and listeners hear once per frame', async () => {
  const { clock, server, client } = setUp();
  const handle = client.watch<Data>('s.v', { range: '24h' });
  let calls = 0;
  handle.subscribe(() => calls++);
  assert.equal(handle.shown === null, true);
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

test('gaps of the log, told in meta, stand in the feed', async () => {
  const { clock, server, client } = setUp();
  const { plainMeta } = await import('../testing/scripted-engine.ts');
  server.put('s.v', { meta: { ...plainMeta, gaps: [{ from: 1, to: 2, records: 9 }] } });
  const handle = client.watch('s.v');
  await clock.advance(100);
  assert.deepEqual(handle.feed.gaps, [{ from: 1, to: 2, records: 9, kind: 'log' }]);
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
