import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { type Case, Counting, inOrder, message, numbers, text, until } from './kit.ts';

/** What is in a record, and in which order. */
export function recordsCases(it: Case): void {
  it('gives every record once, in order per partition, with offsets as strings', async (bench) => {
    const topic = await bench.topicOf('order', 4);
    const wanted = numbers(5_000);
    const consumer = new Counting();
    bench.read([topic], consumer);
    await Promise.all(
      Array.from({ length: 10 }, (_, part) => {
        const values = wanted.slice(part * 500, part * 500 + 500);
        return bench.writer.write(
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
    assert.ok(consumer.records.every((record) => record.timestamp === 1_700_000_000_000 + Number(text(record.value))));
    await until('live', () => consumer.now === 'live');
  });

  it('keeps headers in order with repeated names, null values and names that objects have', async (bench) => {
    const topic = await bench.topicOf('headers');
    const names = ['b', 'a', 'b', '2', '1', 'constructor', '__proto__', 'a', '', 'é'];
    const headers = names.map(
      (header, index) => [header, index % 3 === 1 ? null : Buffer.from(`value ${index}`)] as const,
    );
    await bench.writer.write([message(topic, 'with', { headers }), message(topic, 'without')]);
    const consumer = new Counting();
    bench.read([topic], consumer);
    await until('two records', () => consumer.records.length === 2);
    const got = consumer.records[0]?.headers.map(([header, value]) => [header, text(value)]);
    assert.deepEqual(
      got,
      headers.map(([header, value]) => [header, text(value)]),
    );
    assert.deepEqual(consumer.records[1]?.headers, []);
  });

  it('tells tombstones from empty values and missing keys from empty ones, and takes any bytes', async (bench) => {
    const topic = await bench.topicOf('null');
    const bytes = Buffer.from([0xff, 0xfe, 0x00, 0x80]);
    await bench.writer.write([
      message(topic, null, { key: Buffer.from('k') }),
      message(topic, '', { key: Buffer.alloc(0) }),
      message(topic, 'x', { key: bytes, value: bytes }),
    ]);
    const consumer = new Counting();
    bench.read([topic], consumer);
    await until('three records', () => consumer.records.length === 3);
    const [tombstone, empty, binary] = consumer.records;
    assert.equal(tombstone?.value, null);
    assert.equal(empty?.value?.length, 0);
    assert.equal(empty?.key?.length, 0);
    assert.deepEqual([Buffer.from(binary?.key ?? []), Buffer.from(binary?.value ?? [])], [bytes, bytes]);
    assert.equal(text(tombstone?.key ?? null), 'k');
  });

  it('reads a record of 5 MB, and the small ones around it', async (bench) => {
    const topic = await bench.topicOf('large', 1, { 'max.message.bytes': '8000000' });
    const large = randomBytes(5_000_000);
    await bench.writer.write([message(topic, 'before'), message(topic, '', { value: large }), message(topic, 'after')]);
    const consumer = new Counting();
    bench.read([topic], consumer);
    await until('three records', () => consumer.records.length === 3);
    assert.equal(text(consumer.records[0]?.value ?? null), 'before');
    assert.ok(Buffer.from(consumer.records[1]?.value ?? []).equals(large));
    assert.equal(text(consumer.records[2]?.value ?? null), 'after');
  });

  it('reads what other producers compressed', async (bench) => {
    const topic = await bench.topicOf('compressed');
    const records = Array.from({ length: 200 }, (_, index) => ({
      key: `k${index}`,
      value: `${index} ${'abc '.repeat(40)}`,
    }));
    const codecs = Object.entries(bench.log.compressed);
    for (const [codec, produce] of codecs)
      await produce(
        topic,
        records.map(({ key, value }) => ({ key, value: `${codec} ${value}` })),
      );
    const consumer = new Counting();
    bench.read([topic], consumer);
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
}
