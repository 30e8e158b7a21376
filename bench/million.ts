// What a bridge that has counted 1 million events of the last 24 hours is asked for: first snapshots of every view over a real
// socket while events go on coming in, and a checkpoint. The bridge's side is a process of its own.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { serialize } from 'node:v8';
import { createDecoder } from '@streamglass/core/events';
import { subprotocol } from '@streamglass/core/protocol';
import { createSimulator, toRecords } from '@streamglass/core/simulate';
import { allSources, contractOf, restoreEngine } from '@streamglass/core/sources';
import { WebSocket } from 'ws';
import { serveRelay } from '../packages/node-bridge/src/relay/relay.bench.ts';
import { atMost, costOf, type Figure, quantile } from './figure.ts';
import { newEngine, partitions, topic } from './records.ts';

const count = 1_000_000;
const dayMs = 86_400_000;
const ranges = ['15m', '1h', '24h', '7d'];
/** Each rate is a computation and a snapshot of its own. */
const rates = [1, 2, 4, 10];

interface Prepared {
  readonly port: number;
  readonly views: readonly string[];
  readonly readMicros: number;
  readonly heapBytes: number;
  readonly checkpoint: { readonly ms: number; readonly bytes: number; readonly restoreMs: number };
  readonly serialized: { readonly ms: number; readonly bytes: number };
}

/** Counts a day of events, saves once, then serves while further events come in at the same pace. */
async function serveMillion(): Promise<void> {
  const engine = newEngine();
  const simulator = createSimulator({
    seed: 7,
    rate: count / (dayMs / 1_000),
    rhythm: false,
    opening: true,
    topicOf: () => topic,
  });
  const records = toRecords(simulator.events(Date.now() - dayMs), { partitions });
  let readMs = 0;
  for (let done = 0; done < count; done += 1_000) {
    const some = Array.from({ length: 1_000 }, () => records.next().value).filter((record) => record !== undefined);
    readMs += costOf(() => {
      for (const record of some) engine.read(record);
      engine.advance(some.at(-1)?.timestamp ?? 0);
    }).cpuMs;
  }
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  let [state, plain] = [new Uint8Array(), new Uint8Array()];
  const saved = costOf(() => {
    state = new Uint8Array(engine.checkpoint());
  });
  const restored = costOf(() => restoreEngine(state, { sources: allSources, decoder: createDecoder() }));
  const dump = engine.dump();
  const serialized = costOf(() => {
    plain = serialize(dump);
  });
  setInterval(() => {
    const { value } = records.next();
    if (!value) return;
    engine.read(value);
    engine.advance(value.timestamp);
  }, dayMs / count);
  const prepared: Prepared = {
    port: await serveRelay(engine),
    views: engine.views,
    readMicros: (1_000 * readMs) / count,
    heapBytes: heapUsed + arrayBuffers,
    checkpoint: { ms: saved.ms, bytes: state.length, restoreMs: restored.ms },
    serialized: { ms: serialized.ms, bytes: plain.length },
  };
  process.send?.(prepared);
}

interface Asked {
  readonly view: string;
  readonly range: string | undefined;
  readonly first: boolean;
  readonly ms: number;
  readonly stringifyMs: number;
  readonly bytes: number;
}

async function askAll({ port, views }: Prepared): Promise<Asked[]> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/stream`, subprotocol);
  await once(socket, 'open');
  socket.send(JSON.stringify({ op: 'hello', client: { name: 'bench', version: '0' } }));
  await once(socket, 'message');
  const asked: Asked[] = [];
  let id = 0;
  const ask = async (view: string, range: string | undefined, rate: number, first: boolean): Promise<void> => {
    id += 1;
    const answer = Promise.withResolvers<{ readonly ms: number; readonly text: string }>();
    const frame = JSON.stringify({ op: 'subscribe', id, view, params: range === undefined ? {} : { range }, rate });
    const hear = (data: Buffer): void => {
      const ms = performance.now() - from;
      const text = String(data);
      if (text.startsWith('{"op":"error"')) answer.reject(new Error(`${view} ${range}: ${text}`));
      if (text.startsWith(`{"op":"snapshot","id":${id},`)) answer.resolve({ ms, text });
    };
    socket.on('message', hear);
    const from = performance.now();
    socket.send(frame);
    const { ms, text } = await answer.promise;
    socket.off('message', hear);
    socket.send(JSON.stringify({ op: 'unsubscribe', id }));
    const { data } = JSON.parse(text) as { data: object };
    const stringifyMs = Math.min(...[1, 2, 3].map(() => costOf(() => JSON.stringify(data)).ms));
    asked.push({ view, range, first, ms, stringifyMs, bytes: text.length });
    // Not in step with the ticks of the relay.
    await new Promise((resolve) => setTimeout(resolve, 11));
  };
  for (const rate of rates)
    for (const view of views) {
      const hasRange = contractOf(view)?.params['range'] !== undefined;
      for (const range of hasRange ? ranges : [undefined]) await ask(view, range, rate, rate === rates[0]);
    }
  socket.close();
  return asked;
}

export async function run(): Promise<Figure[]> {
  const child: ChildProcess = fork(fileURLToPath(import.meta.url), ['serve'], {
    execArgv: ['--conditions=streamglass-source', '--expose-gc'],
  });
  try {
    const [prepared] = (await once(child, 'message')) as [Prepared];
    return figuresOf(prepared, await askAll(prepared));
  } finally {
    child.kill();
  }
}

function figuresOf({ checkpoint, serialized, readMicros, heapBytes }: Prepared, asked: readonly Asked[]): Figure[] {
  const times = asked.map(({ ms }) => ms);
  const references = asked.map(({ stringifyMs }) => stringifyMs);
  const slowest = asked.toSorted((a, b) => b.ms - a.ms).slice(0, 3);
  const reference = (value: number) => ({ what: 'JSON.stringify of its data', value });
  const p99 = quantile(times, 0.99);
  return [
    {
      what: 'first snapshot, p50 over views and ranges',
      value: quantile(times, 0.5),
      unit: 'ms',
      reference: reference(quantile(references, 0.5)),
      note: `from subscribe to the frame, ${asked.length} subscriptions of ${new Set(asked.map(({ view }) => view)).size} views, ranges ${ranges.join(', ')}`,
    },
    {
      what: 'first snapshot, p99',
      value: p99,
      unit: 'ms',
      reference: reference(quantile(references, 0.99)),
      budget: atMost(50, p99),
      note: `slowest: ${slowest.map(({ view, range, ms, first }) => `${view} ${range ?? ''} ${ms.toFixed(0)} ms${first ? ' (first of its range)' : ''}`).join(', ')}`,
    },
    {
      what: 'checkpoint after 1 million events',
      value: checkpoint.ms,
      unit: 'ms',
      reference: { what: 'v8.serialize of the state as plain objects', value: serialized.ms },
      note: 'the loop stands still meanwhile',
    },
    {
      what: 'its size',
      value: checkpoint.bytes / 1e6,
      unit: 'MB',
      reference: { what: 'v8.serialize of the state as plain objects', value: serialized.bytes / 1e6 },
    },
    { what: 'restore of it', value: checkpoint.restoreMs, unit: 'ms' },
    {
      what: 'memory with 1 million events of a day',
      value: heapBytes / 1e6,
      unit: 'MB',
      note: 'heap and array buffers',
    },
    {
      what: 'reading them, CPU time of an event',
      value: readMicros,
      unit: 'µs',
      note: 'spread over 24 h, 8 partitions',
    },
  ];
}

if (process.argv[2] === 'serve') await serveMillion();
