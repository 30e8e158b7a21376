import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { after, before, describe, it } from 'node:test';
import { Kafka, logLevel } from 'kafkajs';
import { type Broker, startBroker } from '../../../../scripts/kafka/broker.ts';
import { runProgram } from './program.ts';

let broker: Broker;
before(async () => {
  broker = await startBroker();
});
after(() => broker.stop());

async function run(...words: string[]) {
  let text = '';
  const stream = new Writable({
    write(chunk: Buffer, _, done) {
      text += chunk.toString();
      done();
    },
  });
  const silent = new Writable({ write: (_, __, done) => done() });
  const code = await runProgram(words, { out: stream, err: silent, isWatched: false });
  return { code, json: () => JSON.parse(text), text: () => text };
}
const started = 'omninode.agent.execution.started.v1';

describe('the commands on a Kafka', () => {
  it('what simulate writes, validate reads from its beginning to its end, and leaves no group behind', async () => {
    const words = ['--kafka', broker.bootstrap, '--json'];
    const simulated = await run('simulate', ...words, '--count', '800', '--backfill', '10m', '--partitions', '2');
    assert.equal(simulated.code, 0);
    assert.equal(simulated.json().written, 800);
    const { code, json } = await run('validate', ...words, '--topics', started, '--strict');
    const report = json();
    assert.equal(code, 0);
    assert.ok(report.read > 20);
    assert.deepEqual([report.types.length, report.rejected, report.repaired], [1, 0, 0]);
    const later = await run('validate', ...words, '--topics', started, '--from', '1s');
    assert.ok(later.json().read < report.read);
    const admin = new Kafka({ brokers: broker.bootstrap.split(','), logLevel: logLevel.NOTHING }).admin();
    await admin.connect();
    assert.deepEqual((await admin.listGroups()).groups, []);
    await admin.disconnect();
  });

  it('a topic that does not exist is said', async () => {
    await assert.rejects(run('validate', '--kafka', broker.bootstrap, '--topics', 'nothing.here'), {
      code: 'unknown-topic',
      message: 'There is no topic nothing.here.',
    });
  });

  it('rejects are named by topic, partition and offset', async () => {
    const kafka = new Kafka({ brokers: broker.bootstrap.split(','), logLevel: logLevel.NOTHING });
    const producer = kafka.producer();
    await producer.connect();
    await producer.send({ topic: started, messages: [{ value: 'not json', partition: 1 }] });
    await producer.disconnect();
    const { code, json } = await run('validate', '--kafka', broker.bootstrap, '--topics', started, '--json');
    assert.equal(code, 1);
    assert.match(json().rejects[0].place, /^omninode\.agent\.execution\.started\.v1\/1@\d+$/);
  });
});
