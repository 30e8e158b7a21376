// What every implementation of the log port must do, tried on a real log. A new client library is added by writing a
// `LogUnderTest` for it and calling `logContract`. The foreign producers share no code with the reader or the writer.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { RawRecord } from '@streamglass/core/events';
import type { LogConsumer, LogMessage, LogPartition, LogReader, LogState, LogWriter } from './log-port.ts';

export interface ForeignRecord {
  readonly key: string;
  readonly value: string;
}

export interface LogUnderTest {
  openReader(options: { groupId: string; topics: readonly (string | RegExp)[] }): LogReader;
  openWriter(options?: { deadlineMs?: number }): LogWriter;
  createTopic(topic: string, partitions: number, configs?: Readonly<Record<string, string>>): Promise<void>;
  deleteTopic(topic: string): Promise<void>;
  /** Writes to partition 0 with a compression, by a producer of another make. */
  readonly compressed: Readonly<Record<string, (topic: string, records: readonly ForeignRecord[]) => Promise<void>>>;
  /** One transaction on partition 0, open until it is ended. */
  transaction(topic: string, values: readonly string[]): Promise<{ end(how: 'commit' | 'abort'): Promise<void> }>;
  /** Undefined when the broker is not ours to kill. */
  readonly broker: { kill9(): Promise<void>; stopNode(): Promise<void>; restart(): Promise<void> } | undefined;
  stop(): Promise<void>;
}

const text = (bytes: Uint8Array | null): string | null => (bytes === null ? null : Buffer.from(bytes).toString());
const keyOf = ({ topic, partition }: LogPartition): string => `${topic}/${partition}`;

export const message = (topic: string, value: string | null, more: Partial<LogMessage> = {}): LogMessage => ({
  topic,
  key: null,
  value: value === null ? null : Buffer.from(value),
  ...more,
});

/** Waits for something that others bring about. */
export async function until(what: string, holds: () => boolean, withinMs = 20_000): Promise<void> {
  for (const end = Date.now() + withinMs; !holds(); await wait(15))
    if (Date.now() > end) assert.fail(`not within ${withinMs} ms: ${what}`);
}

/** A consumer as a bridge is one: what it counted and up to where move together, and position() answers from there. */
export class Counting implements LogConsumer {
  readonly records: RawRecord[] = [];
  readonly states: LogState[] = [];
  readonly lost: string[] = [];
  readonly recreations: string[] = [];
  readonly asked: string[] = [];
  readonly ends = new Map<string, string>();
  /** Shared by readers of one group, as a store of theirs would be. */
  readonly covered: Map<string, string>;
  readonly #inHand = new Set<string>();
  /** Called before a batch counts; may throw or wait. */
  onBatch: (batch: Parameters<LogConsumer['batch']>[0]) => void | Promise<void> = () => undefined;

  constructor(covered = new Map<string, string>()) {
    this.covered = covered;
  }

  async position(partition: Parameters<LogConsumer['position']>[0]): Promise<string> {
    this.asked.push(keyOf(partition));
    return this.covered.get(keyOf(partition)) ?? partition.start;
  }

