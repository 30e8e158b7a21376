// From an event that Kafka has acknowledged to the animation frame that shows it, with 10,000 other events a second: the real
// broker, the bridge as a process, a page in Chromium with two panes. Against bare kafkajs, ws and a page that shows text, on the
// same broker under the same load. Broker, load, bridge and browser share the cores, so the load that was reached is told.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { openKafkaWriter } from '../packages/node-bridge/src/ingest/kafka-writer.ts';
import type { LogWriter } from '../packages/node-bridge/src/ingest/log-port.ts';
import { args } from '../scripts/chrome.mjs';
import { startBroker } from '../scripts/kafka/broker.ts';
import { ensureChromium } from '../scripts/provision.mjs';
import { metricsOf, startBridge } from '../tests/e2e/bridge-process.ts';
import { atMost, type Figure, quantile } from './figure.ts';
import type { LoadOptions, LoadReport } from './pixel/load.ts';
import {
  clockSkew,
  type Delays,
  delaysOf,
  type Place,
  probeBase,
  probeSource,
  sendProbes,
  watchPlaces,
} from './pixel/probes.ts';
import { partitions, topic } from './records.ts';

const rate = 10_000;
const warmMs = 4_000;
const bareMs = 12_000;
const oursMs = 30_000;
/** The two phases with their warm-up, starting the bridge, and some to spare. */
const loadSeconds = 66;
/** About what encoding that many takes. */
const encodeMs = 22_000;

const forked = (file: string, word: string): ChildProcess =>
  fork(fileURLToPath(new URL(`pixel/${file}`, import.meta.url)), [word], {
    execArgv: ['--conditions=streamglass-source', '--disable-warning=TimeoutNegativeWarning'],
  });
async function said<T>(child: ChildProcess): Promise<T> {
  const gone = once(child, 'exit').then(() => Promise.reject(new Error('a process of the bench ended too early')));
  gone.catch(() => undefined);
  const [message] = await Promise.race([once(child, 'message'), gone]);
  return message as T;
}
function report(load: ChildProcess): Promise<LoadReport> {
  load.send('report');
  return said(load);
}

/** CPU time of a process and of the whole machine so far, ms. */
function cpuNow(pid: number): { readonly process: number; readonly machine: number } {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  const [user = 0, nice = 0, system = 0] = (readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? '')
    .split(/\s+/)
    .slice(1)
    .map(Number);
  return { process: 10 * (Number(fields[11]) + Number(fields[12])), machine: 10 * (user + nice + system) };
}

interface Phase {
  readonly delays: Readonly<Record<string, Delays>>;
  readonly loadPerSecond: number;
  /** Cores of the server under test, and of everything on the machine. */
  readonly cores: number;
  readonly machineCores: number;
  readonly skew: string;
}

/** Waits until every place shows a probe, warms up, then measures. */
async function measure(
  page: Page,
  places: readonly Place[],
  writer: LogWriter,
  load: ChildProcess,
  serverPid: number,
  forMs: number,
): Promise<Phase> {
  await watchPlaces(page, places);
  const shown = () =>
    page.evaluate(
      (count) => Object.values(benchSeen).filter(({ length }) => length > 0).length === count,
      places.length,
    );
  const until = Date.now() + 20_000;
  let next = 0;
  while (!(await shown())) {
    if (Date.now() > until) throw new Error(`no probe came to ${places.map(({ name }) => name).join(' and ')} in 20 s`);
    next += (await sendProbes(writer, next, 1)).length;
  }
  next += (await sendProbes(writer, next, warmMs)).length;
  const skew = await clockSkew(page);
  const [before, cpuBefore] = [await report(load), cpuNow(serverPid)];
  const probes = await sendProbes(writer, next, forMs);
  const [after, cpuAfter] = [await report(load), cpuNow(serverPid)];
  await wait(1_500);
  if (after.failure) throw new Error(`the load ended: ${after.failure}`);
  const seen = await page.evaluate(() => benchSeen);
  const ms = after.at - before.at;
  // A difference that is smaller than what can be told apart is none.
  const aheadMs = Math.abs(skew.aheadMs) > skew.withinMs ? skew.aheadMs : 0;
  return {
    delays: Object.fromEntries(places.map(({ name }) => [name, delaysOf(probes, seen[name] ?? [], aheadMs)])),
    loadPerSecond: (after.acknowledged - before.acknowledged) / (ms / 1_000),
    cores: (cpuAfter.process - cpuBefore.process) / ms,
    machineCores: (cpuAfter.machine - cpuBefore.machine) / ms,
    skew: `${skew.aheadMs.toFixed(2)} ± ${skew.withinMs.toFixed(2)} ms`,
  };
}

