/**
 * Fan-out of 512 B frames to 1,000 sockets against a plain `ws` broadcast at the same pace, and memory of an idle subscription:
 * `npx node --conditions=streamglass-source <this file>`. Each server is a process of its own; this one holds the clients.
 *
 * Messages per CPU-second = frames that arrived ÷ CPU time of the server meanwhile, with everything it does besides. The views come
 * from a source that only makes data to be sent, because what is measured is the relay: computing views has its own bench.
 */
import { fork } from 'node:child_process';
import { createServer } from 'node:http';
import { connect, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { systemClock } from '@streamglass/core/lib';
import { subprotocol } from '@streamglass/core/protocol';
import type { Engine } from '@streamglass/core/sources';
import { WebSocketServer, type WebSocket } from 'ws';
import { silentLog } from '../observability/log.ts';
import { createMetrics } from '../observability/metrics.ts';
import { createPositionSeal } from './position-token.ts';
import { Relay, relayPresets } from './relay.ts';
import { TailRing } from './tail-ring.ts';
import { frameText } from './wire.ts';

const sockets = 1_000;
const warmSockets = 1_000;
const idleSockets = 4_000;
export const perSocket = 8;
const seconds = 4;
const frameBytes = 512;

type Question = 'usage' | 'memory' | 'compact' | 'broadcast-1' | 'broadcast-8' | 'broadcast-0';

function answer(port: number, onPace: (messages: number) => void = () => undefined): void {
  process.on('message', (question: Question) => {
    if (question.startsWith('broadcast')) onPace(Number(question.slice(10)));
    if (question === 'memory') globalThis.gc?.();
    if (question === 'compact') globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
    const { user, system } = process.cpuUsage();
    process.send?.({ cpuMs: (user + system) / 1_000, rss: process.memoryUsage().rss });
  });
  process.send?.({ port });
}

/** A source whose every answer differs, so that each patch is a frame of about 512 B. */
function changingSource(): Engine {
  const meta = {
    range: null,
    since: 0,
    ingest: 'live',
    waitingFor: null,
    origin: 'simulated',
    inputs: [],
    evicted: {},
    late: 0,
    gaps: [],
    slowest: null,
    definition: '',
    notes: [],
  };
  let count = 0;
  const source = {
    asOf: 1,
    ingest: { state: 'live', waitingFor: null, lag: 0, slowest: null },
    views: ['bench.view', 'bench.idle'],
    normalize: (_: string, params: object) => params,
    versionOf: (view: string) => (view === 'bench.idle' ? '' : String((count += 1))),
    answer: () => ({ data: { text: String(count).padEnd(frameBytes - 110, '.') }, meta, counted: count, asOf: 1 }),
  };
  return source as unknown as Engine;
}

/** A relay on a free port of this machine, for whoever comes. Resolves with the port. */
export function serveRelay(engine: Engine): Promise<number> {
  const server = createServer();
  const relay = new Relay(
    {
      engine,
      layoutsOf: () => ({}),
      ring: new TailRing(1_000_000),
      seal: createPositionSeal('bench'),
      authenticate: async () => ({ subject: null, tenants: null, views: null, expiresAt: null }),
      server: { name: 'bench', version: '0' },
      host: '127.0.0.1',
      origins: null,
      maxConnections: 100_000,
      maxSubscriptions: 100,
      maxFrameBytes: 65_536,
      maxBufferedBytes: 4_000_000,
      ...relayPresets,
      metrics: createMetrics(),
      log: silentLog,
    },
    systemClock,
  );
  relay.start(server, () => undefined);
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port)),
  );
}

/** The reference: what everybody writes first, and its corked form. */
function servePlain(): void {
  const clients = new Set<WebSocket>();
  const server = createServer();
  const wss = new WebSocketServer({ server, perMessageDeflate: false });
  wss.on('connection', (socket) => {
    clients.add(socket);
    socket.on('close', () => clients.delete(socket));
  });
  let messages = 0;
  setInterval(() => {
    for (const client of messages === 0 ? [] : clients) {
      const stream = (client as unknown as { _socket: Socket })._socket;
      if (messages > 1) stream.cork();
      for (let index = 0; index < messages; index += 1) client.send(String(index).padEnd(frameBytes, '.'));
      if (messages > 1) stream.uncork();
    }
  }, 100);
  server.listen(0, '127.0.0.1', () =>
    answer((server.address() as { port: number }).port, (wanted) => (messages = wanted)),
  );
}

