/**
 * The whole road, with nothing faked: a real broker, the bridge as a process, a page in a real browser, and kcat as producer and
 * reader. What the page says must be what an SQL oracle finds in the log, also after the bridge was killed and the page was offline.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { compare, describeDifferences } from '../../packages/core/oracles/compare.ts';
import { Oracle, viewContracts } from '../../packages/core/oracles/oracle.ts';
import type { LogRecord } from '../../packages/core/oracles/records.ts';
import { args, findChrome } from '../../scripts/chrome.mjs';
import { type Broker, startBroker } from '../../scripts/kafka/broker.ts';
import { freePorts } from '../../scripts/ports.ts';
import { type BridgeProcess, metricsOf, startBridge } from './bridge-process.ts';
import { type FileRecord, produce, readBack } from './kcat.ts';
import { generated, hasRecordings, partitions, recordedSession, recordings } from './files.ts';
import { expectedWords } from './words.ts';

/** The gate sends more: each of four looks at the page has SQL read the whole log again. */
const total = process.env['CI'] ? 50_000 : 20_000;
const state = mkdtempSync(join(tmpdir(), 'streamglass-e2e-'));
let broker: Broker;
let bootstrap: string;
let bridge: BridgeProcess;
let browser: Browser;
let context: BrowserContext;
let page: Page;
/** It comes back on the same one, so that the page finds it again. */
let port = '0';
const written: FileRecord[] = [];
const faults: string[] = [];

const end = Date.now();
const session = hasRecordings ? recordedSession(end) : [];
const stream = generated(total, end);
const topics = () => [...new Set(written.map(({ topic }) => topic))].toSorted();

const open = () =>
  startBridge([
    '--kafka',
    bootstrap,
    '--from',
    'earliest',
    '--port',
    port,
    '--state-dir',
    state,
    '--checkpoint-every',
    '700ms',
    '--log-level',
    'warn',
  ]);

async function write(records: readonly FileRecord[]): Promise<void> {
  await produce(bootstrap, records);
  written.push(...records);
}

/** Records that the bridge has accounted for, whatever became of them. */
async function accounts(): Promise<Map<string, number>> {
  return metricsOf(bridge.url, 'streamglass_records_total');
}
const readOf = (counts: Map<string, number>) =>
  [...counts].reduce((sum, [outcome, count]) => (outcome === 'gap' ? sum : sum + count), 0);

async function until(what: string, holds: () => Promise<boolean>, seconds = 60): Promise<void> {
  const deadline = Date.now() + seconds * 1_000;
  for (;;) {
    if (await holds().catch(() => false)) return;
    if (Date.now() > deadline) assert.fail(`waited ${seconds} s until ${what}\n${bridge.log}`);
    await sleep(100);
  }
}
const allRead = () =>
  until(`${written.length} records are read`, async () => readOf(await accounts()) === written.length);

interface Seen {
  readonly views: Record<
    string,
    {
      data: Record<string, unknown>;
      meta: { range: { from: number; to: number; step: number } | null; inputs: { type: string; count: number }[] };
      asOf: number;
      params: Record<string, string | number | null>;
    }
  >;
  readonly words: Record<string, string>;
  readonly phase: string;
  /** Types by which the pane says it would fill. */
  readonly fills: string[];
  readonly reason: string;
}

/** Holds every pane, then reads what it was given and what it says, in one go. */
async function look(): Promise<Record<string, Seen>> {
  return page.evaluate(async () => {
    const panes = [
      ...document.querySelectorAll<HTMLElement>('platform-health, savings-chart, agent-network, event-flow'),
    ] as (HTMLElement & {
      pause(): void;
      resume(): void;
      updateComplete: Promise<unknown>;
      kind: {
        views: string[];
        contract: { source: string; views: Record<string, { params: Record<string, unknown> }> };
      };
      phase: string;
      shownOf(view: string): Seen['views'][string] | null;
      fills(type: string): boolean;
      params(view: string): Record<string, string | number | null>;
      stream: { timeZone: string };
    })[];
    const seen: Record<string, Seen> = {};
    for (const pane of panes) {
      pane.pause();
      await pane.updateComplete;
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      const views: Seen['views'] = {};
      for (const view of pane.kind.views) {
        const shown = pane.shownOf(view);
        const zone =
          'timeZone' in (pane.kind.contract.views[view]?.params ?? {}) ? { timeZone: pane.stream.timeZone } : {};
        if (shown)
          views[`${pane.kind.contract.source}.${view}`] = { ...shown, params: { ...zone, ...pane.params(view) } };
      }
      const words: Record<string, string> = {};
      for (const label of pane.shadowRoot?.querySelectorAll<HTMLElement>('dt') ?? [])
        words[label.innerText.trim()] = (label.nextElementSibling as HTMLElement).innerText.replace(/\s+/g, ' ').trim();
      const inputs = Object.values(views).flatMap(({ meta }) => meta.inputs.map(({ type }) => type));
      const fills = inputs.filter((type) => pane.fills(type));
      const reason = pane.shadowRoot?.querySelector<HTMLElement>('.bd')?.innerText ?? '';
      seen[pane.localName] = { views, words, phase: pane.phase, fills, reason };
      pane.resume();
    }
    return seen;
  });
}

