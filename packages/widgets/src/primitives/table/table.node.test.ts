import assert from 'node:assert/strict';
import test from 'node:test';
import { english } from '../../messages/en.ts';
import { Format } from '../../base/format.ts';
import type { Cell } from '../../base/types.ts';
import { arrange } from './arrange.ts';
import { noFilter, numberTest, wordsIn } from './filter.ts';
import { move } from './moves.ts';
import { sortRows } from './order.ts';
import { carryOver, choose } from './selection.ts';
import { rowsAsTsv } from './tsv.ts';
import { cellOf, type TableRow } from './types.ts';

const collator = new Intl.Collator('en', { numeric: true });
const sorted = (cells: readonly Cell[], direction: 'ascending' | 'descending') =>
  [...sortRows(Int32Array.from(cells.keys()), (at) => cells[at] ?? null, direction, collator)].map((at) => cells[at]);

test('what is absent comes last in both directions, numbers before texts', () => {
  const cells = [null, 3, 'b', 1, null, 'a', 2];
  assert.deepEqual(sorted(cells, 'ascending'), [1, 2, 3, 'a', 'b', null, null]);
  assert.deepEqual(sorted(cells, 'descending'), ['b', 'a', 3, 2, 1, null, null]);
});

test('what compares equal keeps its order in both directions', () => {
  const cells = ['b', 'a', 'b', 'a', 'b'];
  const order = (direction: 'ascending' | 'descending') => [
    ...sortRows(Int32Array.from(cells.keys()), (at) => cells[at] ?? null, direction, collator),
  ];
  assert.deepEqual(order('ascending'), [1, 3, 0, 2, 4]);
  assert.deepEqual(order('descending'), [0, 2, 4, 1, 3]);
});

test('texts are ordered as readers of the language do, with numbers in them by value', () => {
  assert.deepEqual(sorted(['broker-10', 'Zoé', 'broker-9', 'zoe', 'Äpfel', 'apple'], 'ascending'), [
    'Äpfel',
    'apple',
    'broker-9',
    'broker-10',
    'zoe',
    'Zoé',
  ]);
});

test('an order of 100,000 rows with few different texts, or only different ones, comes in well under a second each', () => {
  for (const different of [12, 100_000]) {
    const cells = Array.from({ length: 100_000 }, (_, index) => `name-${(index * 7_919) % different}`);
    const from = process.cpuUsage();
    sorted(cells, 'ascending');
    const { user } = process.cpuUsage(from);
    assert.ok(user < 4_000_000, `${different}: ${user} µs of CPU time`);
  }
});

test('a filter finds all words, anywhere, in any case; a number as the reader sees it', () => {
  const lower = (text: string) => text.toLowerCase();
  const has = (query: string, text: string) => wordsIn(query, lower)(lower(text));
  assert.equal(has('agent FAIL', 'vault.Failed by Agent'), true);
  assert.equal(has('agent fail', 'agent ok'), false);
  assert.equal(has('1,204', 'count 1204'), true);
  assert.equal(has('', 'anything'), true);
});

test('a column of numbers is filtered by conditions; other texts are none', () => {
  const pass = (query: string, ...cells: Cell[]) => cells.filter((cell) => numberTest(query)?.(cell));
  const cells: Cell[] = [1, 5, 9, null, '7'];
  assert.deepEqual(pass('>5', ...cells), [9]);
  assert.deepEqual(pass('>= 5', ...cells), [5, 9]);
  assert.deepEqual(pass('<5', ...cells), [1]);
  assert.deepEqual(pass('=5', ...cells), [5]);
  assert.deepEqual(pass('2..9', ...cells), [5, 9]);
  assert.equal(numberTest('abc'), null);
  assert.equal(numberTest('> abc'), null);
  assert.equal(numberTest('5'), null);
});