/** Counts frames that begin in what arrives; it never looks into them. */
class Counter {
  frames = 0;
  #skip = 0;
  #head: Buffer = Buffer.alloc(0);
  take(chunk: Buffer): void {
    let at = this.#skip;
    let data = chunk;
    if (this.#head.length > 0) data = Buffer.concat([this.#head, chunk]);
    this.#head = Buffer.alloc(0);
    while (at < data.length) {
      const length = (data[at + 1] ?? 0) & 127;
      const head = length < 126 ? 2 : length === 126 ? 4 : 10;
      if (at + head > data.length) {
        this.#head = data.subarray(at);
        this.#skip = 0;
        return;
      }
      at +=
        head +
        (length < 126 ? length : length === 126 ? data.readUInt16BE(at + 2) : Number(data.readBigUInt64BE(at + 2)));
      this.frames += 1;
    }
    this.#skip = at - data.length;
  }
}

/** A text frame as a client sends it, with a mask of zeros. */
function maskedFrame(frame: object): Buffer {
  const plain = frameText(JSON.stringify(frame));
  const head = (plain[1] ?? 0) === 126 ? 4 : 2;
  const masked = Buffer.concat([plain.subarray(0, head), Buffer.alloc(4), plain.subarray(head)]);
  masked[1] = (masked[1] ?? 0) | 128;
  return masked;
}

async function open(port: number, counter: Counter, first: readonly object[]): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.write(
    `GET /stream HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: ${subprotocol}\r\n\r\n`,
  );
  let head = '';
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    const read = (chunk: Buffer) => {
      head += chunk.toString('latin1');
      const end = head.indexOf('\r\n\r\n');
      if (end < 0) return;
      socket.off('data', read);
      socket.on('data', (data) => counter.take(data));
      resolve();
    };
    socket.on('data', read);
  });
  for (const frame of first) socket.write(maskedFrame(frame));
  return socket;
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function startServer(name: 'streamglass' | 'ws') {
  const child = fork(fileURLToPath(import.meta.url), [name], {
    execArgv: ['--conditions=streamglass-source', '--expose-gc'],
  });
  const next = () =>
    new Promise<Record<string, number>>((resolve) =>
      child.once('message', (message) => resolve(message as Record<string, number>)),
    );
  const { port = 0 } = await next();
  const ask = async (question: Question) => {
    const reply = next();
    child.send(question);
    const { cpuMs = 0, rss = 0 } = await reply;
    return { cpuMs, rss };
  };
  return { port, ask, stop: () => child.kill() };
}

const hello = { op: 'hello', client: { name: 'bench', version: '0' } };
const subscriptions = (count: number) =>
  Array.from({ length: count }, (_, id) => ({ op: 'subscribe', id, view: 'bench.view', params: { id }, rate: 10 }));

/** Messages per CPU-second of a server with `messages` to each of 1,000 sockets, 10 times a second. */
export async function fanOut(name: 'streamglass' | 'ws', messages: number): Promise<number> {
  const server = await startServer(name);
  const counter = new Counter();
  const clients = await Promise.all(
    Array.from({ length: sockets }, () =>
      open(server.port, counter, name === 'ws' ? [] : [hello, ...subscriptions(messages)]),
    ),
  );
  await server.ask(`broadcast-${messages}` as Question);
  await wait(1_000);
  const before = await server.ask('usage');
  const from = counter.frames;
  await wait(seconds * 1_000);
  const after = await server.ask('usage');
  const frames = counter.frames - from;
  for (const client of clients) client.destroy();
  server.stop();
  return frames / ((after.cpuMs - before.cpuMs) / 1_000);
}

/**
 * Resident bytes of the server per connection that is open and quiet: as they are after a burst of connects, where the heap
 * still has holes that the next connections will fill, and after the heap was compacted, which is what connections hold.
 */
export async function idleBytes(name: 'streamglass' | 'ws', question: 'memory' | 'compact'): Promise<number> {
  const server = await startServer(name);
  const counter = new Counter();
  const first = name === 'ws' ? [] : [hello, { op: 'subscribe', id: 1, view: 'bench.idle', params: {}, rate: 1 }];
  const clients: Socket[] = [];
  const connect = async (count: number) => {
    for (let index = 0; index < count; index += 50)
      clients.push(...(await Promise.all(Array.from({ length: 50 }, () => open(server.port, counter, first)))));
    await wait(1_000);
  };
  // The first ones pay for code and pools.
  await connect(warmSockets);
  await server.ask(question);
  const before = await server.ask(question);
  await connect(idleSockets);
  await server.ask(question);
  const after = await server.ask(question);
  for (const client of clients) client.destroy();
  server.stop();
  return (after.rss - before.rss) / idleSockets;
}

async function main(): Promise<void> {
  const whole = (value: number) => Math.round(value).toLocaleString('en');
  console.log(
    `fan-out to ${sockets} sockets, 10 times a second, ${frameBytes} B; messages per CPU-second of the server`,
  );
  for (const messages of [1, perSocket]) {
    const reference = await fanOut('ws', messages);
    const ours = await fanOut('streamglass', messages);
    const what = messages === 1 ? 'one message a write   ' : `${messages} messages coalesced  `;
    console.log(
      `  ${what} ${whole(ours).padStart(9)}   ws ${whole(reference).padStart(9)}   ratio ${(ours / reference).toFixed(2)}`,
    );
  }
  console.log(`resident bytes per idle connection with one subscription (${idleSockets} of them)`);
  for (const [question, what] of [
    ['compact', 'heap compacted        '],
    ['memory', 'after a burst         '],
  ] as const) {
    const [bare, ours] = [await idleBytes('ws', question), await idleBytes('streamglass', question)];
    console.log(
      `  ${what} ${whole(ours).padStart(9)}   ws ${whole(bare).padStart(9)}   ratio ${(ours / bare).toFixed(2)}`,
    );
  }
  process.exit(0);
}

// Imported, it does nothing: `npm run bench` calls its parts.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const role = process.argv[2];
  if (role === 'streamglass') answer(await serveRelay(changingSource()));
  else if (role === 'ws') servePlain();
  else await main();
}
