// npm run simulate -- --kafka 127.0.0.1:9092 --rate 2000: writes simulated events to a Kafka until Ctrl-C.
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { catalog } from '@streamglass/core/events';
import { StreamglassError } from '@streamglass/core/lib';
import { createSimulator, type SimulatedRecord } from '@streamglass/core/simulate';
import { distance } from 'fastest-levenshtein';
import * as value from '../packages/node-bridge/src/config/values.ts';
import { openKafkaWriter } from '../packages/node-bridge/src/ingest/kafka-writer.ts';
import type { LogWriter } from '../packages/node-bridge/src/ingest/log-port.ts';
import { onSignals } from '../packages/node-bridge/src/signals.ts';
import { whenAskerIsGone } from './asker.mjs';

const HOUR = 3_600_000;
const options = {
  kafka: {
    takes: 'HOST:PORT,…',
    help: 'brokers to write to; needed',
    schema: value.list('brokers as host:port, such as 127.0.0.1:9092', /^[^\s,/]+:\d{1,5}$/),
  },
  rate: { takes: 'EVENTS/S', help: 'events a second (default 10)', schema: value.whole(1, 100_000, 2_000) },
  seed: {
    takes: 'NUMBER',
    help: 'the same seed makes the same events (default 1)',
    schema: value.whole(0, 2 ** 31, 1),
  },
  tenants: {
    takes: 'NAME,…',
    help: 'tenants that share the rate (default: default)',
    schema: value.list('names, such as acme,globex', /^[\w.-]+$/),
  },
  backfill: {
    takes: 'DURATION',
    help: 'first write this much history, as fast as it goes (default none)',
    schema: value.duration(0, 31 * 24 * HOUR, '24h'),
  },
  duration: {
    takes: 'DURATION',
    help: 'stop after this time (default: Ctrl-C)',
    schema: value.duration(0, 365 * 24 * HOUR, '10m'),
  },
  partitions: {
    takes: 'NUMBER',
    help: 'partitions of topics that do not exist yet (default 3)',
    schema: value.whole(1, 1_000, 3),
  },
  rhythm: {
    takes: '',
    help: 'quiet nights and weekends; the rate is then the average of a week',
    schema: value.onOff(),
  },
} as const;
type Name = keyof typeof options;
const isName = (name: string): name is Name => name in options;

const help = `npm run simulate -- --kafka 127.0.0.1:9092 [options]
${Object.entries(options)
  .map(([name, { takes, help: text }]) => `  ${`--${name} ${takes}`.padEnd(26)}${text}`)
  .join('\n')}`;

function refuse(message: string): never {
  console.error(message);
  process.exit(2);
}

function readOptions() {
  const { values, tokens } = parseArgs({
    strict: false,
    tokens: true,
    options: Object.fromEntries(
      [...Object.keys(options), 'help'].map(
        (name) => [name, { type: name === 'rhythm' || name === 'help' ? 'boolean' : 'string' }] as const,
      ),
    ),
  });
  if (values['help']) {
    console.log(help);
    process.exit(0);
  }
  for (const token of tokens) {
    if (token.kind === 'positional') refuse(`${token.value} is no option; --help lists them all.`);
    if (token.kind !== 'option' || isName(token.name)) continue;
    const nearest = Object.keys(options).toSorted((a, b) => distance(a, token.name) - distance(b, token.name))[0];
    refuse(`${token.rawName} is no option; did you mean --${nearest}? --help lists them all.`);
  }
  const read = <N extends Name>(name: N, preset: ReturnType<(typeof options)[N]['schema']['parse']> | undefined) => {
    const given = values[name];
    if (given === undefined) return preset;
    const result = options[name].schema.safeParse(given);
    if (result.success) return result.data as typeof preset;
    return refuse(`--${name} is ${JSON.stringify(given)}; it takes ${result.error.issues[0]?.message}.`);
  };
  return {
    brokers:
      read('kafka', undefined) ??
      refuse(`Which Kafka? Give --kafka host:port (npm run kafka starts one on 127.0.0.1:9092).\n\n${help}`),
    rate: read('rate', 10) ?? 10,
    seed: read('seed', 1) ?? 1,
    tenants: read('tenants', ['default']) ?? ['default'],
    backfill: read('backfill', 0) ?? 0,
    duration: read('duration', undefined),
    partitions: read('partitions', 3) ?? 3,
    rhythm: read('rhythm', false) ?? false,
  };
}