async function bareRoad(
  browser: Browser,
  brokers: readonly string[],
  writer: LogWriter,
  load: ChildProcess,
): Promise<Phase> {
  const server = forked('bare.ts', brokers.join(','));
  const context = await browser.newContext();
  try {
    const { url } = await said<{ url: string }>(server);
    const page = await context.newPage();
    await page.goto(url);
    const places = [{ name: 'bare', selector: 'body', texts: '#probe', pattern: 'probe-(\\d{4})', base: 0 }];
    return await measure(page, places, writer, load, server.pid ?? 0, bareMs);
  } finally {
    await context.close();
    server.kill();
  }
}

/** A host page of its own origin, as embedders have one. */
function hostPage(bridge: string): Promise<{ readonly url: string; close(): void }> {
  const stream = `${bridge.replace('http', 'ws')}stream`;
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>bench</title>
<script type="module" src="${bridge}cdn/platform-health.js"></script><script type="module" src="${bridge}cdn/event-flow.js"></script>
<platform-health endpoint="${stream}" range="1h"></platform-health>
<event-flow endpoint="${stream}" range="15m" filter="source:${probeSource}"></event-flow>`;
  const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(html));
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      resolve({ url: `http://127.0.0.1:${port}/`, close: () => server.close() });
    }),
  );
}

/**
 * Panes ask for 4 updates a second and have no attribute for more. Here they get a client that asks for 10 in their name, over
 * the same socket; it is the page's own one, so nothing else differs.
 */
async function hurry(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await Promise.all(['platform-health', 'event-flow'].map((tag) => customElements.whenDefined(tag)));
    type Client = Record<PropertyKey, unknown> & { watch(view: string, params: object, options: object): unknown };
    const key = Symbol.for('streamglass.page.1');
    const registry = (globalThis as unknown as Record<symbol, { clients: { client: Client; users: number }[] }>)[key];
    const entry = registry?.clients[0];
    if (!entry) throw new Error('the panes made no client');
    // Held by us, or it would be closed when no pane asks for it by its endpoint.
    entry.users += 1;
    const fast = new Proxy(entry.client, {
      get(client, name) {
        if (name === 'watch')
          return (view: string, params: object, options: object) =>
            client.watch(view, params, { ...options, rate: 10 });
        const value = Reflect.get(client, name, client);
        return typeof value === 'function' ? value.bind(client) : value;
      },
    });
    for (const pane of document.querySelectorAll('platform-health, event-flow')) Object.assign(pane, { client: fast });
  });
}

interface OurPhase extends Phase {
  readonly readPerSecond: number;
}

async function ourRoad(
  browser: Browser,
  brokers: readonly string[],
  writer: LogWriter,
  load: ChildProcess,
): Promise<OurPhase> {
  const state = mkdtempSync(join(tmpdir(), 'streamglass-bench-'));
  const bridge = await startBridge([
    '--kafka',
    brokers.join(','),
    '--from',
    'latest',
    '--port',
    '0',
    '--state-dir',
    state,
    '--log-level',
    'warn',
  ]);
  const host = await hostPage(bridge.url);
  const context = await browser.newContext({ viewport: { width: 1_100, height: 1_600 } });
  const accepted = async () => (await metricsOf(bridge.url, 'streamglass_records_total')).get('accepted') ?? 0;
  try {
    const page = await context.newPage();
    await page.goto(host.url);
    await hurry(page);
    const places: Place[] = [
      // The latency that the service reported last, which is another with every probe.
      {
        name: 'pane',
        selector: 'platform-health',
        texts: '.srow',
        pattern: `^\\s*${probeSource}[^]*?(\\d+)\\s*ms\\s*$`,
        base: probeBase,
      },
      { name: 'log', selector: 'event-flow', texts: '.lr', pattern: 'probe-(\\d{4})', base: 0 },
    ];
    await page.waitForFunction(
      () => document.querySelector('platform-health')?.shadowRoot && document.querySelector('event-flow')?.shadowRoot,
    );
    const [from, readBefore] = [performance.now(), await accepted()];
    const phase = await measure(page, places, writer, load, bridge.pid, oursMs);
    const readPerSecond = ((await accepted()) - readBefore) / ((performance.now() - from) / 1_000);
    return { ...phase, readPerSecond };
  } finally {
    await context.close();
    host.close();
    await bridge.stop();
    rmSync(state, { recursive: true, force: true });
  }
}

