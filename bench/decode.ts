// Decode and validate by wire shape against JSON.parse of the same bytes, the cold start of the catalogue, and what decoded events hold.
// Rounds of both sides take turns and the best counts, in CPU time. Decoding is validating: what a meaning refuses is refused as it is read.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createDecoder, type RawRecord } from '@streamglass/core/events';
import { atMost, type Figure, quantile } from './figure.ts';
import { recordsIn, shapes } from './wire-shapes.ts';

const count = 5_000;
const rounds = 15;
const many = 1_000_000;
const starts = 9;

const text = new TextDecoder('utf-8', { fatal: true });
const parse = (record: RawRecord): unknown => JSON.parse(text.decode(record.value as Uint8Array));
const { decode } = createDecoder();
const decoded = (record: RawRecord): unknown => {
  const result = decode(record);
  if (result.kind !== 'event') throw new Error(`not decoded: ${JSON.stringify(result)}`);
  return result.event;
};

const micros = (run: () => void): number => {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / count;
};

function costsOf(records: readonly RawRecord[]): { readonly parsing: number; readonly decoding: number } {
  let [parsing, decoding] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < rounds; round += 1) {
    parsing = Math.min(
      parsing,
      micros(() => records.forEach(parse)),
    );
    decoding = Math.min(
      decoding,
      micros(() => records.forEach(decoded)),
    );
  }
  return { parsing, decoding };
}

function shapeFigures(): Figure[] {
  const costs = Object.entries(shapes).map(([name, shape]) => {
    const records = recordsIn(shape, count);
    const bytes = records.reduce((sum, { value }) => sum + (value?.length ?? 0), 0) / count;
    return { name, bytes, ...costsOf(records) };
  });
  const median = quantile(
    costs.map(({ parsing, decoding }) => decoding / parsing),
    0.5,
  );
  return [
    {
      what: 'median of the shapes',
      value: median,
      unit: '× JSON.parse',
      budget: atMost(2.5, median),
      note: `CPU time of decoding by that of JSON.parse of the same bytes; ${count.toLocaleString('en')} records a shape, best of ${rounds} rounds`,
    },
    ...costs.map(({ name, bytes, parsing, decoding }) => ({
      what: `shape ${name}`,
      value: decoding,
      unit: 'µs',
      reference: { what: `JSON.parse of the same ${bytes.toFixed(0)} B`, value: parsing },
    })),
  ];
}

/** CPU time in ms from before an import to a decoder that has read one event, in a process of its own; the least of some. */
function coldMs(entry: string): number {
  const script = `const before = process.cpuUsage();
    const { createDecoder } = await import(${JSON.stringify(entry)});
    createDecoder?.().decode({ topic: 't', partition: 0, offset: '0', timestamp: 1, key: null, headers: [], value: new TextEncoder().encode('{}') });
    const { user, system } = process.cpuUsage(before);
    console.log((user + system) / 1_000)`;
  const flags = ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', script];
  const runs = Array.from({ length: starts }, () =>
    Number(execFileSync(process.execPath, flags, { encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } })),
  );
  return Math.min(...runs);
}

function coldFigures(): Figure[] {
  const built = new URL('../packages/core/dist/node/events/index.js', import.meta.url);
  if (!existsSync(built)) throw new Error('packages/core/dist/node is missing: npm run build:js -w @streamglass/core');
  const cold = coldMs(built.href);
  return [
    {
      what: 'cold start: import, and one event decoded',
      value: cold,
      unit: 'ms CPU',
      reference: { what: 'import of zod', value: coldMs(import.meta.resolve('zod')) },
      budget: atMost(60, cold),
      note: `built for Node, best of ${starts} processes; an empty module takes ${coldMs('data:text/javascript,export const createDecoder = undefined').toFixed(1)} ms`,
    },
  ];
}

function memoryFigures(): Figure[] {
  const { gc } = globalThis;
  if (gc === undefined) throw new Error('memory needs --expose-gc; npm run bench passes it');
  const encoded = recordsIn((envelope) => envelope, count);
  const heapOf = (make: (record: RawRecord) => unknown): number => {
    gc();
    const before = process.memoryUsage().heapUsed;
    const kept = Array.from({ length: many }, (_, index) => make(encoded[index % count] as RawRecord));
    gc();
    return (process.memoryUsage().heapUsed - before) / kept.length;
  };
  return [
    {
      what: 'memory of a decoded event',
      value: heapOf(decoded),
      unit: 'B',
      reference: { what: 'the object that JSON.parse makes of its bytes', value: heapOf(parse) },
      note: `of ${many.toLocaleString('en')} held at once`,
    },
  ];
}

export function run(): Figure[] {
  return [...shapeFigures(), ...coldFigures(), ...memoryFigures()];
}
