import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { type Case, Counting, message, numbers, until } from './kit.ts';

/** What a log does besides growing: transactions, compaction, retention, topics that come and go. */
export function logCases(it: Case): void {
  it('never shows records of aborted transactions, and steps over them and their markers', async (bench) => {
    const topic = await bench.topicOf('transactions');
    await bench.writer.write([message(topic, 'before')]);
    // Two at a time, begun in one order and ended in the other: the hard case for a client that filters.
    const first = await bench.log.transaction(topic, ['aborted 1', 'aborted 2']);
    const second = await bench.log.transaction(topic, ['aborted 3']);
    await bench.writer.write([message(topic, 'between')]);
    await second.end('abort');
    const third = await bench.log.transaction(topic, ['committed 1', 'committed 2']);
    await first.end('abort');
    await third.end('commit');
    const last = await bench.log.transaction(topic, ['aborted 4']);
    await last.end('abort');
    const consumer = new Counting();
    bench.read([topic], consumer);
    await until(
      'the end',
      () => consumer.covered.get(`${topic}/0`) === consumer.ends.get(`${topic}/0`) && consumer.now === 'live',
    );
    assert.deepEqual(consumer.values, ['before', 'between', 'committed 1', 'committed 2']);
    // Nine records and four markers; the last of them is a marker.
    assert.equal(consumer.covered.get(`${topic}/0`), '12');
    await bench.writer.write([message(topic, 'after')]);
    await until('what follows', () => consumer.values.includes('after'));
    // From the middle of both aborted transactions.
    const late = new Counting(new Map([[`${topic}/0`, '2']]));
    bench.read([topic], late);
    await until('what follows', () => late.values.includes('after'));
    assert.deepEqual(late.values, ['between', 'committed 1', 'committed 2', 'after']);
  });

  it('waits with records of an open transaction', async (bench) => {
    const topic = await bench.topicOf('open');
    await bench.writer.write([message(topic, 'before')]);
    const transaction = await bench.log.transaction(topic, ['inside']);
    await bench.writer.write([message(topic, 'behind')]);
    const consumer = new Counting();
    bench.read([topic], consumer);
    await until('the first', () => consumer.values.includes('before') && consumer.now === 'live');
    await wait(300);
    assert.deepEqual(consumer.values, ['before']);
    await transaction.end('commit');
    await until('the rest', () => consumer.records.length === 3);
    assert.deepEqual(consumer.values, ['before', 'inside', 'behind']);
  });

  it('goes on over the gaps that compaction leaves', async (bench) => {
    const configs = {
      'cleanup.policy': 'compact',
      'segment.ms': '100',
      'min.cleanable.dirty.ratio': '0.01',
      'delete.retention.ms': '0',
    };
    const topic = await bench.topicOf('compacted', 1, configs);
    // A producer's last batch stays as an empty one when all its records are superseded: another one supersedes them.
    const other = bench.log.openWriter();
    for (let round = 0; round < 3; round++) {
      await other.write(numbers(5).map((key) => message(topic, `old ${round}`, { key: Buffer.from(key) })));
      await wait(120);
    }
    await bench.writer.write(numbers(5).map((key) => message(topic, 'new', { key: Buffer.from(key) })));
    await other.stop();
    // Each look makes a new segment, so that all before it may be cleaned.
    for (let look = 0; look < 40; look++) {
      await wait(200);
      await bench.writer.write([message(topic, `look ${look}`, { key: Buffer.from('look') })]);
      const consumer = new Counting();
      const reader = bench.read([topic], consumer);
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

  it('waits for a topic, says for which, and finds later ones by name and by pattern', async (bench) => {
    const prefix = bench.fresh('later');
    const consumer = new Counting();
    bench.read([`${prefix}.named`, new RegExp(`^${prefix}\\.any\\.`)], consumer);
    await until(
      'it says what it waits for',
      () => consumer.now === 'waiting' && JSON.stringify(consumer.states.at(-1)).includes(`${prefix}.named`),
    );
    await bench.log.createTopic(`${prefix}.any.first`, 1);
    await bench.writer.write([message(`${prefix}.any.first`, 'first')]);
    await until('the first', () => consumer.values.includes('first'));
    await until(
      'what is missing is said',
      () => JSON.stringify(consumer.states.at(-1)).includes(`${prefix}.named`) && consumer.now === 'live',
    );
    await bench.log.createTopic(`${prefix}.named`, 2);
    await bench.log.createTopic(`${prefix}.any.second`, 1);
    await bench.log.createTopic(`${prefix}.any.first.dlq`, 1);
    await bench.writer.write([
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

  it('notices that a topic was deleted and made again', async (bench) => {
    const topic = await bench.topicOf('recreated');
    const consumer = new Counting();
    bench.read([topic], consumer);
    await bench.writer.write(numbers(10).map((value) => message(topic, value)));
    await until('ten', () => consumer.records.length === 10);
    await bench.log.deleteTopic(topic);
    await bench.log.createTopic(topic, 1);
    // Longer than the old one: its end alone would not tell.
    await bench.writer.write(numbers(15, 100).map((value) => message(topic, value)));
    await until('the new ones', () => consumer.records.length === 25);
    assert.deepEqual(consumer.recreations, [topic]);
    assert.deepEqual(consumer.values.slice(10), numbers(15, 100));
    assert.equal(consumer.records[10]?.offset, '0');
  });

  it('takes a log that ends below what was counted for another one', async (bench) => {
    const topic = await bench.topicOf('shorter');
    await bench.writer.write(numbers(3).map((value) => message(topic, value)));
    const consumer = new Counting(new Map([[`${topic}/0`, '50']]));
    bench.read([topic], consumer);
    await until('three', () => consumer.records.length === 3);
    assert.deepEqual(consumer.recreations, [topic]);
    assert.deepEqual(consumer.values, ['0', '1', '2']);
  });

  it('begins at the oldest record when what comes next was deleted by retention', async (bench) => {
    const topic = await bench.topicOf('expired', 1, {
      'retention.ms': '1',
      'segment.ms': '100',
      'file.delete.delay.ms': '0',
    });
    await bench.writer.write(numbers(3).map((value) => message(topic, value, { timestamp: 1_000 })));
    await wait(150);
    await bench.writer.write([message(topic, 'young', { timestamp: Date.now() + 3_600_000 })]);
    const consumer = new Counting(new Map([[`${topic}/0`, '0']]));
    bench.read([topic], consumer);
    // The broker deletes when it likes; what is there at any time is read in order and to the end.
    await until('the young one', () => consumer.values.at(-1) === 'young');
    assert.equal(consumer.covered.get(`${topic}/0`), '4');
  });
}