export async function run(): Promise<Figure[]> {
  const broker = await startBroker();
  const brokers = broker.bootstrap.split(',');
  const writer = openKafkaWriter({ brokers, deadlineMs: 60_000 });
  const children: ChildProcess[] = [];
  let browser: Browser | undefined;
  try {
    await writer.ensureTopics([{ topic, partitions }]);
    const options: LoadOptions = { brokers, rate, seconds: loadSeconds, startAt: Date.now() + encodeMs };
    const load = forked('load.ts', JSON.stringify(options));
    children.push(load);
    await said(load);
    await wait(Math.max(0, options.startAt - Date.now()) + 1_000);
    browser = await chromium.launch({ executablePath: ensureChromium(), args });
    const bare = await bareRoad(browser, brokers, writer, load);
    const ours = await ourRoad(browser, brokers, writer, load);
    return figuresOf(bare, ours);
  } finally {
    await browser?.close();
    for (const child of children) child.kill();
    await writer.stop();
    await broker.stop();
  }
}

function figuresOf(bare: Phase, ours: OurPhase): Figure[] {
  const reference = bare.delays['bare'];
  const [pane, log] = [ours.delays['pane'], ours.delays['log']];
  if (!reference || !pane || !log) throw new Error('a place was not watched');
  const whole = (value: number): string => Math.round(value).toLocaleString('en');
  const against = (share: number) => ({
    what: 'bare kafkajs, ws and a text',
    value: quantile(reference.acknowledged, share),
  });
  const cores = ({ cores: own, machineCores }: Phase): string =>
    `server ${own.toFixed(2)}, machine ${machineCores.toFixed(2)} cores busy`;
  const about = ({ acknowledged, overtaken, missing }: Delays): string =>
    `${acknowledged.length} probes${overtaken > 0 ? `, ${overtaken} overtaken by the next` : ''}${missing > 0 ? `, ${missing} NOT SHOWN` : ''}`;
  const p99 = quantile(pane.acknowledged, 0.99);
  return [
    {
      what: 'Kafka to pixel in platform-health at rate 10, p50',
      value: quantile(pane.acknowledged, 0.5),
      unit: 'ms',
      reference: against(0.5),
      note: `${about(pane)}; from the call of write it is ${quantile(pane.written, 0.5).toFixed(0)}; clock of the page ${ours.skew} ahead`,
    },
    {
      what: 'Kafka to pixel in platform-health at rate 10, p99',
      value: p99,
      unit: 'ms',
      reference: against(0.99),
      budget: atMost(250, p99),
      note: `from the call of write ${quantile(pane.written, 0.99).toFixed(0)}; slowest ${Math.max(...pane.acknowledged).toFixed(0)}`,
    },
    {
      what: 'Kafka to pixel in the log of event-flow, p50',
      value: quantile(log.acknowledged, 0.5),
      unit: 'ms',
      reference: against(0.5),
      note: `${about(log)}; by tail, not by view`,
    },
    {
      what: 'Kafka to pixel in the log of event-flow, p99',
      value: quantile(log.acknowledged, 0.99),
      unit: 'ms',
      reference: against(0.99),
    },
    {
      what: 'load really reached',
      value: ours.loadPerSecond,
      unit: 'events/s',
      reference: { what: 'while the bare road ran', value: bare.loadPerSecond },
      budget: { text: '10,000', met: Math.min(ours.loadPerSecond, bare.loadPerSecond) >= 0.98 * rate },
      note: `bridge read ${whole(ours.readPerSecond)} a second; ours: ${cores(ours)}; bare: ${cores(bare)} of ${about(reference)}`,
    },
  ];
}