const { brokers, rate, seed, tenants, backfill, duration, partitions, rhythm } = readOptions();
const CHUNK = 2_000;
const AHEAD = 3;
const TICK_MS = 50;
const number = new Intl.NumberFormat('en');
const began = Date.now();
const stop = new AbortController();
// The second one does not wait for Kafka.
onSignals(() => stop.abort());
whenAskerIsGone(() => process.kill(process.pid, 'SIGTERM'));

const writer: LogWriter = openKafkaWriter({ brokers });
const known = new Set<string>();
let written = 0;
let note = 'starting';
let reported = { at: Date.now(), written: 0 };

function report(isLast = false): void {
  const now = Date.now();
  if (!isLast && now - reported.at < (process.stdout.isTTY ? 500 : 10_000)) return;
  const perSecond = Math.round(((written - reported.written) * 1_000) / Math.max(now - reported.at, 1));
  reported = { at: now, written };
  const line = `${number.format(written)} written, ${number.format(perSecond)} a second, ${note}`;
  if (!process.stdout.isTTY) console.log(line);
  else process.stdout.write(`\r\u001B[K${line}`);
}

/** Until Kafka has acknowledged it, or Ctrl-C. */
async function write(records: readonly SimulatedRecord[]): Promise<void> {
  while (records.length > 0 && !stop.signal.aborted) {
    try {
      const topics = [...new Set(records.map(({ topic }) => topic))].filter((topic) => !known.has(topic));
      await writer.ensureTopics(topics.map((topic) => ({ topic, partitions })));
      for (const topic of topics) known.add(topic);
      await writer.write(
        records.map(({ topic, key, value: body, headers, time }) => ({
          topic,
          key,
          value: body,
          headers,
          timestamp: time,
        })),
      );
      written += records.length;
      return report();
    } catch (error) {
      if (!(error instanceof StreamglassError) || !error.retryable) throw error;
      if (error.code === 'unknown-topic') known.clear();
      note = `waiting for ${brokers.join(', ')}: ${error.message}`;
      report(true);
      await pause(1_000);
    }
  }
}

const pause = (ms: number): Promise<unknown> => wait(ms, undefined, { signal: stop.signal }).catch(() => undefined);

/** Hands over what is due, in chunks; a few of them wait for their turn while the next are made. */
async function writeDue(records: Iterator<SimulatedRecord, void>, until: number): Promise<void> {
  const under = new Set<Promise<void>>();
  let failure: unknown;
  let chunk: SimulatedRecord[] = [];
  const hand = async (): Promise<void> => {
    if (under.size >= AHEAD) await Promise.race(under);
    const work = write(chunk).catch((error: unknown) => (failure ??= error));
    const done = work.finally(() => under.delete(done)).then(() => undefined);
    under.add(done);
    chunk = [];
  };
  for (let next = records.next(); !next.done && failure === undefined && !stop.signal.aborted; next = records.next()) {
    const { time } = next.value;
    if (time >= until) break;
    note = time < began ? 'history' : 'live';
    // What is not yet due is sent when it is; what is ready goes first.
    while (time > Date.now() && !stop.signal.aborted) {
      if (chunk.length > 0) await hand();
      await pause(TICK_MS);
      report();
    }
    chunk.push(next.value);
    if (chunk.length >= CHUNK) await hand();
  }
  if (!stop.signal.aborted) await hand();
  await Promise.all(under);
  if (failure !== undefined) throw failure;
}

try {
  const simulator = createSimulator({ seed, rate, tenants, opening: true, rhythm });
  console.log(
    `Writing about ${number.format(rate)} simulated events a second (seed ${seed}, ${catalog.definitions.length} types) to ${brokers.join(', ')}. Ctrl-C ends it.`,
  );
  const until = duration === undefined ? Number.POSITIVE_INFINITY : began + duration;
  await writeDue(simulator.events(began - backfill), until);
  report(true);
  if (process.stdout.isTTY) console.log();
  await writer.stop();
  console.log(`Done: ${number.format(written)} events in ${Math.round((Date.now() - began) / 1_000)} s.`);
  process.exit(0);
} catch (error) {
  console.error(error instanceof StreamglassError ? `\n${error.message}\n${error.hint ?? ''}` : error);
  process.exit(1);
}
