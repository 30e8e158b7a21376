import { statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Catalog, Decoder } from '@streamglass/core/events';
import { createDecoder } from '@streamglass/core/events';
import { StreamglassError } from '@streamglass/core/lib';
import type { Command } from 'commander';
import type { OptionName } from '../config/options.ts';
import * as value from '../config/values.ts';
import { nearest } from '../nearest.ts';
import { loadCatalog } from '../own-events.ts';
import { chunksOf, linesOf, recordOfLine } from './lines.ts';
import { addBridgeOptions, asJson, bridgeConfig, by, ownEvents } from './options.ts';
import { counted, number, type Output, plain, printJson, progress, table, write } from './output.ts';
import { createTally, type Report, type Tally } from './tally.ts';

interface Asked extends Readonly<Record<string, unknown>> {
  readonly events?: readonly string[];
  readonly json?: true;
  readonly strict?: true;
  readonly topic?: string;
  readonly problems: number;
}
const kafkaOptions = ['topics', 'from'] as const satisfies readonly OptionName[];

/** `streamglass validate`. Answers the exit code. */
export function addValidate(program: Command, output: Output, exit: (code: number) => void): void {
  const command = program
    .command('validate')
    .description('Reads records as the bridge would, and says what was read, repaired and rejected, where and why.')
    .argument('[FILE]', 'JSON lines: events, a recording, or samples; - for standard input')
    .option('--topic <NAME>', 'topic that the lines of a file stood in, for events that do not say their type')
    .option('--strict', 'exit 1 also when something was repaired or is of an unknown type')
    .option('--problems <NUMBER>', 'how many rejects are listed; all are counted', by(value.whole(0, 1e6, 20)), 20)
    .addOption(ownEvents())
    .addOption(asJson());
  addBridgeOptions(command, kafkaOptions, {
    kafka: 'read topics of this Kafka instead, once from --from to their end; nothing is committed',
    topics: 'topics to read from Kafka',
    from: 'where to begin in Kafka: earliest, latest or so long ago (default earliest)',
  });
  command
    .addHelpText(
      'after',
      `
Exits 1 when something was rejected, 2 when it was asked wrongly.

Examples:
  streamglass validate events.jsonl
  kcat -C -b 127.0.0.1:9092 -t my-topic -e | streamglass validate - --topic my-topic
  streamglass validate --kafka 127.0.0.1:9092 --topics my-topic --from 24h
  streamglass validate events.jsonl --events ./my-events.js --json`,
    )
    .action(async (file: string | undefined, given: Asked) => {
      const catalog = await loadCatalog(given.events ?? null);
      const { decode } = createDecoder({ catalog });
      const tally = createTally(given.problems);
      const what =
        file === undefined
          ? await readKafka(given, decode, tally, output)
          : await readFile(file, given, decode, tally, output);
      const report = tally.report();
      if (given.json) await printJson(output, { source: what, ...report });
      else await write(output.out, textOf(what, report, catalog));
      const isBad = report.rejected > 0 || (given.strict === true && report.repaired + report.unknown > 0);
      exit(isBad ? 1 : 0);
    });
}

type Decode = Decoder['decode'];

async function readFile(file: string, given: Asked, decode: Decode, tally: Tally, output: Output): Promise<string> {
  const topic = given.topic ?? (file === '-' ? 'stdin' : basename(file).replace(/\.[^.]*$/, ''));
  const size = file === '-' ? null : (statSync(file, { throwIfNoEntry: false })?.size ?? null);
  const bar = progress(output);
  const now = Date.now();
  for await (const line of linesOf(chunksOf(file))) {
    tally.add(decode(recordOfLine(line, topic, now)), `line ${line.number}`);
    const share = size === null || size === 0 ? '' : `${Math.floor((100 * line.end) / size)} %, `;
    bar.show(() => `${share}${counted(tally.read, 'line')}, ${number(tally.rejected)} rejected`);
  }
  bar.end();
  return file === '-' ? 'standard input' : file;
}

