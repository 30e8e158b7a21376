import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { Writable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { StreamglassError, systemClock } from '@streamglass/core/lib';
import { createSimulator, type Pace, paceOf, type SimulatedRecord, type Simulator } from '@streamglass/core/simulate';
import { type Command, Option } from 'commander';
import * as value from '../config/values.ts';
import { loadCatalog } from '../own-events.ts';
import { createLineWriter } from '../record-lines.ts';
import { onSignals } from '../signals.ts';
import { addBridgeOptions, asJson, bridgeConfig, by, ownEvents } from './options.ts';
import { counted, number, type Output, printJson, progress, write } from './output.ts';
import { listScenarios, scenariosOf } from './scenarios.ts';

const hour = 3_600_000;
const chunkBytes = 64 * 1024;

interface Asked extends Readonly<Record<string, unknown>> {
  readonly out?: string;
  readonly rate: number;
  readonly seed: number;
  readonly tenants: readonly string[];
  readonly backfill?: number;
  readonly duration?: number;
  readonly at?: number;
  readonly count?: number;
  readonly scenario?: readonly string[];
  readonly list?: true;
  readonly speed?: number;
  readonly shapes?: 'mixed';
  readonly events?: readonly string[];
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
    .option(
      '--scenario <NAME,…>',
      'what is told: scenarios, each with a weight if need be (sessions:3), all, or ./my-scenario.js (default what fills the panes)',
      (text: string, before: readonly string[] = []) => [
        ...before,
        ...by(value.list('names, such as sessions,deploys:2'))(text),
      ],
    )
    .option('--list', 'list the scenarios and write nothing')
    .option('--rate <EVENTS/S>', 'events a second', by(value.amount(0.001, 100_000, 2_000)), 10)
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
      '--speed <NUMBER>',
      'simulated seconds a second, until history has caught up with now (default at once)',
      by(value.amount(0.001, 1e6, 60)),
    )
    .option(
      '--duration <DURATION>',
      'go on for this time (default: Kafka until Ctrl-C, lines not at all)',
      by(value.duration(0, 365 * 24 * hour, '10m')),
    )
    .option('--at <TIME>', 'lines only: what now is taken for; with the same seed it makes the same file', instant)
    .option('--count <NUMBER>', 'stop after this many events', by(value.whole(1, 1e9, 1_000)))
    .addOption(new Option('--format <SHAPE>', 'envelope').choices(['onex', 'cloudevents']).default('onex'))
    .addOption(
      new Option('--shapes <HOW>', 'mixed: each source writes a wire shape of its own, and lines are whole records')
        .choices(['mixed'])
        .conflicts('format'),
    )
    .option('--partitions <NUMBER>', 'partitions of topics that do not exist yet', by(value.whole(1, 1_000, 3)), 3)
    .option('--rhythm', 'quiet nights and weekends; the rate is then the average of a week')
    .addOption(ownEvents())
    .addOption(asJson());
  addBridgeOptions(command, [], { kafka: 'write to these Kafka brokers' });
  command
    .addHelpText(
      'after',
      `
All of it says origin "simulated".

Examples:
  streamglass simulate --list
  streamglass simulate --out events.jsonl --backfill 24h
  streamglass simulate --scenario threat-campaign,deploys:2 --out threats.jsonl --backfill 30d --rate 0.5
  streamglass simulate --scenario all --shapes mixed --out - --count 1000 | streamglass validate -
  streamglass simulate --scenario database-outage --kafka 127.0.0.1:9092 --backfill 24h --speed 600
  streamglass simulate --kafka 127.0.0.1:9092 --rate 2000`,
    )
    .action(async (given: Asked) => {
      if (given.list) return listScenarios(output, given.json === true);
      const simulator = await simulatorOf(given);
      const stop = new AbortController();
      const release = onSignals(() => stop.abort());
      const writing =
        given.out === undefined
          ? toKafka(given, simulator, output, stop.signal)
          : toLines(given, simulator, given.out, output, stop.signal);
      const done = await writing.finally(release);
      // Lines on standard output are all that stands there.
      const said: Output = given.out === '-' ? { ...output, out: output.err } : output;
      if (given.json) await printJson(said, done);
      else if (given.out !== '-' || output.isWatched)
        await write(said.out, `${counted(done.written, 'event')} written to ${done.to} in ${done.seconds} s\n`);
    });
}

