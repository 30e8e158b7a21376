import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDecoder } from '../events/decode/decoder.ts';
import { disturb } from './disturb.ts';
import { toRecords } from './records.ts';
import { createSimulator } from './simulator.ts';

const monday = Date.UTC(2026, 0, 5, 12);
const quiet = () => createSimulator({ rate: 40 }).events(monday, monday + 5 * 60_000);
const rates = { repeats: 0.05, disorder: 0.1, late: 0.02, poison: 0.01, tombstones: 0.01 };

test('nothing is lost: every record comes once, and some of them once more', () => {
  const ids = (value: Uint8Array | null): string =>
    (JSON.parse(new TextDecoder().decode(value ?? undefined)) as { event_id: string }).event_id;
  const sent = [...quiet()].map(({ value }) => ids(value));
  const disturbed = [...disturb(quiet(), rates)];
  const kept = disturbed.filter(({ done }) => ['as-it-was', 'held-back', 'late'].includes(done));
  assert.deepEqual(kept.map(({ value }) => ids(value)).sort(), sent.toSorted());
  const repeats = disturbed.filter(({ done }) => done === 'repeat');
  assert.ok(repeats.length > 0.02 * sent.length && repeats.length < 0.09 * sent.length);
  for (const { value } of repeats) assert.ok(sent.includes(ids(value)));
});

test('what is poison is rejected, tombstones are tombstones, and all else is read', () => {
  const { decode } = createDecoder();
  const disturbed = [...disturb(quiet(), rates)];
  const log = [...toRecords(disturbed)];
  const want = { poison: 'rejected', tombstone: 'tombstone' } as Readonly<Record<string, string>>;
  log.forEach((record, index) => {
    const done = disturbed[index]?.done ?? '';
    assert.equal(decode(record).kind, want[done] ?? 'event', done);
  });
  assert.ok(disturbed.some(({ done }) => done === 'poison') && disturbed.some(({ done }) => done === 'tombstone'));
});

test('a repeat meets its original in one partition', () => {
  const partitions = new Map<string, number>();
  const { decode } = createDecoder();
  for (const record of toRecords(disturb(quiet(), { repeats: 0.3 }))) {
    const decoded = decode(record);
    assert.ok(decoded.kind === 'event');
    const before = partitions.get(decoded.event.id);
    if (before !== undefined) assert.equal(record.partition, before);
    partitions.set(decoded.event.id, record.partition);
  }
});

test('a late record is written late: its time in the log is not before that of what came earlier', () => {
  const disturbed = [...disturb(quiet(), { late: 0.05, lateWithin: 500 })];
  let newest = 0;
  [...toRecords(disturbed)].forEach((record, index) => {
    newest = Math.max(newest, disturbed[index]?.time ?? 0);
    assert.ok(record.timestamp >= newest);
  });
});

test('the same seed disturbs alike', () => {
  assert.deepEqual([...disturb(quiet(), rates)], [...disturb(quiet(), rates)]);
});

test('a share that is none is refused', () => {
  assert.throws(() => [...disturb(quiet(), { poison: 2 })], { code: 'bad-share' });
});
