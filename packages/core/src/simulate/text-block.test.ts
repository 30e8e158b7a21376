import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTextBlock } from './text-block.ts';

test('texts of any length and script come back, and none writes into another', () => {
  const bytesOf = createTextBlock();
  const texts = Array.from({ length: 400 }, (_, index) => `${index} ${'äö€😀'.repeat(index)} ${'x'.repeat(3 * index)}`);
  texts.push('', 'z'.repeat(70_000), '€'.repeat(21_845), 'after');
  const written = texts.map(bytesOf);
  assert.deepEqual(
    written.map((bytes) => new TextDecoder('utf-8', { fatal: true }).decode(bytes)),
    texts,
  );
});
