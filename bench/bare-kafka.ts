// The reference of what reads Kafka: kafkajs as it comes, with nothing of ours but the codec that it lacks.
import { setTimeout as wait } from 'node:timers/promises';
import kafkajs, { type Consumer, type ConsumerRunConfig } from 'kafkajs';
import { compress, decompress } from '../packages/node-bridge/src/ingest/kafka-codecs.ts';
import { topic } from './records.ts';

const { CompressionCodecs, CompressionTypes, Kafka, logLevel } = kafkajs;
CompressionCodecs[CompressionTypes.LZ4] = () => ({
  compress: async ({ buffer }: { buffer: Buffer }) => compress('lz4', buffer),
  decompress: async (buffer: Buffer) => decompress('lz4', buffer),
});

/** A broker that has just started may not know its groups yet; kafkajs gives up then, so it is asked again. */
const attempts = 20;

/** Reads the bench's topic in a group of its own. Resolves when it has joined. */
export async function runBare(
  brokers: readonly string[],
  groupId: string,
  fromBeginning: boolean,
  config: ConsumerRunConfig,
): Promise<Consumer> {
  for (let attempt = 1; ; attempt += 1) {
    const consumer = new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING }).consumer({ groupId });
    const joined = new Promise<void>((resolve) => consumer.on(consumer.events.GROUP_JOIN, () => resolve()));
    try {
      await consumer.connect();
      await consumer.subscribe({ topics: [topic], fromBeginning });
      await consumer.run(config);
      await joined;
      return consumer;
    } catch (error) {
      await consumer.disconnect();
      if (attempt === attempts) throw error;
      await wait(500);
    }
  }
}
