// The contract of the log port on a real Kafka: kafkajs reads, @platformatic/kafka writes, kcat and kafkajs are the others.
//   KAFKA_BROKERS=host:port uses a Kafka that runs already; what needs to stop the broker is skipped then.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { setTimeout as wait } from 'node:timers/promises';
import { CompressionTypes, Kafka, logLevel, Partitioners } from 'kafkajs';
import { startBroker } from '../../../../scripts/kafka/broker.ts';
import { compress } from './kafka-codecs.ts';
import { Sockets } from './kafka-connection.ts';
import { openKafkaReader } from './kafka-reader.ts';
import { openKafkaWriter } from './kafka-writer.ts';
import type { ForeignRecord, LogUnderTest } from './log-contract/kit.ts';
import { logContract } from './log-contract.ts';

// An export of kafkajs that Node does not see by its name.
const { CompressionCodecs }: typeof import('kafkajs') = createRequire(import.meta.url)('kafkajs');

/** kcat is librdkafka: another make of every compression. */
const kcat =
  (brokers: string, codec: string) =>
  (topic: string, records: readonly ForeignRecord[]): Promise<void> =>
    new Promise((resolve, reject) => {
      const child = spawn('kcat', ['-P', '-b', brokers, '-t', topic, '-p', '0', '-K', '\t', '-z', codec], {
        stdio: ['pipe', 'ignore', 'pipe'],
      });
      let errors = '';
      child.stderr.setEncoding('utf8').on('data', (chunk: string) => (errors += chunk));
      child.once('error', reject);
      child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`kcat -z ${codec}: ${errors}`))));
      child.stdin.end(records.map(({ key, value }) => `${key}\t${value}\n`).join(''));
    });

/** Snappy as older Java producers frame it, in two blocks. */
function xerial(data: Buffer): Buffer {
  const mark = Buffer.from([0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0, 0, 0, 0, 1, 0, 0, 0, 1]);
  const half = Math.floor(data.length / 2);
  const blocks = [data.subarray(0, half), data.subarray(half)].flatMap((part) => {
    const block = compress('snappy', Buffer.from(part));
    const length = Buffer.alloc(4);
    length.writeUInt32BE(block.length);
    return [length, block];
  });
  return Buffer.concat([mark, ...blocks]);
}

logContract('kafkajs reads, @platformatic/kafka writes', async (): Promise<LogUnderTest> => {
  const external = process.env['KAFKA_BROKERS'];
  const own = external ? undefined : await startBroker();
  const bootstrap = external ?? own?.bootstrap ?? '';
  const brokers = bootstrap.split(',');
  const kafka = new Kafka({ brokers, clientId: 'contract', logLevel: logLevel.NOTHING });
  const admin = kafka.admin();
  await admin.connect();
  CompressionCodecs[CompressionTypes.Snappy] = () => ({
    compress: async (encoder: { buffer: Buffer }) => xerial(encoder.buffer),
  });

  const withKafkajs = async (topic: string, records: readonly ForeignRecord[]): Promise<void> => {
    const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
    await producer.connect();
    await producer.send({
      topic,
      compression: CompressionTypes.Snappy,
      messages: records.map((record) => ({ ...record, partition: 0 })),
    });
    await producer.disconnect();
  };
  let transactions = 0;
  return {
    openReader: (options) =>
      openKafkaReader({
        brokers,
        ...options,
        discoverEveryMs: 200,
        rebalanceTimeoutMs: 10_000,
      }),
    deadMember: async (groupId, topic) => {
      const sockets = new Sockets();
      const config = { brokers, logLevel: logLevel.NOTHING, socketFactory: sockets.factory };
      const retry = { retries: 0, restartOnFailure: async () => false };
      const consumer = new Kafka(config).consumer({ groupId, sessionTimeout: 60_000, retry });
      await consumer.subscribe({ topics: [topic] });
      const joined = new Promise((resolve) => consumer.on(consumer.events.GROUP_JOIN, resolve));
      await consumer.run({ eachMessage: async () => undefined });
      await joined;
      sockets.cut();
    },
    openWriter: (options = {}) => openKafkaWriter({ brokers, ...options }),
    createTopic: async (topic, numPartitions, configs = {}) => {
      const configEntries = Object.entries(configs).map(([name, value]) => ({ name, value }));
      await admin.createTopics({ topics: [{ topic, numPartitions, configEntries }], waitForLeaders: false });
      // A topic that was made and is not yet known everywhere is an error to kafkajs.
      for (let led = false; !led; ) {
        const found = await admin.fetchTopicMetadata({ topics: [topic] }).catch(() => wait(20));
        const partitions = found?.topics[0]?.partitions ?? [];
        led = partitions.length === numPartitions && partitions.every(({ leader }) => leader >= 0);
      }
    },
    deleteTopic: (topic) => admin.deleteTopics({ topics: [topic] }),
    compressed: {
      none: kcat(bootstrap, 'none'),
      gzip: kcat(bootstrap, 'gzip'),
      snappy: kcat(bootstrap, 'snappy'),
      'snappy, Xerial frames': withKafkajs,
      lz4: kcat(bootstrap, 'lz4'),
      zstd: kcat(bootstrap, 'zstd'),
    },
    transaction: async (topic, values) => {
      const transactionalId = `contract-${process.pid}-${transactions++}`;
      const producer = kafka.producer({
        transactionalId,
        idempotent: true,
        maxInFlightRequests: 1,
        createPartitioner: Partitioners.DefaultPartitioner,
      });
      await producer.connect();
      const transaction = await producer.transaction();
      await transaction.send({ topic, messages: values.map((value) => ({ value, partition: 0 })) });
      return {
        end: async (how) => {
          await transaction[how]();
          await producer.disconnect();
        },
      };
    },
    broker: own,
    stop: async () => {
      await admin.disconnect();
      await own?.stop();
    },
  };
});
