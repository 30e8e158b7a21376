import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WireEvent } from '../protocol/down.ts';
import { createEventLog } from './event-log.ts';

const event = (id: string, logTime: number): WireEvent =>
  ({ id, logTime, position: { topic: 't', partition: 0, offset: id } }) as WireEvent;
const ids = (events: readonly WireEvent[]): readonly string[] => events.map(({ id }) => id);

test('the newest are those of the latest log time, oldest first, though others were added later', () => {
  const log = createEventLog(10);
  for (const [id, time] of [
    ['a1', 100],
    ['a2', 200],
    ['a3', 300],
    ['b1', 150],
    ['b2', 250],
    ['b3', 300],
  ] as const)
    log.add(event(id, time));
  assert.deepEqual(ids(log.newest(4, () => true)), ['a2', 'b2', 'a3', 'b3']);
  assert.deepEqual(ids(log.newest(2, ({ id }) => id.startsWith('b'))), ['b2', 'b3']);
  assert.deepEqual(ids(log.newest(0, () => true)), []);
  assert.deepEqual(ids(log.since(4)), ['b2', 'b3']);
});
