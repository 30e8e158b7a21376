import assert from 'node:assert/strict';
import test from 'node:test';
import { settle, type SettleWords, timeByStatus } from './settle.ts';

const words: SettleWords = {
  title: (status) => status,
  odd: (status) => `odd ${status}`,
  many: (status, count) => `${count} ${status}`,
  silent: () => 'silent',
};
const span = (from: unknown, to: unknown, status: unknown) => ({ from, to, status });
const short = (given: readonly unknown[], from = 0, to = 100) =>
  settle(given, from, to, words).spans.map((one) => [one.from, one.to, one.status].join(' '));

test('spans out of order are put in order; what nobody reported is unknown', () => {
  assert.deepEqual(short([span(60, null, 'warn'), span(10, 50, 'ok')]), [
    '0 10 unknown',
    '10 50 ok',
    '50 60 unknown',
    '60 100 warn',
  ]);
});

test('where spans overlap the worst one counts, and not knowing is worse than well', () => {
  assert.deepEqual(
    short([span(0, 100, 'ok'), span(20, 40, 'critical'), span(30, 60, 'warn'), span(80, 90, 'unknown')]),
    ['0 20 ok', '20 40 critical', '40 60 warn', '60 80 ok', '80 90 unknown', '90 100 ok'],
  );
});

test('trouble of no length stays, other states of no length do not', () => {
  assert.deepEqual(short([span(0, 100, 'ok'), span(50, 50, 'critical'), span(70, 70, 'ok')]), [
    '0 50 ok',
    '50 50 critical',
    '50 100 ok',
  ]);
});

test('what lies outside is cut, what has no times is left out and counted, an unheard state says its name', () => {
  const given = [
    span(-50, 10, 'warn'),
    span(90, 500, 'ok'),
    span(200, 300, 'ok'),
    span(50, 20, 'ok'),
    span(Number.NaN, 1, 'ok'),
    span('a', 1, 'ok'),
    null,
    span(20, 30, 'blue'),
  ];
  const { spans, leftOut } = settle(given, 0, 100, words);
  assert.equal(leftOut, 4);
  assert.deepEqual(
    spans.map(({ status, title }) => `${status} ${title}`),
    ['warn warn', 'unknown silent', 'unknown odd blue', 'unknown silent', 'ok ok'],
  );
});

test('no spans are one unknown one', () => {
  assert.deepEqual(short([]), ['0 100 unknown']);
});

test('a million spans keep every trouble, in few spans', () => {
  const given = Array.from({ length: 1_000_000 }, (_, index) =>
    span(index, index + 1, index === 123_456 ? 'critical' : 'ok'),
  );
  const { spans } = settle(given, 0, 1_000_000, words);
  assert.deepEqual(
    spans.map(({ status }) => status),
    ['ok', 'critical', 'ok'],
  );
  assert.deepEqual([spans[0]?.from, spans.at(-1)?.to], [0, 1_000_000]);
});

test('time is summed by state', () => {
  const { spans } = settle([span(0, 40, 'ok'), span(40, 70, 'warn')], 0, 100, words);
  assert.deepEqual(timeByStatus(spans, 100), { ok: 40, unknown: 30, warn: 30, critical: 0 });
});
