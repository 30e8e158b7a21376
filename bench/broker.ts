// The same road from a real broker, all in this process: fetch, decode, dedupe, reduce, and the ring of newest events, as the
// bridge does it; against bare kafkajs with JSON.parse of the same topic. Wall time is shared with the broker: trust the CPU time.
import { systemClock } from '@streamglass/core/lib';
import { Bridge } from '../packages/node-bridge/src/bridge.ts';
import { openKafkaReader } from '../packages/node-bridge/src/ingest/kafka-reader.ts';
import { openKafkaWriter } from '../packages/node-bridge/src/ingest/kafka-writer.ts';
import type { LogReader } from '../packages/node-bridge/src/ingest/log-port.ts';
import { silentLog } from '../packages/node-bridge/src/observability/log.ts';
import { createMetrics } from '../packages/node-bridge/src/observability/metrics.ts';
import { TailRing } from '../packages/node-bridge/src/relay/tail-ring.ts';
import { startBroker } from '../scripts/kafka/broker.ts';
import { runBare } from './bare-kafka.ts';
import { atLeast, best, type Cost, type Figure, startClock } from './figure.ts';
import { newEngine, partitions, simulated, topic } from './records.ts';

const count = 300_000;
const rounds = 3;
const perWrite = 5_000;
const beatMs = 50;

/** Reads the whole topic as the bridge does. Counts from the first batch on, so that joining the group is left out. */
async function ours(brokers: readonly string[], groupId: string): Promise<Cost> {
  const engine = newEngine();
  const kafka = openKafkaReader({ brokers, topics: [topic], groupId });
  let stopClock: ReturnType<typeof startClock> | undefined;
  const reader: LogReader = {
    run: (consumer) =>
      kafka.run({
        position: (assigned) => consumer.position(assigned),
        batch: (batch) => {
          stopClock ??= startClock();
          return consumer.batch(batch);
        },
        revoked: (lost) => consumer.revoked(lost),
        recreated: (name) => consumer.recreated(name),
        state: (state) => consumer.state(state),
      }),
    pause: (partition) => kafka.pause(partition),
    resume: (partition) => kafka.resume(partition),
    seek: (partition, offset) => kafka.seek(partition, offset),
    stop: () => kafka.stop(),
  };
  const bridge = new Bridge({
    engine,
    reader,
    deadLetters: { write: () => Promise.reject(new Error('a dead letter')), stop: async () => undefined },
    ring: new TailRing(32 * 1024 ** 2),
    checkpoints: null,
    checkpointEveryMs: Number.POSITIVE_INFINITY,
    bases: null,
    from: { at: 'earliest' },
    clock: systemClock,
    log: silentLog,
    metrics: createMetrics(),
  });
  const running = bridge.run();
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      bridge.beat();
      if (engine.accounts.reduce((sum, account) => sum + account.accepted, 0) < count) return;
      clearInterval(timer);
      resolve();
    }, beatMs);
  });
  const cost = stopClock?.();
  await bridge.stop();
  await running;
  if (!cost) throw new Error('nothing was read');
  return cost;
}

async function bare(brokers: readonly string[], groupId: string): Promise<Cost> {
  let seen = 0;
  let stopClock: ReturnType<typeof startClock> | undefined;
  const { promise, resolve } = Promise.withResolvers<Cost>();
  const consumer = await runBare(brokers, groupId, true, {
    autoCommit: false,
    eachBatch: async ({ batch }) => {
      stopClock ??= startClock();
      for (const { value } of batch.messages) if (JSON.parse(String(value)) !== null) seen += 1;
      if (seen >= count) resolve(stopClock());
    },
  });
  const cost = await promise;
  await consumer.disconnect();
  return cost;
}

/** Simulated events up to now, written as `npm run simulate` writes them. Resolves with what that cost. */
async function fill(brokers: readonly string[]): Promise<Cost> {
  const rate = 10_000;
  const records = simulated({ count, rate, from: Date.now() - (1_000 * count) / rate - 5_000 });
  const writer = openKafkaWriter({ brokers, deadlineMs: 60_000 });
  await writer.ensureTopics([{ topic, partitions }]);
  const done = startClock();
  for (let at = 0; at < count; at += perWrite)
    await writer.write(
      records
        .slice(at, at + perWrite)
        .map(({ key, value, headers, time }) => ({ topic, key, value, headers, timestamp: time })),
    );
  const cost = done();
  await writer.stop();
  return cost;
}

export async function run(): Promise<Figure[]> {
  const broker = await startBroker();
  try {
    const brokers = broker.bootstrap.split(',');
    const written = await fill(brokers);
    const costs: Record<'bare' | 'ours', Cost[]> = { bare: [], ours: [] };
    for (let round = 0; round < rounds; round += 1) {
      costs.bare.push(await bare(brokers, `bare-${round}`));
      costs.ours.push(await ours(brokers, `ours-${round}`));
    }
    const [reference, read] = [best(costs.bare), best(costs.ours)];
    const perSecond = ({ ms }: Cost): number => count / (ms / 1_000);
    const perCpuSecond = ({ cpuMs }: Cost): number => count / (cpuMs / 1_000);
    const perMillion = ({ cpuMs }: Cost): number => (cpuMs * 1_000) / count;
    const what = 'bare kafkajs and JSON.parse';
    return [
      {
        what: 'Kafka to state of 4 sources',
        value: perSecond(read),
        unit: 'events/s',
        reference: { what, value: perSecond(reference) },
        budget: atLeast(100_000, perSecond(read)),
        note: `${count.toLocaleString('en')} events, ${partitions} partitions, lz4, best of ${rounds} rounds; wall time, the broker runs beside it`,
      },
      {
        what: 'the same by CPU time',
        value: perCpuSecond(read),
        unit: 'events/CPU-s',
        reference: { what, value: perCpuSecond(reference) },
        budget: atLeast(100_000, perCpuSecond(read)),
      },
      {
        what: 'CPU of 1 million events',
        value: perMillion(read),
        unit: 'CPU-s',
        reference: { what, value: perMillion(reference) },
      },
      {
        what: 'writing 1 million events (@platformatic/kafka)',
        value: perMillion(written),
        unit: 'CPU-s',
        note: 'idempotent, acks from all; CPU of the writer',
      },
    ];
  } finally {
    await broker.stop();
  }
}
