/**
 * Reading from a real broker: our reader against bare kafkajs, and the writer, in the same run.
 *   npx node --conditions=streamglass-source packages/node-bridge/src/ingest/kafka-reader.bench.ts [records]
 * Trust the CPU seconds and the ratio; wall time is shared with the broker on the same cores.
 */
import { Kafka, logLevel } from 'kafkajs';
import { startBroker } from '../../../../scripts/kafka/broker.ts';
import { openKafkaReader } from './kafka-reader.ts';
import { openKafkaWriter } from './kafka-writer.ts';
import type { LogMessage } from './log-port.ts';

const count = Number(process.argv[2] ?? 400_000);
const PARTITIONS = 8;
const ROUNDS = 3;
const external = process.env['KAFKA_BROKERS'];
const own = external ? undefined : await startBroker();
const brokers = (external ?? own?.bootstrap ?? '').split(',');
const run = `${process.pid}-${Date.now().toString(36)}`;

interface Measure {
  readonly seconds: number;
  readonly cpuSeconds: number;
}
async function measure(work: () => Promise<void>): Promise<Measure> {
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { seconds: (performance.now() - began) / 1_000, cpuSeconds: (user + system) / 1e6 };
}
const tell = (what: string, { seconds, cpuSeconds }: Measure): void => {
  const perMillion = (cpuSeconds * 1e6) / count;
  console.log(
    `${what.padEnd(34)} ${String(Math.round(count / seconds)).padStart(8)} records/s   ${perMillion.toFixed(2).padStart(6)} CPU-s per million`,
  );
};

/** 350 bytes with two headers, as producers send them; `headers` 0 is the records of the measurements in the literature. */
async function fill(topic: string, headers: number): Promise<Measure> {
  const writer = openKafkaWriter({ brokers, compression: 'none', deadlineMs: 60_000 });
  await writer.ensureTopics([{ topic, partitions: PARTITIONS }]);
  const value = Buffer.alloc(350, 'x');
  const named = Array.from({ length: headers }, (_, index) => [`x-header-${index}`, Buffer.from('a value')] as const);
  const messages = Array.from(
    { length: 5_000 },
    (_, index): LogMessage => ({
      topic,
      partition: index % PARTITIONS,
      key: Buffer.from(`key ${index}`),
      value,
      headers: named,
    }),
  );
  const measured = await measure(async () => {
    for (let written = 0; written < count; written += messages.length) await writer.write(messages);
  });
  await writer.stop();
  return measured;
}

function ours(topic: string, round: number): Promise<Measure> {
  const reader = openKafkaReader({ brokers, topics: [topic], groupId: `ours-${run}-${topic}-${round}` });
  let seen = 0;
  let bytes = 0;
  return measure(
    () =>
      new Promise((resolve) => {
        void reader.run({
          position: async ({ start }) => start,
          batch: async ({ records }) => {
            for (const { offset, key, value, headers } of records)
              bytes += offset.length + (key?.length ?? 0) + (value?.length ?? 0) + headers.length;
            seen += records.length;
            if (seen >= count && bytes > 0) resolve();
          },
          revoked: () => undefined,
          recreated: () => undefined,
          state: () => undefined,
        });
      }),
  ).finally(() => reader.stop());
}

async function bare(topic: string, round: number): Promise<Measure> {
  const kafka = new Kafka({ brokers, logLevel: logLevel.NOTHING });
  const consumer = kafka.consumer({ groupId: `bare-${run}-${topic}-${round}` });
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  let seen = 0;
  let bytes = 0;
  return measure(
    () =>
      new Promise((resolve) => {
        void consumer.run({
          autoCommit: false,
          eachBatchAutoResolve: true,
          eachBatch: async ({ batch }) => {
            for (const { offset, key, value, headers } of batch.messages)
              bytes += offset.length + (key?.length ?? 0) + (value?.length ?? 0) + Object.keys(headers ?? {}).length;
            seen += batch.messages.length;
            if (seen >= count && bytes > 0) resolve();
          },
        });
      }),
  ).finally(() => consumer.disconnect());
}

const best = (measures: readonly Measure[]): Measure =>
  measures.reduce((a, b) => (b.cpuSeconds < a.cpuSeconds ? b : a));
try {
  for (const headers of [0, 4]) {
    const topic = `bench-${run}-${headers}`;
    console.log(
      `\n${count} records of 350 bytes with ${headers} headers, ${PARTITIONS} partitions; the best of ${ROUNDS} rounds`,
    );
    tell('write (@platformatic/kafka)', await fill(topic, headers));
    const [mine, theirs]: [Measure[], Measure[]] = [[], []];
    for (let round = 0; round < ROUNDS; round++) {
      theirs.push(await bare(topic, round));
      mine.push(await ours(topic, round));
    }
    tell('read, bare kafkajs (reference)', best(theirs));
    tell('read, our reader', best(mine));
    console.log(
      `our reader : bare kafkajs = ${(best(mine).cpuSeconds / best(theirs).cpuSeconds).toFixed(2)} of its CPU time`,
    );
  }
} finally {
  await own?.stop();
}
process.exit(0);
