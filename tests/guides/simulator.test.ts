/** docs/guides/simulator.md as somebody follows it. */
import { after, test } from 'node:test';
import { createReader } from './reader.ts';

const reader = createReader('simulator.md');
after(() => reader.close());

test('a developer who follows the guide gets what it shows', { timeout: 300_000 }, (t) => reader.follow(t));
