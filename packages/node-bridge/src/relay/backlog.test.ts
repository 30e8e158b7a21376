import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Backlog } from './backlog.ts';

const budget = 1_000;
const written = (backlog: Backlog, bytes: number): Backlog => {
  backlog.willWrite(bytes);
  return backlog;
};

test('a peer is slow from a quarter of its budget on, and has caught up below an eighth', () => {
  const backlog = written(new Backlog(budget), 100);
  assert.equal(backlog.weigh(250, 0), 'fine');
  assert.equal(backlog.weigh(251, 0), 'slow');
  assert.ok(backlog.slow);
  assert.equal(backlog.weigh(125, 10), 'fine');
  assert.equal(backlog.weigh(124, 20), 'caught-up');
  assert.ok(!backlog.slow);
});

test('one write may be larger than the budget; what follows before it is read counts', () => {
  const backlog = written(new Backlog(budget), 50_000);
  assert.equal(backlog.weigh(50_000, 0), 'slow');
  written(backlog, 600);
  assert.equal(backlog.weigh(50_600, 0), 'fine');
  written(backlog, 600);
  assert.equal(backlog.weigh(51_200, 0), 'too-slow');
});

test('the allowance is gone once the large write is read', () => {
  const backlog = written(new Backlog(budget), 50_000);
  backlog.weigh(50_000, 0);
  assert.equal(backlog.weigh(0, 1_000), 'caught-up');
  written(backlog, 300);
  assert.equal(backlog.weigh(300, 1_000), 'slow');
  assert.equal(backlog.weigh(1_301, 1_000), 'too-slow');
});

test('a slow peer that takes nothing for 30 s is too slow, one that takes a little is not', () => {
  const backlog = written(new Backlog(budget), 400);
  backlog.weigh(400, 0);
  assert.equal(backlog.weigh(399, 29_000), 'fine');
  assert.equal(backlog.weigh(410, 58_000), 'fine');
  assert.equal(backlog.weigh(399, 59_001), 'too-slow');
});
