/**
 * What reading costs: decode, dedupe and reduce into all sources, against bare JSON.parse of the same bytes in the same run; then
 * what views cost over a full day, and a checkpoint. CPU time, so that a busy machine matters less.
 *
 *     npx node --conditions=streamglass-source packages/core/src/sources/engine/engine.bench.ts [records]
 */
import { createDecoder, type RawRecord } from '../../events/index.ts';
import { createSimulator } from '../../simulate/index.ts';
import { allSources, createEngine, type Engine, restoreEngine } from '../index.ts';

const wanted = Number(process.argv[2] ?? 200_000);
const start = Date.UTC(2026, 2, 3, 12, 0, 0);
const text = new TextDecoder();

/** Records in order of time, over some partitions, at `rate` events a second. */
function recordsOf(count: number, rate: number, from: number): RawRecord[] {
  const offsets = new Map<number, number>();
  const records: RawRecord[] = [];
  for (const { time, value, headers } of createSimulator({ seed: 7, rate, rhythm: false }).events(from)) {
    const partition = records.length % 4;
    const offset = offsets.get(partition) ?? 0;
    offsets.set(partition, offset + 1);
    records.push({
      topic: 'events',
      partition,
      offset: String(offset),
      timestamp: Math.ceil(time) + 40,
      key: null,
      value,
      headers,
    });
    if (records.length === count) break;
  }
  return records;
}

/** CPU time of a run, ms. */
function cost(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

function readAll(engine: Engine, records: readonly RawRecord[]): void {
  let advanced = 0;
  for (const record of records) {
    engine.read(record);
    if (record.timestamp - advanced < 250) continue;
    advanced = record.timestamp;
    engine.advance(advanced);
  }
}

const newEngine = (): Engine => createEngine({ sources: allSources, decoder: createDecoder() });
const line = (name: string, value: string): void => console.log(`${name.padEnd(44)} ${value.padStart(14)}`);
const perSecond = (ms: number, count: number): string =>
  `${Math.round(count / (ms / 1_000)).toLocaleString('en')} ev/s`;

const records = recordsOf(wanted, 10_000, start);
const bytes = records.reduce((sum, { value }) => sum + (value?.length ?? 0), 0) / records.length;
console.log(`${records.length} records at 10,000 a second, ${bytes.toFixed(0)} B each`);

const rounds = 3;
const least = { parse: Infinity, decode: Infinity, read: Infinity };
let sink = 0;
for (let round = 0; round < rounds; round++) {
  const { decode } = createDecoder();
  least.parse = Math.min(
    least.parse,
    cost(() => {
      for (const { value } of records) sink += JSON.parse(text.decode(value as Uint8Array)) === null ? 1 : 0;
    }),
  );
  least.decode = Math.min(
    least.decode,
    cost(() => {
      for (const record of records) sink += decode(record).kind === 'event' ? 0 : 1;
    }),
  );
  const engine = newEngine();
  least.read = Math.min(
    least.read,
    cost(() => readAll(engine, records)),
  );
}
if (sink > 0) throw new Error(`${sink} records were not decoded`);
line('JSON.parse of the same bytes', perSecond(least.parse, records.length));
line('decode', perSecond(least.decode, records.length));
line('read: decode, dedupe, reduce into 4 sources', perSecond(least.read, records.length));
line('read against JSON.parse', `${(least.read / least.parse).toFixed(2)} ×`);
line('dedupe and reduce of one event', `${((1e6 * (least.read - least.decode)) / records.length).toFixed(0)} ns`);

// A full day, then live: what a view costs the first time, and while events go on coming in.
const day = recordsOf(wanted, wanted / 86_400, start);
const engine = newEngine();
readAll(engine, day);
engine.advance(start + 86_400_000);
line('heap after a day of as many records', `${(process.memoryUsage().heapUsed / 1e6).toFixed(0)} MB`);
for (const view of engine.views) {
  const params = 'range' in engine.normalize(view, {}) ? { range: '24h' } : {};
  const first = cost(() => engine.answer(view, params, null));
  const again = cost(() => {
    for (let run = 0; run < 20; run++) engine.answer(view, params, null);
  });
  line(`${view} over 24 h: first, then`, `${first.toFixed(1)}, ${(again / 20).toFixed(2)} ms`);
}
let saved = new Uint8Array();
const save = cost(() => {
  saved = new Uint8Array(engine.checkpoint());
});
line('checkpoint', `${save.toFixed(0)} ms, ${(saved.length / 1e6).toFixed(1)} MB`);
line('restore', `${cost(() => restoreEngine(saved, { sources: allSources, decoder: createDecoder() })).toFixed(0)} ms`);
