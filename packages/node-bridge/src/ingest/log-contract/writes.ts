import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { type Case, Counting, message, numbers, until } from './kit.ts';

/** What the writer promises. */
export function writesCases(it: Case): void {
  it('refuses writes that cannot be meant', async (bench) => {
    const topic = await bench.topicOf('refused', 2);
    await assert.rejects(bench.writer.write([message(topic, 'x', { partition: 7 })]), { code: 'unknown-partition' });
    await assert.rejects(bench.writer.write([message(topic, '', { value: randomBytes(3_000_000) })]), {
      code: 'record-too-large',
    });
    await assert.rejects(bench.writer.write([message(bench.fresh('nowhere'), 'x')]), { code: 'unknown-topic' });
    await bench.writer.write([message(topic, 'fine')]);
    const consumer = new Counting();
    bench.read([topic], consumer);
    await until('the good one', () => consumer.records.length === 1);
    assert.deepEqual(consumer.values, ['fine']);
  });

  it('writes once what was written in the same turn as something that is refused', async (bench) => {
    const [good, small] = [
      await bench.topicOf('neighbour'),
      await bench.topicOf('small', 1, { 'max.message.bytes': '2000' }),
    ];
    const writes = [good, small, good].map((topic, index) =>
      bench.writer.write([message(topic, String(index), topic === small ? { value: randomBytes(50_000) } : {})]),
    );
    const outcomes = await Promise.allSettled(writes);
    assert.deepEqual(
      outcomes.map(({ status }) => status),
      ['fulfilled', 'rejected', 'fulfilled'],
    );
    const consumer = new Counting();
    bench.read([good], consumer);
    await until('both', () => consumer.now === 'live' && consumer.records.length >= 2);
    assert.deepEqual(consumer.values, ['0', '2']);
  });

  it('creates topics once', async (bench) => {
    const topic = bench.fresh('ensured');
    await bench.writer.ensureTopics([{ topic, partitions: 3 }]);
    await bench.writer.ensureTopics([{ topic, partitions: 5 }]);
    const consumer = new Counting();
    bench.read([topic], consumer);
    await until('three partitions', () => consumer.asked.length === 3 && consumer.now === 'live');
  });
}

/** Outages. They hold up whoever else uses the broker. */
export function outageCases(it: Case): void {
  it('loses nothing over a restart and a kill -9 of the broker, and says what it waits for', async (bench, test) => {
    const { broker } = bench.log;
    if (!broker) return void test.skip('the broker is not ours to kill (KAFKA_BROKERS)');
    const topic = await bench.topicOf('outage', 3);
    const consumer = new Counting();
    // Short, so that the group has forgotten who was in it when the broker is back.
    bench.read([topic], consumer, { sessionTimeoutMs: 3_000 });
    const hasty = bench.log.openWriter({ deadlineMs: 2_000 });
    const acknowledged: string[] = [];
    let written = 0;
    let writing = true;
    let timeouts = 0;
    test.after(() => {
      writing = false;
    });
    const produce = (async () => {
      while (writing) {
        const values = numbers(10, written);
        written += 10;
        try {
          await hasty.write(values.map((value) => message(topic, value)));
          acknowledged.push(...values);
        } catch (error) {
          assert.ok(
            error instanceof Error && 'code' in error && ['write-timeout', 'write-failed'].includes(String(error.code)),
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
    // A request whose answer got lost with the broker is given up after 15 s, and so may be the join that follows.
    await until(
      'every acknowledged record',
      () => acknowledged.every((value) => seen().has(value)),
      60_000,
      () => `${acknowledged.filter((value) => !seen().has(value)).join()} are missing: ${consumer.report}`,
    );
    assert.ok(timeouts > 0, 'writes failed while the broker was away');
    for (let partition = 0; partition < 3; partition++) {
      const offsets = consumer.records.filter((record) => record.partition === partition).map(({ offset }) => offset);
      assert.deepEqual(offsets, numbers(offsets.length), 'no offset twice, none left out');
    }
  });
}