async function readKafka(given: Asked, decode: Decode, tally: Tally, output: Output): Promise<string> {
  const config = bridgeConfig(given, kafkaOptions);
  const { kafka, topics } = config;
  if (kafka === null || topics === null) {
    throw new StreamglassError('bad-config', 'validate needs a FILE, - for standard input, or --kafka and --topics', {
      hint: 'streamglass validate events.jsonl',
    });
  }
  const from = given.from === undefined ? { at: 'earliest' as const } : config.from;
  const [{ openOnce, readThrough }, { kafkaConnection }, { silentLog }] = await Promise.all([
    import('../ingest/read-through.ts'),
    import('../kafka-input.ts'),
    import('../ingest/kafka-connection.ts'),
  ]);
  const once = openOnce(kafkaConnection(config, kafka), 'validate', silentLog);
  const bar = progress(output);
  try {
    const missing = await readThrough(
      once.openReader,
      topics,
      async (records) => {
        for (const record of records) {
          tally.add(decode(record), `${record.topic}/${record.partition}@${record.offset}`);
        }
        bar.show(() => `${counted(tally.read, 'record')}, ${number(tally.rejected)} rejected`);
      },
      async ({ start, end, offsetAt }) => {
        if ('at' in from) return from.at === 'latest' ? end : start;
        return (await offsetAt?.(Date.now() - from.agoMs)) ?? start;
      },
    );
    if (missing.length > 0) {
      throw new StreamglassError('unknown-topic', `There is no topic ${missing.join(', ')}.`, {
        hint: 'Name topics that exist: --topics NAME,…',
      });
    }
  } finally {
    bar.end();
    await once.forget();
  }
  return `${topics.join(', ')} at ${kafka.join(', ')}`;
}

/** The report for people. What came from outside is freed of control characters. */
function textOf(what: string, report: Report, catalog: Catalog): string {
  const { read, events, repaired, rejected, tombstones, unknown, types, repairs, rejects, rejectsByCode } = report;
  const sums = [
    counted(events, 'event'),
    ...(repaired > 0 ? [`${number(repaired)} of them repaired`] : []),
    ...(unknown > 0 ? [`${number(unknown)} of unknown types`] : []),
    `${number(rejected)} rejected`,
    ...(tombstones > 0 ? [counted(tombstones, 'tombstone')] : []),
  ];
  const parts = [`${what}: ${number(read)} read, ${sums.join(', ')}`];
  if (types.length > 0) {
    const names = catalog.definitions.map(({ type }) => type);
    const rows = types.map((one) => {
      const near = one.known ? null : nearest(one.type, names);
      const note = one.known ? '' : near === null ? 'unknown type' : `unknown type; did you mean ${near}?`;
      return [plain(one.type), one.events, one.repaired, note] as const;
    });
    parts.push(table(['type', 'events', 'repaired', ''], rows));
  }
  if (repairs.length > 0) {
    const rows = repairs.map(
      ({ code, path, note = '', count, places }) =>
        [code, count, plain(path), `${places.join(', ')}${count > places.length ? ' …' : ''}`, plain(note)] as const,
    );
    parts.push(table(['repaired', 'times', 'field', 'where', 'what was done'], rows));
  }
  if (rejected > 0) {
    const codes = Object.entries(rejectsByCode).map(([code, count]) => `${code} ${number(count)}`);
    const listed = rejects.map(
      ({ place, code, path, got, want, cure }) =>
        `${place}: ${code} at ${plain(path)}\n  got ${plain(got)}, wanted ${plain(want)}\n  ${plain(cure)}`,
    );
    const more = rejected > rejects.length ? [`… and ${number(rejected - rejects.length)} more (--problems)`] : [];
    parts.push([`rejected: ${codes.join(', ')}`, ...listed, ...more].join('\n'));
  }
  return `${parts.join('\n\n')}\n`;
}