  async batch(batch: Parameters<LogConsumer['batch']>[0]): Promise<void> {
    const key = keyOf(batch);
    assert.ok(!this.#inHand.has(key), `two calls for ${key} at once`);
    this.#inHand.add(key);
    try {
      await this.onBatch(batch);
      this.records.push(...batch.records);
      this.covered.set(key, batch.next);
      this.ends.set(key, batch.end);
    } finally {
      this.#inHand.delete(key);
    }
  }

  revoked(partitions: readonly LogPartition[]): void {
    this.lost.push(...partitions.map(keyOf));
  }

  recreated(topic: string): void {
    this.recreations.push(topic);
    for (const key of this.covered.keys()) if (key.startsWith(`${topic}/`)) this.covered.delete(key);
  }

  state(state: LogState): void {
    this.states.push(state);
  }

  get values(): (string | null)[] {
    return this.records.map(({ value }) => text(value));
  }

  get now(): string | undefined {
    return this.states.at(-1)?.state;
  }
}

const numbers = (count: number, from = 0): string[] =>
  Array.from({ length: count }, (_, index) => String(from + index));
const inOrder = (values: readonly string[]): string[] => values.toSorted((a, b) => Number(a) - Number(b));

let sequence = 0;

export function logContract(name: string, open: () => Promise<LogUnderTest>): void {
  describe(name, { timeout: 120_000 }, () => {
    let log: LogUnderTest;
    let writer: LogWriter;
    const running: LogReader[] = [];
    const run = process.pid.toString(36) + Date.now().toString(36);
    const fresh = (what: string): string => `contract-${what}-${run}-${sequence++}`;
    const topicOf = async (
      what: string,
      partitions = 1,
      configs: Readonly<Record<string, string>> = {},
    ): Promise<string> => {
      const topic = fresh(what);
      await log.createTopic(topic, partitions, configs);
      return topic;
    };
    const read = (topics: readonly (string | RegExp)[], consumer: LogConsumer, groupId = fresh('group')): LogReader => {
      const reader = log.openReader({ groupId, topics });
      running.push(reader);
      void reader.run(consumer);
      return reader;
    };

    before(async () => {
      log = await open();
      writer = log.openWriter();
    });
    after(async () => {
      await Promise.all(running.map((reader) => reader.stop()));
      await writer?.stop();
      await log?.stop();
    });

    it('gives every record once, in order per partition, with offsets as strings', async () => {
      const topic = await topicOf('order', 4);
      const wanted = numbers(5_000);
      const consumer = new Counting();
      read([topic], consumer);
      await Promise.all(
        Array.from({ length: 10 }, (_, part) => {
          const values = wanted.slice(part * 500, part * 500 + 500);
          return writer.write(
            values.map((value) =>
              message(topic, value, {
                key: Buffer.from(`key ${Number(value) % 37}`),
                timestamp: 1_700_000_000_000 + Number(value),
              }),
            ),
          );
        }),
      );
      await until('5000 records', () => consumer.records.length >= 5_000);
      await wait(100);
      assert.deepEqual(inOrder(consumer.values.map(String)), wanted);
      const partitionOfKey = new Map<string, number>();
      for (let partition = 0; partition < 4; partition++) {
        const records = consumer.records.filter((record) => record.partition === partition);
        assert.ok(records.length > 0, `partition ${partition} is used`);
        assert.deepEqual(
          records.map(({ offset }) => offset),
          numbers(records.length),
        );
        assert.deepEqual(
          records.map(({ value }) => text(value)),
          inOrder(records.map(({ value }) => String(text(value)))),
        );
        for (const { key } of records) {
          assert.equal(partitionOfKey.get(String(text(key))) ?? partition, partition, 'a key stays in its partition');
          partitionOfKey.set(String(text(key)), partition);
        }
        assert.equal(consumer.covered.get(`${topic}/${partition}`), String(records.length));
        assert.equal(consumer.ends.get(`${topic}/${partition}`), String(records.length));
      }
      assert.ok(
        consumer.records.every((record) => record.timestamp === 1_700_000_000_000 + Number(text(record.value))),
      );
      await until('live', () => consumer.now === 'live');
    });

    it('keeps headers in order with repeated names, null values and names that objects have', async () => {
      const topic = await topicOf('headers');
      const names = ['b', 'a', 'b', '2', '1', 'constructor', '__proto__', 'a', '', 'é'];
      const headers = names.map(
        (header, index) => [header, index % 3 === 1 ? null : Buffer.from(`value ${index}`)] as const,
      );
      await writer.write([message(topic, 'with', { headers }), message(topic, 'without')]);
      const consumer = new Counting();
      read([topic], consumer);
      await until('two records', () => consumer.records.length === 2);
      const got = consumer.records[0]?.headers.map(([header, value]) => [header, text(value)]);
      assert.deepEqual(
        got,
        headers.map(([header, value]) => [header, text(value)]),
      );
      assert.deepEqual(consumer.records[1]?.headers, []);
    });

    it('tells tombstones from empty values and missing keys from empty ones, and takes any bytes', async () => {
      const topic = await topicOf('null');
      const bytes = Buffer.from([0xff, 0xfe, 0x00, 0x80]);
      await writer.write([
        message(topic, null, { key: Buffer.from('k') }),
        message(topic, '', { key: Buffer.alloc(0) }),
        message(topic, 'x', { key: bytes, value: bytes }),
      ]);
      const consumer = new Counting();
      read([topic], consumer);
      await until('three records', () => consumer.records.length === 3);
      const [tombstone, empty, binary] = consumer.records;
      assert.equal(tombstone?.value, null);
      assert.equal(empty?.value?.length, 0);
      assert.equal(empty?.key?.length, 0);
      assert.deepEqual([Buffer.from(binary?.key ?? []), Buffer.from(binary?.value ?? [])], [bytes, bytes]);
      assert.equal(text(tombstone?.key ?? null), 'k');
    });

    it('reads a record of 5 MB, and the small ones around it', async () => {
      const topic = await topicOf('large', 1, { 'max.message.bytes': '8000000' });
      const large = randomBytes(5_000_000);
      await writer.write([message(topic, 'before'), message(topic, '', { value: large }), message(topic, 'after')]);
      const consumer = new Counting();
      read([topic], consumer);
      await until('three records', () => consumer.records.length === 3);
      assert.equal(text(consumer.records[0]?.value ?? null), 'before');
      assert.ok(Buffer.from(consumer.records[1]?.value ?? []).equals(large));
      assert.equal(text(consumer.records[2]?.value ?? null), 'after');
    });

    it('reads what other producers compressed', async () => {
      const topic = await topicOf('compressed');
      const records = Array.from({ length: 200 }, (_, index) => ({
        key: `k${index}`,
        value: `${index} ${'abc '.repeat(40)}`,
      }));
      const codecs = Object.entries(log.compressed);
      for (const [codec, produce] of codecs)
        await produce(
          topic,
          records.map(({ key, value }) => ({ key, value: `${codec} ${value}` })),
        );
      const consumer = new Counting();
      read([topic], consumer);
      await until(`${codecs.length * 200} records`, () => consumer.records.length === codecs.length * 200);
      assert.deepEqual(
        consumer.values,
        codecs.flatMap(([codec]) => records.map(({ value }) => `${codec} ${value}`)),
      );
      assert.deepEqual(
        consumer.records.slice(0, 200).map(({ key }) => text(key)),
        records.map(({ key }) => key),
      );
    });

    it('gives a batch again from the same offset after it was rejected, and does not hold up other partitions', async () => {
      const topic = await topicOf('again', 2);
      const consumer = new Counting();
      let rejections = 0;
      consumer.onBatch = ({ partition, records }) => {
        if (partition !== 0 || records.length === 0 || rejections >= 2) return;
        rejections++;
        throw new Error('the dead letters are not written');
      };
      await writer.write(numbers(20).map((value) => message(topic, value, { partition: Number(value) % 2 })));
      read([topic], consumer);
      await until('the other partition', () => consumer.covered.get(`${topic}/1`) === '10');
      await until('all', () => consumer.records.length === 20);
      assert.equal(rejections, 2);
      assert.deepEqual(
        consumer.records.filter(({ partition }) => partition === 0).map(({ offset }) => offset),
        numbers(10),
      );
    });

    it('does not hold up other partitions while a batch takes long', async () => {
      const topic = await topicOf('slow', 2);
      const consumer = new Counting();
      let finish: () => void = () => undefined;
      const finished = new Promise<void>((resolve) => {
        finish = resolve;
      });
      consumer.onBatch = ({ partition }) => (partition === 0 ? finished : undefined);
      read([topic], consumer);
      await writer.write([message(topic, 'slow', { partition: 0 })]);
      await until('asked for both', () => consumer.asked.length === 2);
      for (const value of ['a', 'b', 'c']) {
        await wait(150);
        await writer.write([message(topic, value, { partition: 1 })]);
      }
      await until('the quick partition', () => consumer.covered.get(`${topic}/1`) === '3');
      assert.equal(consumer.covered.get(`${topic}/0`), undefined);
      await writer.write([message(topic, 'next', { partition: 0 })]);
      finish();
      await until('the slow partition', () => consumer.covered.get(`${topic}/0`) === '2');
      assert.deepEqual(consumer.values.toSorted(), ['a', 'b', 'c', 'next', 'slow']);
    });

    it('pauses one partition and goes on with the others', async () => {
      const topic = await topicOf('pause', 2);
      const consumer = new Counting();
      const reader = read([topic], consumer);
      await writer.write([message(topic, 'a', { partition: 0 }), message(topic, 'b', { partition: 1 })]);
      await until('both', () => consumer.records.length === 2);
      reader.pause({ topic, partition: 0 });
      await writer.write([message(topic, 'c', { partition: 0 }), message(topic, 'd', { partition: 1 })]);
      await until('the open partition', () => consumer.values.includes('d'));
      await wait(500);
      assert.ok(!consumer.values.includes('c'), 'the paused one rests');
      reader.resume({ topic, partition: 0 });
      await until('the rest', () => consumer.values.includes('c'));
    });

    it('seeks back and forth in one partition', async () => {
      const topic = await topicOf('seek', 2);
      const consumer = new Counting();
      await writer.write(
        numbers(10).flatMap((value) => [
          message(topic, value, { partition: 0 }),
          message(topic, `other ${value}`, { partition: 1 }),
        ]),
      );
      const reader = read([topic], consumer);
      await until('all', () => consumer.records.length === 20);
      reader.seek({ topic, partition: 0 }, '7');
      await until('again from 7', () => consumer.records.length === 23);
      assert.deepEqual(consumer.values.slice(20), ['7', '8', '9']);
      reader.seek({ topic, partition: 0 }, '10');
      await writer.write([message(topic, '10', { partition: 0 })]);
      await until('the new one', () => consumer.records.length === 24);
      assert.equal(consumer.values[23], '10');
      assert.throws(() => reader.seek({ topic, partition: 0 }, 'latest'), { code: 'bad-offset' });
    });

    it('begins where the consumer says, also in the middle and by time', async () => {
      const topic = await topicOf('begin');
      await writer.write(
        numbers(10).map((value) => message(topic, value, { timestamp: 1_700_000_000_000 + Number(value) * 1_000 })),
      );
      const consumer = new Counting();
      const told: unknown[] = [];
      consumer.position = async ({ start, end, offsetAt }) => {
        told.push(start, end, await offsetAt?.(1_700_000_005_500), await offsetAt?.(1_800_000_000_000));
        return (await offsetAt?.(1_700_000_005_500)) ?? 'no';
      };
      read([topic], consumer);
      await until('four records', () => consumer.records.length === 4);
      assert.deepEqual(told.slice(0, 4), ['0', '10', '6', '10']);
      assert.deepEqual(consumer.values, ['6', '7', '8', '9']);
    });

    it('never shows records of aborted transactions, and steps over them and their markers', async () => {
      const topic = await topicOf('transactions');
      await writer.write([message(topic, 'before')]);
      // Two at a time, begun in one order and ended in the other: the hard case for a client that filters.
      const first = await log.transaction(topic, ['aborted 1', 'aborted 2']);
      const second = await log.transaction(topic, ['aborted 3']);
      await writer.write([message(topic, 'between')]);
      await second.end('abort');
      const third = await log.transaction(topic, ['committed 1', 'committed 2']);
      await first.end('abort');
      await third.end('commit');
      const last = await log.transaction(topic, ['aborted 4']);
      await last.end('abort');
      const consumer = new Counting();
      read([topic], consumer);
      await until(
        'the end',
        () => consumer.covered.get(`${topic}/0`) === consumer.ends.get(`${topic}/0`) && consumer.now === 'live',
      );
      assert.deepEqual(consumer.values, ['before', 'between', 'committed 1', 'committed 2']);
      // Nine records and four markers; the last of them is a marker.
      assert.equal(consumer.covered.get(`${topic}/0`), '12');
      await writer.write([message(topic, 'after')]);
      await until('what follows', () => consumer.values.includes('after'));
      // From the middle of both aborted transactions.
      const late = new Counting(new Map([[`${topic}/0`, '2']]));
      read([topic], late);
      await until('what follows', () => late.values.includes('after'));
      assert.deepEqual(late.values, ['between', 'committed 1', 'committed 2', 'after']);
    });

    it('waits with records of an open transaction', async () => {
      const topic = await topicOf('open');
      await writer.write([message(topic, 'before')]);
      const transaction = await log.transaction(topic, ['inside']);
      await writer.write([message(topic, 'behind')]);
      const consumer = new Counting();
      read([topic], consumer);
      await until('the first', () => consumer.values.includes('before') && consumer.now === 'live');
      await wait(300);
      assert.deepEqual(consumer.values, ['before']);
      await transaction.end('commit');
      await until('the rest', () => consumer.records.length === 3);
      assert.deepEqual(consumer.values, ['before', 'inside', 'behind']);
    });

    it('goes on over the gaps that compaction leaves', async () => {
      const configs = {
        'cleanup.policy': 'compact',
        'segment.ms': '100',
        'min.cleanable.dirty.ratio': '0.01',
        'delete.retention.ms': '0',
      };
      const topic = await topicOf('compacted', 1, configs);
      // A producer's last batch stays as an empty one when all its records are superseded: another one supersedes them.
      const other = log.openWriter();
      for (let round = 0; round < 3; round++) {
        await other.write(numbers(5).map((key) => message(topic, `old ${round}`, { key: Buffer.from(key) })));
        await wait(120);
      }
      await writer.write(numbers(5).map((key) => message(topic, 'new', { key: Buffer.from(key) })));
      await other.stop();
      // Each look makes a new segment, so that all before it may be cleaned.
      for (let look = 0; look < 40; look++) {
        await wait(200);
        await writer.write([message(topic, `look ${look}`, { key: Buffer.from('look') })]);
        const consumer = new Counting();
        const reader = read([topic], consumer);
        await until('the end', () => consumer.now === 'live' && consumer.values.includes(`look ${look}`), 10_000);
        await reader.stop();
        if (consumer.values.some((value) => value?.startsWith('old'))) continue;
        assert.deepEqual(consumer.values.slice(0, 5), ['new', 'new', 'new', 'new', 'new']);
        assert.equal(consumer.records[0]?.offset, '15');
        assert.equal(consumer.covered.get(`${topic}/0`), consumer.ends.get(`${topic}/0`));
        return;
      }
      assert.fail('the broker did not compact');
    });

    it('shares partitions between two readers: nothing lost, nothing counted twice', async () => {
      const topic = await topicOf('share', 6);
      const groupId = fresh('group');
      const covered = new Map<string, string>();
      const [one, two] = [new Counting(covered), new Counting(covered)];
      read([topic], one, groupId);
      let written = 0;
      let writing = true;
      const produce = (async () => {
        while (writing) {
          await writer.write(numbers(20, written).map((value) => message(topic, value)));
          written += 20;
          await wait(10);
        }
      })();
      await until('the first reads', () => one.records.length > 200);
      const second = read([topic], two, groupId);
      await until('the second reads', () => two.records.length > 200);
      assert.equal(new Set(one.lost).size, 3, 'the first heard what it lost');
      const revokedAt = one.records.length;
      await wait(200);
      const kept = new Set(one.records.slice(revokedAt).map(keyOf));
      for (const key of one.lost) assert.ok(!kept.has(key), `${key} is not counted after it went away`);
      await second.stop();
      const before = one.records.length;
      await until('the first has all again', () => new Set(one.records.slice(before).map(keyOf)).size === 6);
      writing = false;
      await produce;
      await until('everything', () => one.records.length + two.records.length >= written);
      await wait(200);
      assert.deepEqual(inOrder([...one.values, ...two.values].map(String)), numbers(written));
      for (const counting of [one, two]) {
        const last = new Map<string, number>();
        for (const record of counting.records) {
          assert.ok(Number(record.offset) > (last.get(keyOf(record)) ?? -1), 'in order');
          last.set(keyOf(record), Number(record.offset));
        }
      }
    });

    it('waits for a topic, says for which, and finds later ones by name and by pattern', async () => {
      const prefix = fresh('later');
      const consumer = new Counting();
      read([`${prefix}.named`, new RegExp(`^${prefix}\\.any\\.`)], consumer);
      await until(
        'it says what it waits for',
        () => consumer.now === 'waiting' && JSON.stringify(consumer.states.at(-1)).includes(`${prefix}.named`),
      );
      await log.createTopic(`${prefix}.any.first`, 1);
      await writer.write([message(`${prefix}.any.first`, 'first')]);
      await until('the first', () => consumer.values.includes('first'));
      await until(
        'what is missing is said',
        () => JSON.stringify(consumer.states.at(-1)).includes(`${prefix}.named`) && consumer.now === 'live',
      );
      await log.createTopic(`${prefix}.named`, 2);
      await log.createTopic(`${prefix}.any.second`, 1);
      await log.createTopic(`${prefix}.any.first.dlq`, 1);
      await writer.write([
        message(`${prefix}.named`, 'named'),
        message(`${prefix}.any.second`, 'second'),
        message(`${prefix}.any.first.dlq`, 'dead'),
        message(`${prefix}.any.first`, 'more'),
      ]);
      await until('the others', () => consumer.records.length === 4);
      await wait(200);
      assert.deepEqual(
        consumer.values.toSorted(),
        ['first', 'more', 'named', 'second'],
        'dead letters are not matched by a pattern',
      );
      await until('nothing is missing', () => JSON.stringify(consumer.states.at(-1)) === '{"state":"live"}');
    });

    it('notices that a topic was deleted and made again', async () => {
      const topic = await topicOf('recreated');
      const consumer = new Counting();
      read([topic], consumer);
      await writer.write(numbers(10).map((value) => message(topic, value)));
      await until('ten', () => consumer.records.length === 10);
      await log.deleteTopic(topic);
      await log.createTopic(topic, 1);
      // Longer than the old one: its end alone would not tell.
      await writer.write(numbers(15, 100).map((value) => message(topic, value)));
      await until('the new ones', () => consumer.records.length === 25);
      assert.deepEqual(consumer.recreations, [topic]);
      assert.deepEqual(consumer.values.slice(10), numbers(15, 100));
      assert.equal(consumer.records[10]?.offset, '0');
    });

    it('takes a log that ends below what was counted for another one', async () => {
      const topic = await topicOf('shorter');
      await writer.write(numbers(3).map((value) => message(topic, value)));
      const consumer = new Counting(new Map([[`${topic}/0`, '50']]));
      read([topic], consumer);
      await until('three', () => consumer.records.length === 3);
      assert.deepEqual(consumer.recreations, [topic]);
      assert.deepEqual(consumer.values, ['0', '1', '2']);
    });

    it('begins at the oldest record when what comes next was deleted by retention', async () => {
      const topic = await topicOf('expired', 1, {
        'retention.ms': '1',
        'segment.ms': '100',
        'file.delete.delay.ms': '0',
      });
      await writer.write(numbers(3).map((value) => message(topic, value, { timestamp: 1_000 })));
      await wait(150);
      await writer.write([message(topic, 'young', { timestamp: Date.now() + 3_600_000 })]);
      const consumer = new Counting(new Map([[`${topic}/0`, '0']]));
      read([topic], consumer);
      // The broker deletes when it likes; what is there at any time is read in order and to the end.
      await until('the young one', () => consumer.values.at(-1) === 'young');
      assert.equal(consumer.covered.get(`${topic}/0`), '4');
    });

    it('refuses writes that cannot be meant', async () => {
      const topic = await topicOf('refused', 2);
      await assert.rejects(writer.write([message(topic, 'x', { partition: 7 })]), { code: 'unknown-partition' });
      await assert.rejects(writer.write([message(topic, '', { value: randomBytes(3_000_000) })]), {
        code: 'record-too-large',
      });
      await assert.rejects(writer.write([message(fresh('nowhere'), 'x')]), { code: 'unknown-topic' });
      await writer.write([message(topic, 'fine')]);
      const consumer = new Counting();
      read([topic], consumer);
      await until('the good one', () => consumer.records.length === 1);
      assert.deepEqual(consumer.values, ['fine']);
    });

    it('creates topics once', async () => {
      const topic = fresh('ensured');
      await writer.ensureTopics([{ topic, partitions: 3 }]);
      await writer.ensureTopics([{ topic, partitions: 5 }]);
      const consumer = new Counting();
      read([topic], consumer);
      await until('three partitions', () => consumer.asked.length === 3 && consumer.now === 'live');
    });

    it('loses nothing over a restart and a kill -9 of the broker, and says what it waits for', async (test) => {
      const { broker } = log;
      if (!broker) return test.skip('the broker is not ours to kill (KAFKA_BROKERS)');
      const topic = await topicOf('outage', 3);
      const consumer = new Counting();
      read([topic], consumer);
      const hasty = log.openWriter({ deadlineMs: 1_000 });
      const acknowledged: string[] = [];
      let written = 0;
      let writing = true;
      let timeouts = 0;
      const produce = (async () => {
        while (writing) {
          const values = numbers(10, written);
          written += 10;
          try {
            await hasty.write(values.map((value) => message(topic, value)));
            acknowledged.push(...values);
          } catch (error) {
            assert.ok(
              error instanceof Error &&
                'code' in error &&
                ['write-timeout', 'write-failed'].includes(String(error.code)),
              String(error),
            );
            timeouts++;
          }
          await wait(20);
        }
      })();
      for (const end of [() => broker.stopNode(), () => broker.kill9()]) {
        const count = consumer.records.length;
        await until('records flow', () => consumer.records.length > count + 100);
        await end();
        await until(
          'it waits for the broker',
          () => consumer.now === 'waiting' && JSON.stringify(consumer.states.at(-1)).includes('broker'),
        );
        await broker.restart();
        const back = acknowledged.length;
        await until('records flow again', () => acknowledged.length > back + 50 && consumer.now !== 'waiting');
      }
      writing = false;
      await produce;
      await hasty.stop();
      const seen = () => new Set(consumer.values);
      await until('every acknowledged record', () => acknowledged.every((value) => seen().has(value)));
      assert.ok(timeouts > 0, 'writes failed while the broker was away');
      for (let partition = 0; partition < 3; partition++) {
        const offsets = consumer.records.filter((record) => record.partition === partition).map(({ offset }) => offset);
        assert.deepEqual(offsets, numbers(offsets.length), 'no offset twice, none left out');
      }
    });
  });
}
