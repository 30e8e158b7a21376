import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import type { RawRecord, Reject } from '@streamglass/core/events';
import { type Broker, startBroker } from '../../../../scripts/kafka/broker.ts';
import type { DeadLetterBox } from '../bridge.ts';
import { createDeadLetters, readDeadLetter } from './dead-letters.ts';
import { openKafkaReader } from './kafka-reader.ts';
import { openKafkaWriter } from './kafka-writer.ts';
import { Counting, message, until } from './log-contract/kit.ts';
import type { LogReader, LogWriter } from './log-port.ts';
import { redrive } from './redrive.ts';

const reject = (code: string): Reject => ({
  code,
  path: '$.payload.token',
  got: 'hunter2',
  want: 'a string',
  cure: 'send a string',
});
const text = (bytes: Uint8Array | null | undefined): string | null => (bytes ? Buffer.from(bytes).toString() : null);

// Most of a test is waiting.
describe('dead letters on a real Kafka', { timeout: 150_000, concurrency: 4 }, () => {
  let own: Broker | undefined;
  let brokers: string[];
  let writer: LogWriter;
  let box: DeadLetterBox;
  const running: LogReader[] = [];
  let sequence = 0;
  const fresh = (what: string): string => `${what}-${process.pid}-${Date.now().toString(36)}-${sequence++}`;

  before(async () => {
    const external = process.env['KAFKA_BROKERS'];
    own = external ? undefined : await startBroker();
    brokers = (external ?? own?.bootstrap ?? '').split(',');
    writer = openKafkaWriter({ brokers });
    box = createDeadLetters({ writer });
  });
  after(async () => {
    await Promise.all(running.map((reader) => reader.stop()));
    await box?.stop();
    await own?.stop();
  });

  const topicOf = async (what: string, partitions = 3): Promise<string> => {
    const topic = fresh(what);
    await writer.ensureTopics([{ topic, partitions }]);
    return topic;
  };
  /** All records that a topic holds now. */
  const all = async (topic: string): Promise<RawRecord[]> => {
    const consumer = new Counting();
    const reader = openKafkaReader({
      brokers,
      topics: [topic],
      groupId: fresh('all'),
      discoverEveryMs: 200,
      sessionTimeoutMs: 6_000,
    });
    running.push(reader);
    void reader.run(consumer);
    await until(`the end of ${topic}`, () => consumer.now === 'live');
    await reader.stop();
    return consumer.records;
  };
  const binary = Buffer.from([0x00, 0xff, 0xfe, 0x80, 0x7b]);
  const headers = [
    ['trace', Buffer.from('one')],
    ['x-streamglass-dead-letter', Buffer.from('a producer may say so')],
    ['trace', null],
  ] as const;

  it('keep bytes, key, headers, position and reason, but not what was found', async () => {
    const topic = await topicOf('kept');
    await writer.write([
      message(topic, '', { key: binary, value: binary, headers, partition: 2, timestamp: 1_700_000_000_123 }),
      message(topic, '{', { partition: 2 }),
    ]);
    const records = await all(topic);
    await box.write(records.map((record) => ({ record, reject: reject('invalid-utf8') })));
    const dead = await all(`${topic}.dlq`);
    assert.equal(dead.length, 2);
    const [first] = dead;
    assert.equal(text(first?.key), `${topic}/2/0`);
    assert.deepEqual(Buffer.from(first?.value ?? []), binary);
    assert.deepEqual(
      first?.headers.slice(0, 3).map(([name, value]) => [name, text(value)]),
      headers.map(([name, value]) => [name, text(value)]),
    );
    const letter = first && readDeadLetter(first);
    assert.ok(letter?.kind === 'letter');
    assert.deepEqual(letter.origin, { topic, partition: 2, offset: '0', timestamp: 1_700_000_000_123 });
    assert.deepEqual(
      [Buffer.from(letter.key ?? []), letter.reason, letter.path, letter.headers.length],
      [binary, 'invalid-utf8', '$.payload.token', 3],
    );
    const second = dead[1] && readDeadLetter(dead[1]);
    assert.ok(second?.kind === 'letter');
    assert.equal(second.key, null);
    assert.ok(
      !JSON.stringify(dead.map((record) => record.headers.map(([, value]) => text(value)))).includes('hunter2'),
    );
  });

  it('are one letter when a record is put aside again after a restart', async () => {
    const topic = await topicOf('twice');
    await writer.write([message(topic, 'bad', { partition: 0 })]);
    const records = await all(topic);
    await box.write(records.map((record) => ({ record, reject: reject('invalid-json') })));
    const afterRestart = createDeadLetters({ writer });
    await afterRestart.write(records.map((record) => ({ record, reject: reject('invalid-json') })));
    const report = await redrive({ connection: { brokers }, topics: [topic], dryRun: true });
    assert.deepEqual([report.letters, report.sent, report.byReason], [1, 1, { 'invalid-json': 1 }]);
    assert.equal((await all(topic)).length, 1, 'a dry run writes nothing');
  });

  it('keep a record of 5 MB', async () => {
    const topic = fresh('large');
    await writer.ensureTopics([{ topic, partitions: 1, configs: { 'max.message.bytes': '8000000' } }]);
    const value = Buffer.alloc(5_000_000, 'x');
    await writer.write([message(topic, '', { value })]);
    await box.write((await all(topic)).map((record) => ({ record, reject: reject('too-large') })));
    const [dead] = await all(`${topic}.dlq`);
    assert.ok(Buffer.from(dead?.value ?? []).equals(value));
  });

  it('say how much is missing where their topic takes less', async () => {
    const topic = fresh('small');
    await writer.ensureTopics([
      { topic, partitions: 1 },
      { topic: `${topic}.dlq`, partitions: 1, configs: { 'max.message.bytes': '20000' } },
    ]);
    await writer.write([message(topic, 'small'), message(topic, '', { value: randomBytes(50_000) })]);
    await box.write((await all(topic)).map((record) => ({ record, reject: reject('wrong-type') })));
    const letters = (await all(`${topic}.dlq`)).map(readDeadLetter);
    assert.deepEqual(
      letters.map((letter) => letter?.kind === 'letter' && letter.omitted),
      [null, 50_000],
    );
    const report = await redrive({ connection: { brokers }, topics: [topic] });
    assert.deepEqual([report.letters, report.sent, report.omitted], [2, 1, 1]);
  });

  it('are sent again to where they came from, once, by reason and time, and say how often', async () => {
    const topic = await topicOf('again');
    await writer.write([
      message(topic, 'a', { partition: 0, key: Buffer.from('k'), headers, timestamp: 1_700_000_000_001 }),
      message(topic, 'b', { partition: 1, timestamp: 1_700_000_000_002 }),
      message(topic, 'c', { partition: 2, timestamp: 1_700_000_000_003 }),
    ]);
    const letters = (await all(topic)).map((record) => ({
      record,
      reject: reject(text(record.value) === 'c' ? 'too-deep' : 'wrong-type'),
    }));
    await box.write(letters);
    const connection = { brokers };
    const late = await redrive({ connection, topics: [topic], since: Date.now() + 10 * 365 * 86_400_000 });
    assert.deepEqual([late.letters, late.filtered, late.sent], [3, 3, 0]);
    const first = await redrive({ connection, topics: [topic], reasons: ['wrong-type'] });
    assert.deepEqual(
      [first.letters, first.filtered, first.sent, first.failed, first.byReason],
      [3, 1, 2, 0, { 'wrong-type': 2 }],
    );
    const again = await redrive({ connection, topics: [topic] });
    assert.deepEqual([again.alreadySent, again.sent, again.byReason], [2, 1, { 'too-deep': 1 }]);
    const nothing = await redrive({ connection, topics: [topic] });
    assert.deepEqual([nothing.alreadySent, nothing.sent], [3, 0]);

    const records = await all(topic);
    assert.equal(records.length, 6);
    const sent = records.find(({ offset, partition }) => partition === 0 && offset === '1');
    assert.deepEqual([text(sent?.key), text(sent?.value), sent?.timestamp], ['k', 'a', 1_700_000_000_001]);
    const told = sent?.headers.map(([name, value]) => [name, text(value)]);
    assert.deepEqual(told, [
      ...headers.map(([name, value]) => [name, text(value)]),
      ['x-streamglass-redriven', '1'],
      ['x-streamglass-redriven-from', `${topic}/0/0`],
    ]);
    assert.equal(records.filter(({ partition }) => partition === 1).length, 2, 'its own partition');

    // It fails again: a new letter, whose next redrive is the second.
    if (sent) await box.write([{ record: sent, reject: reject('wrong-type') }]);
    assert.equal((await redrive({ connection, topics: [topic] })).sent, 1);
    const second = (await all(topic)).find(({ offset, partition }) => partition === 0 && offset === '2');
    assert.deepEqual(
      second?.headers.slice(-2).map(([, value]) => text(value)),
      ['2', `${topic}/0/0`],
    );
  });

  it('can be read by other tools', async () => {
    const topic = await topicOf('kcat', 1);
    await writer.write([message(topic, 'not json')]);
    await box.write((await all(topic)).map((record) => ({ record, reject: reject('invalid-json') })));
    const { stdout } = spawnSync(
      'kcat',
      ['-C', '-b', brokers.join(','), '-t', `${topic}.dlq`, '-e', '-q', '-f', '%k|%s|%h'],
      { encoding: 'utf8' },
    );
    assert.match(stdout, new RegExp(`^${topic}/0/0\\|not json\\|.*x-streamglass-reason=invalid-json`));
  });

  it('are reported missing where a topic has none, and a topic that is gone fails its letters only', async () => {
    const [none, gone] = [await topicOf('none'), await topicOf('gone', 1)];
    const report = await redrive({ connection: { brokers }, topics: [none] });
    assert.deepEqual([report.letters, report.missing], [0, [none]]);
    await writer.write([message(gone, 'bad')]);
    await box.write((await all(gone)).map((record) => ({ record, reject: reject('invalid-json') })));
    if (!own) return;
    await own.deleteTopic(gone);
    const failed = await redrive({ connection: { brokers }, topics: [gone] });
    assert.deepEqual([failed.letters, failed.sent, failed.failed], [1, 0, 1]);
    assert.match(failed.failures[0] ?? '', new RegExp(`${gone}/0/0.*Unknown topic`));
    await assert.rejects(redrive({ connection: { brokers }, topics: [] }), { code: 'no-topics' });
  });
});
