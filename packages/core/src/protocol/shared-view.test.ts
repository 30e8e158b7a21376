import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyOps } from './apply.ts';
import { decodeDown } from './codec.ts';
import { digestOf } from './digest.ts';
import type { Down, Patch, Snapshot } from './down.ts';
import type { Json } from './json.ts';
import type { ViewMeta } from './meta.ts';
import type { RowsLayouts } from './ops.ts';
import { createSharedView, sharingKey } from './shared-view.ts';

const layouts: RowsLayouts = { rows: { key: 'id', order: [['n', 'desc']] } };
const meta: ViewMeta = {
  range: null,
  since: 0,
  ingest: 'live',
  waitingFor: null,
  origin: 'real',
  inputs: [{ type: 't', producers: [], count: 0, lastTime: null, topics: [] }],
  evicted: {},
  late: 0,
  gaps: [],
  slowest: null,
  definition: 'd',
  notes: [],
};

/** An engine of one view whose answer the test sets. */
function double(data: Json) {
  const state = { data, meta, counted: 0, asOf: 1_000, version: 0, answers: 0 };
  const engine = {
    get asOf() {
      return state.asOf;
    },
    versionOf: () => String(state.version),
    answer: () => {
      state.answers += 1;
      return { data: state.data, meta: state.meta, counted: state.counted, asOf: state.asOf };
    },
  };
  const put = (change: Partial<typeof state>) => Object.assign(state, change, { version: state.version + 1 });
  return { engine, state, put };
}
const open = (engine: ReturnType<typeof double>['engine'], channel = 4) =>
  createSharedView({ engine, view: 's.v', params: {}, tenants: null, layouts, channel, epoch: 'e1' });
const read = (texts: readonly string[]): Down[] => texts.map(decodeDown);
const one = <T extends Down['op']>(texts: readonly string[], op: T): Extract<Down, { op: T }> => {
  const found = read(texts).find((frame) => frame.op === op);
  assert.ok(found, `no ${op} in ${texts.join()}`);
  return found as Extract<Down, { op: T }>;
};

test('a snapshot holds the data in the order of the contract, with the layout of its rows', () => {
  const { engine } = double({
    rows: [
      { id: 1, n: 1 },
      { id: 2, n: 5 },
    ],
  });
  const snapshot = one([open(engine).snapshot(7, 'new')], 'snapshot');
  assert.deepEqual(snapshot.data, {
    rows: [
      { id: 2, n: 5 },
      { id: 1, n: 1 },
    ],
  });
  assert.deepEqual(snapshot.rows, layouts);
  assert.deepEqual([snapshot.id, snapshot.ch, snapshot.seq, snapshot.epoch, snapshot.why], [7, 4, 1, 'e1', 'new']);
});

test('patches chain, carry what changed, and lead to what a new snapshot says', () => {
  const { engine, put } = double({ rows: [{ id: 1, n: 1 }], total: 1 });
  const shared = open(engine);
  let data: Json = one([shared.snapshot(1, 'new')], 'snapshot').data;
  for (let n = 2; n < 20; n++) {
    put({
      data: {
        rows: [
          { id: n % 3, n },
          { id: 9, n: 0 },
        ],
        total: n,
      },
      counted: n,
    });
    const patch = one(shared.update(n * 100), 'patch');
    assert.deepEqual([patch.prev, patch.seq, patch.counted], [n - 1, n, n]);
    data = applyOps(layouts, data, patch.ops);
  }
  const last: Snapshot = one([shared.snapshot(2, 'resync')], 'snapshot');
  assert.deepEqual(data, last.data);
  assert.equal(one([shared.check()], 'check').digest, digestOf(data));
});

test('nothing is computed while the version stands, and ticks come at most once a second', () => {
  const { engine, state } = double({ total: 1 });
  const shared = open(engine);
  const frames: Down[] = [];
  for (let now = 0; now < 3_000; now += 250) {
    state.asOf = 10_000 + now;
    frames.push(...read(shared.update(now)));
  }
  assert.equal(state.answers, 1);
  const ticks = frames.filter(({ op }) => op === 'tick');
  assert.equal(ticks.length, 3);
  assert.deepEqual(ticks.at(-1), { op: 'tick', ch: 4, asOf: 12_000, counted: 0 });
  assert.equal(shared.seq, 1);
});

test('silent when neither data nor as-of changes', () => {
  const { engine } = double({ total: 1 });
  const shared = open(engine);
  for (let now = 0; now < 5_000; now += 250)
    assert.deepEqual(
      read(shared.update(now)).filter(({ op }) => op !== 'check'),
      [],
    );
});

