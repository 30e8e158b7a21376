import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { Writable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { catalog } from '@streamglass/core/events';
import { StreamglassError, systemClock } from '@streamglass/core/lib';
import { createSimulator, type SimulatedRecord } from '@streamglass/core/simulate';
import { type Command, Option } from 'commander';
import * as value from '../config/values.ts';
import { onSignals } from '../signals.ts';
import { addBridgeOptions, asJson, bridgeConfig, by } from './options.ts';
import { counted, number, type Output, printJson, progress, write } from './output.ts';

const hour = 3_600_000;

interface Asked extends Readonly<Record<string, unknown>> {
  readonly out?: string;
  readonly rate: number;
  readonly seed: number;
  readonly tenants: readonly string[];
  readonly backfill?: number;
  readonly duration?: number;
  readonly at?: number;
  readonly count?: number;
  readonly format: 'onex' | 'cloudevents';
  readonly partitions: number;
  readonly rhythm?: true;
  readonly json?: true;
}

/** What was written, and how long it took. */
interface Done {
  readonly written: number;
  readonly to: string;
  readonly seconds: number;
}

const instant = (text: string): number => {
  const time = Date.parse(text);
  if (Number.isNaN(time)) {
    throw new StreamglassError('bad-config', `--at is ${JSON.stringify(text)}`, {
      hint: 'It takes a time such as 2026-01-05T10:00:00Z.',
    });
  }
  return time;
};

/** `streamglass simulate`. */
export function addSimulate(program: Command, output: Output): void {
  const command = program
    .command('simulate')
    .description('Writes simulated events: JSON lines to a file or standard output, or records to Kafka.')
    .option('--out <FILE>', 'write JSON lines to this file; - for standard output')
    .option('--rate <EVENTS/S>', 'events a second', by(value.whole(1, 100_000, 2_000)), 10)
    .option('--seed <NUMBER>', 'the same seed makes the same events', by(value.whole(0, 2 ** 31, 1)), 1)
    .option(
      '--tenants <NAME,…>',
      'tenants that share the rate',
      by(value.list('names, such as acme,globex', /^[\w.-]+$/)),
      ['default'],
    )
    .option(
      '--backfill <DURATION>',
      'first write this much history, as fast as it goes (default none; in lines 1h)',
      by(value.duration(0, 31 * 24 * hour, '24h')),
    )
    .option(
      '--duration <DURATION>',
      'go on for this time (default: Kafka until Ctrl-C, lines not at all)',
      by(value.duration(0, 365 * 24 * hour, '10m')),
    )
    .option('--at <TIME>', 'lines only: what now is taken for; with the same seed it makes the same file', instant)
    .option('--count <NUMBER>', 'stop after this many events', by(value.whole(1, 1e9, 1_000)))
    .addOption(new Option('--format <SHAPE>', 'envelope').choices(['onex', 'cloudevents']).default('onex'))
    .option('--partitions <NUMBER>', 'partitions of topics that do not exist yet', by(value.whole(1, 1_000, 3)), 3)
    .option('--rhythm', 'quiet nights and weekends; the rate is then the average of a week')
    .addOption(asJson());
  addBridgeOptions(command, [], { kafka: 'write to these Kafka brokers' });
  command
    .addHelpText(
      'after',
      `
All of it says origin "simulated".

Examples:
  streamglass simulate --out events.jsonl --backfill 24h
  streamglass simulate --out - --count 1000 | streamglass validate -
  streamglass simulate --kafka 127.0.0.1:9092 --rate 2000`,
    )
    .action(async (given: Asked) => {
      const stop = new AbortController();
      onSignals(() => stop.abort());
      const done =
        given.out === undefined
          ? await toKafka(given, output, stop.signal)
          : await toLines(given, given.out, output, stop.signal);
      // Lines on standard output are all that stands there.
      const said: Output = given.out === '-' ? { ...output, out: output.err } : output;
      if (given.json) await printJson(said, done);
      else if (given.out !== '-' || output.isWatched)
        await write(said.out, `${counted(done.written, 'event')} written to ${done.to} in ${done.seconds} s\n`);
    });
}

function* eventsOf(given: Asked, from: number, to?: number): Generator<SimulatedRecord, void, undefined> {
  const { seed, rate, tenants, format, count: left = Number.POSITIVE_INFINITY } = given;
  const simulator = createSimulator({ seed, rate, tenants, format, opening: true, rhythm: given.rhythm === true });
  let count = 0;
  for (const record of simulator.events(from, to)) {
    if (count === left) return;
    count += 1;
    yield record;
  }
}

const secondsSince = (began: number): number => Math.round((Date.now() - began) / 100) / 10;

async function toLines(given: Asked, path: string, output: Output, signal: AbortSignal): Promise<Done> {
  const began = Date.now();
  const now = given.at ?? began;
  const until = now + (given.duration ?? 0);
  const file = path === '-' ? null : createWriteStream(path);
  let failure: unknown;
  file?.on('error', (error) => (failure = error));
  const out: Writable = file ?? output.out;
  const bar = progress(output);
  const from = now - (given.backfill ?? hour);
  const records = eventsOf(given, from, given.count === undefined || given.duration !== undefined ? until : undefined);
  let written = 0;
  for (let next = records.next(); !next.done && failure === undefined && !signal.aborted; next = records.next()) {
    const { time, value: bytes } = next.value;
    // With a time of its own a file is made at once, whatever the clock says.
    while (given.at === undefined && time > Date.now() && !signal.aborted) {
      await wait(Math.min(time - Date.now(), 50), undefined, { signal }).catch(() => undefined);
    }
    await write(out, Buffer.concat([bytes, lineBreak]));
    written += 1;
    bar.show(() => `${number(written)} written`);
  }
  bar.end();
  if (file !== null) {
    file.end();
    await once(file, 'close').catch(() => undefined);
  }
  if (failure !== undefined) {
    throw new StreamglassError('file-unwritable', failure instanceof Error ? failure.message : String(failure), {
      hint: 'Name a file in a folder that exists and may be written to.',
    });
  }
  return { written, to: path === '-' ? 'standard output' : path, seconds: secondsSince(began) };
}
const lineBreak = Buffer.from('\n');

async function toKafka(given: Asked, output: Output, signal: AbortSignal): Promise<Done> {
  const config = bridgeConfig(given, []);
  const { kafka } = config;
  if (kafka === null || given.at !== undefined) {
    throw new StreamglassError(
      'bad-config',
      kafka === null ? 'simulate needs --out FILE or --kafka HOST:PORT' : '--at goes with --out only',
      { hint: 'streamglass simulate --out events.jsonl' },
    );
  }
  const [{ openKafkaWriter }, { kafkaConnection }, { writeToKafka }] = await Promise.all([
    import('../ingest/kafka-writer.ts'),
    import('../kafka-input.ts'),
    import('./simulated-kafka.ts'),
  ]);
  const began = Date.now();
  const { rate, seed } = given;
  if (!given.json) {
    const types = catalog.definitions.length;
    await write(
      output.err,
      `Writing about ${number(rate)} simulated events a second (seed ${seed}, ${types} types) to ${kafka.join(', ')}. Ctrl-C ends it.\n`,
    );
  }
  const bar = progress(output);
  const until = given.duration === undefined ? Number.POSITIVE_INFINITY : began + given.duration;
  const writer = openKafkaWriter(kafkaConnection(config, kafka));
  const written = await writeToKafka(eventsOf(given, began - (given.backfill ?? 0)), until, {
    writer,
    partitions: given.partitions,
    clock: systemClock,
    signal,
    onProgress: (sum, note) => bar.show(() => `${number(sum)} written, ${note}`),
    onWaiting: (why) => {
      bar.end();
      output.err.write(`waiting: ${why}\n`);
    },
  });
  bar.end();
  await writer.stop();
  return { written, to: `Kafka at ${kafka.join(', ')}`, seconds: secondsSince(began) };
}
