import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { type Case, Counting, inOrder, keyOf, message, numbers, until } from './kit.ts';

/** Back-pressure, positions, and who reads what. */
export function flowCases(it: Case): void {
  it('gives a batch again from the same offset after it was rejected, and does not hold up other partitions', async (bench) => {
    const topic = await bench.topicOf('again', 2);
    const consumer = new Counting();
    let rejections = 0;
    consumer.onBatch = ({ partition, records }) => {
      if (partition !== 0 || records.length === 0 || rejections >= 2) return;
      rejections++;
      throw new Error('the dead letters are not written');
    };
    await bench.writer.write(numbers(20).map((value) => message(topic, value, { partition: Number(value) % 2 })));
    bench.read([topic], consumer);
    await until('the other partition', () => consumer.covered.get(`${topic}/1`) === '10');
    await until('all', () => consumer.records.length === 20);
    assert.equal(rejections, 2);
    assert.deepEqual(
      consumer.records.filter(({ partition }) => partition === 0).map(({ offset }) => offset),
      numbers(10),
    );
  });

  it('does not hold up other partitions while a batch takes long', async (bench) => {
    const topic = await bench.topicOf('slow', 2);
    const consumer = new Counting();
    let finish: () => void = () => undefined;
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    consumer.onBatch = ({ partition }) => (partition === 0 ? finished : undefined);
    bench.read([topic], consumer);
    await bench.writer.write([message(topic, 'slow', { partition: 0 })]);
    await until('asked for both', () => consumer.asked.length === 2);
    for (const value of ['a', 'b', 'c']) {
      await wait(150);
      await bench.writer.write([message(topic, value, { partition: 1 })]);
    }
    await until('the quick partition', () => consumer.covered.get(`${topic}/1`) === '3');
    assert.equal(consumer.covered.get(`${topic}/0`), undefined);
    await bench.writer.write([message(topic, 'next', { partition: 0 })]);
    finish();
    await until('the slow partition', () => consumer.covered.get(`${topic}/0`) === '2');
    assert.deepEqual(consumer.values.toSorted(), ['a', 'b', 'c', 'next', 'slow']);
  });

  it('pauses one partition and goes on with the others', async (bench) => {
    const topic = await bench.topicOf('pause', 2);
    const consumer = new Counting();
    const reader = bench.read([topic], consumer);
    await bench.writer.write([message(topic, 'a', { partition: 0 }), message(topic, 'b', { partition: 1 })]);
    await until('both', () => consumer.records.length === 2);
    reader.pause({ topic, partition: 0 });
    await bench.writer.write([message(topic, 'c', { partition: 0 }), message(topic, 'd', { partition: 1 })]);
    await until('the open partition', () => consumer.values.includes('d'));
    await wait(500);
    assert.ok(!consumer.values.includes('c'), 'the paused one rests');
    reader.resume({ topic, partition: 0 });
    await until('the rest', () => consumer.values.includes('c'));
  });

  it('seeks back and forth in one partition', async (bench) => {
    const topic = await bench.topicOf('seek', 2);
    const consumer = new Counting();
    await bench.writer.write(
      numbers(10).flatMap((value) => [
        message(topic, value, { partition: 0 }),
        message(topic, `other ${value}`, { partition: 1 }),
      ]),
    );
    const reader = bench.read([topic], consumer);
    await until('all', () => consumer.records.length === 20);
    reader.seek({ topic, partition: 0 }, '7');
    await until('again from 7', () => consumer.records.length === 23);
    assert.deepEqual(consumer.values.slice(20), ['7', '8', '9']);
    reader.seek({ topic, partition: 0 }, '10');
    await bench.writer.write([message(topic, '10', { partition: 0 })]);
    await until('the new one', () => consumer.records.length === 24);
    assert.equal(consumer.values[23], '10');
    assert.throws(() => reader.seek({ topic, partition: 0 }, 'latest'), { code: 'bad-offset' });
  });

  it('begins where the consumer says, also in the middle and by time', async (bench) => {
    const topic = await bench.topicOf('begin');
    await bench.writer.write(
      numbers(10).map((value) => message(topic, value, { timestamp: 1_700_000_000_000 + Number(value) * 1_000 })),
    );
    const consumer = new Counting();
    const told: unknown[] = [];
    consumer.where = async ({ start, end, offsetAt }) => {
      told.push(start, end, await offsetAt?.(1_700_000_005_500), await offsetAt?.(1_800_000_000_000));
      return (await offsetAt?.(1_700_000_005_500)) ?? 'no';
    };
    bench.read([topic], consumer);
    await until('four records', () => consumer.records.length === 4);
    assert.deepEqual(told.slice(0, 4), ['0', '10', '6', '10']);
    assert.deepEqual(consumer.values, ['6', '7', '8', '9']);
  });

  it('shares partitions between two readers: nothing lost, nothing counted twice', async (bench, test) => {
    const topic = await bench.topicOf('share', 6);
    const groupId = bench.fresh('group');
    const covered = new Map<string, string>();
    const [one, two] = [new Counting(covered), new Counting(covered)];
    bench.read([topic], one, { groupId });
    let written = 0;
    let writing = true;
    test.after(() => {
      writing = false;
    });
    const produce = (async () => {
      while (writing) {
        await bench.writer.write(numbers(20, written).map((value) => message(topic, value)));
        written += 20;
        await wait(10);
      }
    })();
    await until('the first reads', () => one.records.length > 200);
    const second = bench.read([topic], two, { groupId });
    await until('the second reads', () => two.records.length > 200);
    // What came after a partition went away would be a breach. A slow machine may have shared more than once.
    assert.ok(one.lost.length >= 3, 'the first heard what it lost');
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

  it('does not wait for its dead predecessor where it is alone in its group', async (bench) => {
    const topic = await bench.topicOf('alone');
    const groupId = bench.fresh('group');
    await bench.writer.write([message(topic, 'x')]);
    await bench.log.deadMember(groupId, topic);
    const consumer = new Counting();
    bench.read([topic], consumer, { groupId, isAlone: true });
    // The session of the dead one lasts 60 s.
    await until('the record', () => consumer.records.length === 1);
  });
}
