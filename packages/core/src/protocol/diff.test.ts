import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { applyOps } from './apply.ts';
import { canonicalJson, digestOf } from './digest.ts';
import { diffView } from './diff.ts';
import { equal, type Json } from './json.ts';
import type { RowsLayouts } from './ops.ts';
import { compareRows, layoutsOf, sortRows } from './rows.ts';

const layouts: RowsLayouts = {
  rows: {
    key: 'id',
    order: [
      ['rank', 'desc'],
      ['name', 'asc'],
    ],
  },
};

const cell = fc.oneof(
  fc.constant(null),
  fc.integer(),
  fc.string(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const row = fc.record(
  {
    id: fc.oneof(fc.integer({ min: 0, max: 9 }), fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor')),
    rank: fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 3 })),
    name: fc.oneof(fc.constant(null), fc.constantFrom('x', 'y')),
    deep: fc.oneof(fc.jsonValue(), cell),
  },
  { requiredKeys: ['id'] },
);
const rows = fc
  .uniqueArray(row, { selector: ({ id }) => id, maxLength: 12 })
  .map((list) => sortRows(layouts.rows as never, list as Json[]));
const view = fc.record({ rows, total: cell, box: fc.jsonValue() }, { requiredKeys: [] }) as fc.Arbitrary<Json>;
/** What a value is after it travelled. */
const sent = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

test('applying a diff gives the other answer, for any two answers', () => {
  fc.assert(
    fc.property(view, view, (before, after) => {
      const ops = sent(diffView(layouts, before, after));
      const result = applyOps(layouts, sent(before), ops);
      assert.deepEqual(sent(result), sent(after));
      assert.equal(digestOf(result), digestOf(sent(after)));
    }),
    { numRuns: 500 },
  );
});

test('a patch is never longer than setting the fields that changed', () => {
  fc.assert(
    fc.property(rows, rows, (before, after) => {
      const length = JSON.stringify(diffView(layouts, { rows: before }, { rows: after })).length;
      const whole = JSON.stringify([{ op: 'set', path: 'rows', value: after }]).length;
      // One op more than `set` may stand there: its frame is what the difference can be.
      assert.ok(length <= whole + 80, `${length} > ${whole}`);
    }),
  );
});

test('equal answers give no ops', () => {
  fc.assert(fc.property(view, (answer) => assert.deepEqual(diffView(layouts, answer, structuredClone(answer)), [])));
});

test('of a changed row only the key and the changed fields travel', () => {
  const others = Array.from({ length: 20 }, (_, index) => ({ id: index + 10, rank: 0, name: 'a name' }));
  const before = [{ id: 1, rank: 2, name: 'x' }, { id: 2, rank: 1, name: 'y' }, ...others];
  const after = [{ id: 2, rank: 3, name: 'y' }, ...others];
  assert.deepEqual(diffView(layouts, { rows: before }, { rows: after }), [
    { op: 'remove', path: 'rows', keys: [1] },
    { op: 'upsert', path: 'rows', rows: [{ id: 2, rank: 3 }] },
  ]);
});

test('where most rows left, all rows travel instead', () => {
  const before = Array.from({ length: 100 }, (_, index) => ({ id: `row-${index}` }));
  assert.deepEqual(diffView(layouts, { rows: before }, { rows: before.slice(99) }), [
    { op: 'set', path: 'rows', value: [{ id: 'row-99' }] },
  ]);
});

test('rows that share a key against the contract still arrive as they are', () => {
  const before = { rows: [{ id: 1 }, { id: 1, rank: 1 }] };
  const after = { rows: [{ id: 1, rank: 5 }, { id: 1 }] };
  assert.deepEqual(applyOps(layouts, before, diffView(layouts, before, after)), after);
});

test('rows that did not change stay the same objects, and what was given is not touched', () => {
  const data = {
    rows: [
      { id: 1, rank: 2 },
      { id: 2, rank: 1 },
    ],
    total: 3,
  };
  const copy = structuredClone(data);
  const next = applyOps(layouts, data, [{ op: 'upsert', path: 'rows', rows: [{ id: 2, rank: 9 }] }]);
  assert.deepEqual(data, copy);
  assert.deepEqual(next, {
    rows: [
      { id: 2, rank: 9 },
      { id: 1, rank: 2 },
    ],
    total: 3,
  });
  assert.equal((next.rows as unknown[])[1], data.rows[0]);
});

test('rows are ordered by their fields, nulls last either way, ties by the key', () => {
  fc.assert(
    fc.property(rows, fc.infiniteStream(fc.nat()), (list, chance) => {
      const shuffled = list.map((item) => ({ item, by: chance.next().value as number })).sort((a, b) => a.by - b.by);
      const layout = layouts.rows as never;
      assert.deepEqual(
        sortRows(
          layout,
          shuffled.map(({ item }) => item),
        ),
        list,
      );
      const [a, b] = list;
      if (a && b) assert.ok(compareRows(layout, a, b) < 0);
    }),
  );
  const order = sortRows({ key: 'id', order: [['v', 'desc']] }, [
    { id: 1, v: null },
    { id: 2, v: 1 },
    { id: 3, v: 5 },
  ]);
  assert.deepEqual(
    order.map(({ id }) => id),
    [3, 2, 1],
  );
});

test('a digest does not depend on the order of keys, and tells apart what differs', () => {
  assert.equal(digestOf({ a: 1, b: { c: null, d: [1, 2] } }), digestOf({ b: { d: [1, 2], c: null }, a: 1 }));
  assert.notEqual(digestOf({ a: [1, 2] }), digestOf({ a: [2, 1] }));
  assert.notEqual(digestOf({ a: null }), digestOf({}));
  assert.match(digestOf({}), /^[0-9a-f]{16}$/);
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      assert.equal(canonicalJson(a) === canonicalJson(b), equal(sent(a), sent(b)));
      assert.equal(digestOf(a), digestOf(sent(a)));
      assert.deepEqual(JSON.parse(canonicalJson(a)), sent(a));
    }),
  );
});

test('layouts come from the contract: rows fields only', () => {
  const fields = { n: { kind: 'value' }, r: { kind: 'rows', key: 'id', order: [['n', 'asc'] as const] } };
  assert.deepEqual(layoutsOf(fields), { r: { key: 'id', order: [['n', 'asc']] } });
});
