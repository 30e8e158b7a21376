// The background: simulated events, encoded beforehand, written at an even rate by a process of its own.
//   argv: options as JSON. Says {ready} when all is encoded, then answers every message with what it has done so far.
import { setTimeout as wait } from 'node:timers/promises';
import { openKafkaWriter } from '../../packages/node-bridge/src/ingest/kafka-writer.ts';
import { simulated } from '../records.ts';

export interface LoadOptions {
  readonly brokers: readonly string[];
  readonly rate: number;
  readonly seconds: number;
  /** When the first event happens, ms; events are written when they happen. */
  readonly startAt: number;
}
export interface LoadReport {
  readonly acknowledged: number;
  readonly cpuMs: number;
  readonly at: number;
  readonly failure: string | null;
}

const tickMs = 25;

async function main({ brokers, rate, seconds, startAt }: LoadOptions): Promise<void> {
  const records = simulated({ count: rate * seconds, rate, from: startAt });
  const writer = openKafkaWriter({ brokers, deadlineMs: 60_000 });
  let acknowledged = 0;
  let failure: string | null = null;
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    const report: LoadReport = { acknowledged, cpuMs: (user + system) / 1_000, at: performance.now(), failure };
    process.send?.(report);
  });
  process.send?.({ ready: true });
  await wait(Math.max(0, startAt - Date.now()));
  const from = performance.now();
  for (let sent = 0; sent < records.length && failure === null; await wait(tickMs)) {
    const due = Math.min(records.length, Math.floor(((performance.now() - from) / 1_000) * rate));
    if (due === sent) continue;
    const some = records.slice(sent, due);
    sent = due;
    writer.write(some.map(({ time, ...record }) => ({ ...record, timestamp: time }))).then(
      () => (acknowledged += some.length),
      (error: unknown) => (failure = String(error)),
    );
  }
  await writer.stop();
}

await main(JSON.parse(process.argv[2] ?? '{}') as LoadOptions);