async function simulatorOf(given: Asked): Promise<Simulator> {
  const { seed, rate, tenants, format, shapes } = given;
  const scenarios = given.scenario === undefined ? {} : { scenarios: await scenariosOf(given.scenario) };
  return createSimulator({
    seed,
    rate,
    tenants,
    ...scenarios,
    catalog: await loadCatalog(given.events ?? null),
    opening: true,
    rhythm: given.rhythm === true,
    ...(shapes === undefined ? { format } : { shapes }),
  });
}

function* eventsOf(
  simulator: Simulator,
  { count: left = Number.POSITIVE_INFINITY }: Asked,
  from: number,
  to?: number,
): Generator<SimulatedRecord, void, undefined> {
  let count = 0;
  for (const record of simulator.events(from, to)) {
    if (count === left) return;
    count += 1;
    yield record;
  }
}

/** Up to when events are written; without end where only their number ends it. */
function endOf(given: Asked, began: number, pace: Pace): number | undefined {
  if (given.duration !== undefined) return pace.reached(began + given.duration);
  if (given.count !== undefined) return undefined;
  if (pace.caughtUpAt !== Number.POSITIVE_INFINITY) return pace.caughtUpAt;
  throw new StreamglassError('bad-config', `--speed ${given.speed} never catches up`, {
    hint: 'Give --duration or --count as well, or a speed above 1.',
  });
}

const secondsSince = (began: number): number => Math.round((Date.now() - began) / 100) / 10;

async function toLines(
  given: Asked,
  simulator: Simulator,
  path: string,
  output: Output,
  signal: AbortSignal,
): Promise<Done> {
  if (given.at !== undefined && given.speed !== undefined) {
    throw new StreamglassError('bad-config', '--speed with --at', {
      hint: 'Leave one of them out: what has a time of its own is made at once.',
    });
  }
  const began = Date.now();
  const now = given.at ?? began;
  const from = now - (given.backfill ?? hour);
  const pace = paceOf({ began: now, from, speed: given.speed });
  const records = eventsOf(simulator, given, from, endOf(given, now, pace));
  const file = path === '-' ? null : createWriteStream(path);
  let failure: unknown;
  file?.on('error', (error) => (failure = error));
  const out: Writable = file ?? output.out;
  const bar = progress(output);
  const lineOf = given.shapes === undefined ? null : createLineWriter();
  let written = 0;
  let ready: Uint8Array[] = [];
  let readyBytes = 0;
  /** Many lines at once: a write of its own for each would take longer than making them. */
  const hand = async (): Promise<void> => {
    const lines = Buffer.concat(ready);
    ready = [];
    readyBytes = 0;
    if (lines.length > 0) await write(out, lines);
  };
  for (let next = records.next(); !next.done && failure === undefined && !signal.aborted; next = records.next()) {
    const dueAt = pace.dueAt(next.value.time);
    if (given.at === undefined && dueAt > Date.now()) await hand();
    // With a time of its own a file is made at once, whatever the clock says.
    while (given.at === undefined && dueAt > Date.now() && !signal.aborted) {
      await wait(Math.min(dueAt - Date.now(), 50), undefined, { signal }).catch(() => undefined);
    }
    const line = lineOf === null ? next.value.value : Buffer.from(lineOf(next.value));
    ready.push(line, lineBreak);
    readyBytes += line.length;
    if (readyBytes > chunkBytes) await hand();
    written += 1;
    bar.show(() => `${number(written)} written`);
  }
  if (failure === undefined) await hand();
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

async function toKafka(given: Asked, simulator: Simulator, output: Output, signal: AbortSignal): Promise<Done> {
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
  const { rate, seed, backfill = 0, speed } = given;
  if (speed !== undefined && speed > 1 && backfill === 0) {
    throw new StreamglassError('bad-config', `--speed ${speed} without --backfill`, {
      hint: 'There is no history to play faster: give --backfill 24h, say.',
    });
  }
  const pace = paceOf({ began, from: began - backfill, speed });
  if (!given.json) {
    await write(
      output.err,
      `Writing about ${number(rate)} simulated events a second (seed ${seed}) to ${kafka.join(', ')}. Ctrl-C ends it.\n`,
    );
  }
  const bar = progress(output);
  const until = given.duration === undefined ? Number.POSITIVE_INFINITY : pace.reached(began + given.duration);
  const writer = openKafkaWriter(kafkaConnection(config, kafka));
  const written = await writeToKafka(eventsOf(simulator, given, began - backfill), until, {
    writer,
    pace,
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
