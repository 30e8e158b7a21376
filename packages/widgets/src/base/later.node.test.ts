import assert from 'node:assert/strict';
import test from 'node:test';
import { later } from './later.ts';

test('a part is fetched once, when it is first asked for', async () => {
  let fetched = 0;
  const part = later(async () => ({ answer: ++fetched }));
  assert.deepEqual([part.now, part.failure, fetched], [null, null, 0]);
  await Promise.all([part.load(), part.load()]);
  await part.load();
  assert.deepEqual([part.now, part.failure, fetched], [{ answer: 1 }, null, 1]);
});

test('a part that cannot be fetched says why, and is tried again when it is asked for again', async () => {
  let broken = true;
  const part = later(async () => {
    if (broken) throw new TypeError('no network');
    return { answer: 42 };
  });
  await part.load();
  assert.deepEqual([part.now, part.failure], [null, 'no network']);
  broken = false;
  await part.load();
  assert.deepEqual([part.now, part.failure], [{ answer: 42 }, null]);
});