test('rows are filtered by what is shown: the text of a column with a format of its own, and no hidden column', () => {
  const format = new Format('en', 'UTC', [english]);
  const rows = [
    { name: 'a', share: 0.5, secret: 'x' },
    { name: 'b', share: 0.25, secret: 'y' },
  ];
  const columns = [
    { key: 'name', label: 'Name' },
    { key: 'share', label: 'Share', numeric: true, format: (value: Cell) => `${Number(value) * 100}%` },
  ];
  const found = (text: string) => [
    ...arrange(rows, { columns, filter: { ...noFilter, text }, sort: null, format, haystacks: [] }),
  ];
  assert.deepEqual(found('25%'), [1]);
  assert.deepEqual(found('y'), []);
  const both = arrange(rows, {
    columns,
    filter: { text: '', columns: { name: 'B', share: '<0.3' } },
    sort: { key: 'name', direction: 'descending' },
    format,
    haystacks: [],
  });
  assert.deepEqual([...both], [1]);
});

test('any value is a cell: what is no finite number is absent, objects read as JSON', () => {
  const circle: Record<string, unknown> = {};
  circle['self'] = circle;
  const given = [
    Number.NaN,
    Number.POSITIVE_INFINITY,
    undefined,
    null,
    true,
    12n,
    { a: 1 },
    new Date(0),
    new Date(Number.NaN),
    circle,
    () => 1,
  ];
  assert.deepEqual(given.map(cellOf), [
    null,
    null,
    null,
    null,
    'true',
    '12',
    '{"a":1}',
    '1970-01-01T00:00:00.000Z',
    null,
    '[object Object]',
    null,
  ]);
});

test('copied rows are raw values under their heads; formulas and line breaks do no harm', () => {
  const columns = [
    { key: 'a', label: 'A' },
    { key: 'b', label: 'B', numeric: true, format: () => 'never' },
  ];
  const rows = [
    { a: '=1+1', b: -1.5 },
    { a: 'x\ty\nz', b: null },
    { a: '-3', b: Number.NaN },
  ];
  assert.equal(rowsAsTsv(columns, rows), "A\tB\n'=1+1\t-1.5\nx y z\t\n-3\t\n");
});

test('keys move as the grid pattern says, and right is back in a right-to-left page', () => {
  const size = { last: 99, columns: 4, page: 10, rtl: false };
  const go = (key: string, row: number, column: number, ctrl = false, rtl = false) => {
    const to = move({ key, ctrl }, { row, column }, { ...size, rtl });
    return to && [to.row, to.column];
  };
  assert.deepEqual(go('ArrowUp', 0, 2), [-1, 2]);
  assert.deepEqual(go('ArrowDown', 99, 2), [99, 2]);
  assert.deepEqual(go('PageUp', 4, 2), [0, 2]);
  assert.deepEqual(go('PageDown', 95, 2), [99, 2]);
  assert.deepEqual(go('End', 5, 0), [5, 3]);
  assert.deepEqual(go('End', 5, 0, true), [99, 3]);
  assert.deepEqual(go('Home', 5, 2, true), [0, 0]);
  assert.deepEqual(go('ArrowRight', 5, 2, false, true), [5, 1]);
  assert.equal(go('x', 0, 0), null);
});

test('a selection is one row, more by toggling, or a range in the order that is shown', () => {
  const shown = Int32Array.of(4, 2, 0, 1, 3);
  const one = choose(new Set(), 1, null, 'one', shown);
  assert.deepEqual([...one], [2]);
  assert.deepEqual([...choose(one, 3, 1, 'range', shown)], [2, 0, 1]);
  assert.deepEqual([...choose(one, 0, 1, 'toggle', shown)], [2, 4]);
  assert.deepEqual([...choose(one, 1, 1, 'toggle', shown)], []);
  assert.equal(choose(one, 9, 1, 'one', shown), one);
});

test('a selection goes with its rows by key, equal keys apart; without a key it ends with the list', () => {
  const data = (rows: readonly TableRow[], rowKey?: string) => ({
    label: '',
    columns: [],
    rows,
    ...(rowKey ? { rowKey } : {}),
  });
  const before = data([{ id: 'a' }, { id: 'b' }, { id: 'b' }], 'id');
  const after = data([{ id: 'new' }, { id: 'b' }, { id: 'a' }, { id: 'b' }], 'id');
  assert.deepEqual([...carryOver(new Set([0, 2]), before, after)], [2, 3]);
  assert.deepEqual([...carryOver(new Set([0]), data([{}]), data([{}]))], []);
  assert.deepEqual([...carryOver(new Set([0]), before, before)], [0]);
});
