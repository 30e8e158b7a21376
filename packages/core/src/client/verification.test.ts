import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../lib/random.ts';
import { setUp } from './test-setup.ts';

interface Data {
  readonly total: number;
  readonly rows?: readonly { readonly id: string; readonly n: number }[];
}

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
  assert.equal(second.shown === null, true);
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
  assert.equal(second.shown === null, true);
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

test('frames that are none are survived, and told', async () => {
  const { clock, server, client, issues } = setUp();
  const handle = client.watch('s.v');
  await clock.advance(100);
  for (const text of ['', '{', 'null', '{"op":"patch"}', '{"op":"news","from":"later"}']) server.send(text);
  await clock.advance(1_000);
  assert.equal(handle.feed.link, 'live');
  assert.equal(issues.length, 5);
});

test('whatever gets lost, doubled, delayed or cut, in the end the picture is the truth', async () => {
  const faults = ['patch', 'tick', 'check', 'snapshot', 'resumed', 'heartbeat', 'welcome'] as const;
  for (let seed = 1; seed <= 8; seed++) {
    const random = seededRandom(seed);
    const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
    const { clock, server, client } = setUp({ client: { random } });
    const handle = client.watch<Data>('s.v', {}, { rate: 10 });
    let data: Data = { total: 0, rows: [] };
    for (let step = 0; step < 150; step++) {
      const id = pick(['a', 'b', 'c', 'd']);
      const others = (data.rows ?? []).filter((row) => row.id !== id);
      data = { total: step, rows: random() < 0.3 ? others : [...others, { id, n: Math.floor(random() * 9) }] };
      server.put('s.v', { data: { ...data } });
      const chance = random();
      if (chance < 0.06) server.lose(pick(faults));
      else if (chance < 0.1) server.delay(pick(faults));
      else if (chance < 0.12) server.close(pick([1006, 4500, 4501]));
      else if (chance < 0.13) server.restart();
      else if (chance < 0.15) server.corrupt('patch', (frame) => ({ ...frame, ops: [] }));
      else if (chance < 0.17) handle.rate = pick([0, 1, 4, 10]);
      await clock.advance(Math.floor(random() * 400));
    }
    handle.rate = 4;
    // Time for the last check to come, and for faults that still wait for their frame to happen.
    await clock.advance(180_000);
    const { rows, total } = handle.shown?.data ?? {};
    assert.equal(handle.feed.link, 'live', `seed ${seed}`);
    assert.equal(total, data.total, `seed ${seed}`);
    const inOrder = (all: Data['rows'] = []) => [...all].sort((a, b) => b.n - a.n || (a.id < b.id ? -1 : 1));
    assert.deepEqual(rows, inOrder(data.rows), `seed ${seed}`);
    client.close();
  }
});