test('counts of inputs travel at most every 5 s, the first sight of an input at once', () => {
  const { engine, put } = double({ total: 1 });
  const shared = open(engine);
  const seen = (count: number) => ({
    ...meta,
    inputs: [{ ...(meta.inputs[0] as never as object), count, lastTime: count }] as never,
  });
  const withInputs: number[] = [];
  for (let now = 0; now <= 12_000; now += 500) {
    put({ meta: seen(now + 1), counted: now });
    const patch = read(shared.update(now)).find((frame): frame is Patch => frame.op === 'patch');
    if (patch?.meta?.inputs) withInputs.push(now);
    assert.deepEqual(
      Object.keys(patch?.meta ?? {}).filter((name) => name !== 'inputs'),
      [],
    );
  }
  assert.deepEqual(withInputs, [0, 5_000, 10_000]);
});

test('held back counts of inputs follow when nothing else happens any more', () => {
  const { engine, put } = double({ total: 1 });
  const shared = open(engine);
  const seen = (count: number) => ({ ...meta, inputs: [{ type: 't', producers: [], count, lastTime: 1, topics: [] }] });
  put({ meta: seen(1) });
  shared.update(0);
  put({ meta: seen(2) });
  shared.update(250);
  assert.equal(one(shared.update(5_000), 'patch').meta?.inputs?.[0]?.count, 2);
  assert.deepEqual(
    read(shared.update(10_000)).filter(({ op }) => op === 'patch'),
    [],
  );
});

test('only top-level fields of meta that changed travel', () => {
  const { engine, put } = double({ total: 1 });
  const shared = open(engine);
  put({ meta: { ...meta, late: 3 } });
  assert.deepEqual(one(shared.update(0), 'patch').meta, { late: 3 });
});

test('a check comes about every 30 s, at other moments for other channels', () => {
  const { engine } = double({ total: 1 });
  const times = (channel: number) => {
    const shared = open(engine, channel);
    const at: number[] = [];
    for (let now = 0; now < 120_000; now += 500)
      if (read(shared.update(now)).some(({ op }) => op === 'check')) at.push(now);
    return at;
  };
  const [a, b] = [times(1), times(2)];
  assert.equal(a.length, 4);
  assert.notDeepEqual(a, b);
  assert.equal((a[1] ?? 0) - (a[0] ?? 0), 30_000);
});

test('who has the epoch and a reachable seq gets the missed patches, all of them, else a snapshot that says why', () => {
  const { engine, put } = double({ total: 1, ballast: 'x'.repeat(600) });
  const shared = open(engine);
  const texts: string[] = [];
  for (let n = 2; n <= 40; n++) {
    put({ data: { total: n, ballast: 'x'.repeat(600) } });
    texts.push(...shared.update(0).filter((text) => text.includes('"patch"')));
  }
  assert.equal(shared.seq, 40);
  assert.deepEqual(read(shared.resume(9, { epoch: 'e1', seq: 40 })), [
    { op: 'resumed', id: 9, ch: 4, epoch: 'e1', seq: 40 },
  ]);
  const [resumed, ...missed] = shared.resume(9, { epoch: 'e1', seq: 37 });
  assert.equal(one([resumed as string], 'resumed').seq, 37);
  assert.deepEqual(missed, texts.slice(-3));
  assert.equal(one(shared.resume(9, { epoch: 'e1', seq: 1 }), 'snapshot').why, 'out-of-reach');
  assert.equal(one(shared.resume(9, { epoch: 'e1', seq: 41 }), 'snapshot').why, 'out-of-reach');
  assert.equal(one(shared.resume(9, { epoch: 'other', seq: 40 }), 'snapshot').why, 'epoch-changed');
  assert.ok(shared.ringLength > 0 && shared.ringLength <= shared.snapshot(1, 'new').length);
});

test('equal subscriptions share one key, whatever the order of names', () => {
  assert.equal(sharingKey('v', { a: 1, b: 'x' }, ['t', 's'], 4), sharingKey('v', { b: 'x', a: 1 }, ['s', 't'], 4));
  const keys = [
    sharingKey('v', {}, null, 4),
    sharingKey('v', {}, [], 4),
    sharingKey('v', {}, null, 10),
    sharingKey('w', {}, null, 4),
  ];
  assert.equal(new Set(keys).size, 4);
});