/** The page against the oracle: every field of every view it shows, and the words on it. */
async function holdAgainstOracle(): Promise<void> {
  const records: LogRecord[] = (await Promise.all(topics().map((topic) => readBack(bootstrap, topic)))).flat();
  assert.equal(records.length, written.length, 'the log holds what was written');
  const oracle = await Oracle.open(records);
  // Nothing more is written. Views are at most a tick old, and the last frame may still be on its way to a busy page.
  const deadline = Date.now() + 15_000;
  try {
    for (;;) {
      await sleep(1_000);
      try {
        await compareOnce(oracle);
        return;
      } catch (error) {
        if (Date.now() > deadline) throw error;
      }
    }
  } finally {
    oracle.close();
  }
}
async function compareOnce(oracle: Oracle): Promise<void> {
  const seen = await look();
  assert.deepEqual(Object.keys(seen).toSorted(), ['agent-network', 'event-flow', 'platform-health', 'savings-chart']);
  let compared = 0;
  for (const [pane, { views, words, phase, fills, reason }] of Object.entries(seen)) {
    assert.ok(Object.keys(views).length > 0, `${pane} shows something`);
    for (const [view, { data, meta, asOf, params }] of Object.entries(views)) {
      const want = await oracle.answer({ view, params, range: meta.range, asOf });
      const contract = viewContracts.get(view);
      assert.ok(contract, view);
      const differences = compare(view, contract, data, want);
      assert.equal(differences.length, 0, describeDifferences(differences));
      // A pane without anything to draw says why, instead of showing zeros: never seen, or not in this range.
      if (phase === 'empty') {
        const seen = meta.inputs.some(({ type, count }) => count > 0 && fills.includes(type));
        assert.match(reason, seen ? /^Nothing in / : /^No /, `${pane} is empty for a reason`);
      } else
        for (const [figure, text] of expectedWords(view, want)) {
          assert.equal(words[figure], text, `${pane} says ${figure}`);
          compared += 1;
        }
    }
  }
  assert.ok(compared >= 5, `only ${compared} figures were on the page`);
  const counts = await accounts();
  const told = await oracle.accounts();
  const sum = (of: 'accepted' | 'repeated' | 'deadLettered' | 'tombstones') =>
    told.reduce((all, one) => all + one[of], 0);
  assert.deepEqual(
    [
      counts.get('accepted'),
      counts.get('repeated'),
      counts.get('dead_lettered'),
      counts.get('tombstone'),
      counts.get('gap'),
    ],
    [sum('accepted'), sum('repeated'), sum('deadLettered'), sum('tombstones'), 0],
    'read = accepted + repeated + dead-lettered + tombstones, as the oracle counts them',
  );
}

before(async () => {
  broker = await startBroker();
  bootstrap = broker.bootstrap;
  const names = [...new Set([...session, ...stream].map(({ topic }) => topic))];
  await Promise.all(names.map((topic) => broker.createTopic(topic, { partitions })));
  port = String((await freePorts(1))[0]);
  bridge = await open();
  browser = await chromium.launch({ executablePath: findChrome(), args });
  context = await browser.newContext({ viewport: { width: 1440, height: 1600 }, timezoneId: 'UTC', locale: 'en-GB' });
  page = await context.newPage();
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/WebSocket|ERR_CONNECTION|ERR_INTERNET/.test(message.text()))
      faults.push(message.text());
  });
  await page.goto(bridge.url);
});

after(async () => {
  await browser?.close();
  await bridge?.stop();
  await broker?.stop();
  rmSync(state, { recursive: true, force: true });
});

test('a recorded session written by kcat moves the panes', {
  skip: hasRecordings ? false : `no ${recordings}`,
}, async () => {
  await write(session);
  await allRead();
  await holdAgainstOracle();
});

test('a stream with repeats, disorder and poison gives the numbers of the oracle', async () => {
  await write(stream.slice(0, total * 0.4));
  await allRead();
  await holdAgainstOracle();
});

test('the bridge killed in the middle and started again gives the same numbers', async () => {
  const writing = write(stream.slice(total * 0.4, total * 0.7));
  await sleep(400);
  await bridge.kill9();
  await writing;
  bridge = await open();
  await allRead();
  await until('the page is connected again', async () =>
    page.evaluate(() =>
      [...document.querySelectorAll('platform-health, savings-chart, agent-network, event-flow')].every((pane) =>
        pane.matches(':state(live)'),
      ),
    ),
  );
  await holdAgainstOracle();
});

test('the page offline for a while catches up', async () => {
  await context.setOffline(true);
  await page.evaluate(() => globalThis.dispatchEvent(new Event('offline')));
  await write(stream.slice(total * 0.7));
  await allRead();
  await sleep(1_500);
  await context.setOffline(false);
  await page.evaluate(() => globalThis.dispatchEvent(new Event('online')));
  await until('the page is connected again', async () =>
    page.evaluate(() =>
      [...document.querySelectorAll('platform-health, savings-chart, agent-network, event-flow')].every((pane) =>
        pane.matches(':state(live)'),
      ),
    ),
  );
  await holdAgainstOracle();
});

test('every dead letter stands in its topic with its bytes, and a drain ends with 0', async () => {
  const counts = await accounts();
  const letters = (
    await Promise.all(topics().map((topic) => readBack(bootstrap, `${topic}.dlq`).catch(() => [])))
  ).flat();
  // A letter may be written twice when the bridge is killed between the letter and the checkpoint; its key is its origin.
  const origins = new Set(letters.map(({ key }) => new TextDecoder().decode(key ?? new Uint8Array())));
  assert.equal(origins.size, counts.get('dead_lettered'));
  assert.deepEqual(faults, [], 'the page has thrown nothing');
  assert.equal(await bridge.stop(), 0);
});
