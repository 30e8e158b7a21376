// What every test of built files stands on: a bridge as a process, a browser, a host page, and what went wrong on it.
import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, chromium, type Page, type WebSocket } from 'playwright-core';
import { args, findChrome } from '../../scripts/chrome.mjs';
import { type BridgeProcess, startBridge } from '../e2e/bridge-process.ts';
import { dist, openSite, type Site } from './site.ts';

export const tags = ['platform-health', 'savings-chart', 'agent-network', 'event-flow'] as const;

/** The `<sg-…>` elements that are built. */
export const elementTags = async (): Promise<readonly string[]> =>
  (await readdir(join(dist, 'cdn'))).flatMap((file) => /^(sg-[\w-]+)\.js$/.exec(file)?.[1] ?? []);

/** The part of a pane that tests look at; it is what hosts see, and `graph` of the one that has one. */
export interface PaneElement extends HTMLElement {
  readonly phase: string;
  readonly asOf: number | null;
  readonly paused: boolean;
  readonly headingLevel: number;
  /** Of `<agent-network>`. */
  readonly selected?: string | null;
  readonly graph?: {
    readonly where: string;
    readonly settled: Promise<void>;
    set(nodes: readonly object[], edges: readonly object[]): void;
  } | null;
  readonly stream: { readonly range: string | null };
  pause(): void;
  resume(): void;
}

export interface Stage {
  readonly bridge: BridgeProcess;
  /** `ws://…/stream` */
  readonly endpoint: string;
  readonly site: Site;
  /** Opens a page and notes all that goes wrong on it, and its sockets. */
  open(prepare?: (page: Page) => Promise<unknown>): Promise<Visit>;
  close(): Promise<void>;
}

export interface Visit {
  readonly page: Page;
  /** Errors thrown, and errors and warnings of the console. */
  readonly faults: string[];
  readonly sockets: WebSocket[];
  /** Addresses of all workers that were started. */
  readonly workers: string[];
  /** Loads the site's page. */
  goto(): Promise<void>;
  close(): Promise<void>;
}

export async function openStage(): Promise<Stage> {
  const [bridge, site, browser] = await Promise.all([
    startBridge(['--port', '0', '--simulate-rate', '50', '--backfill', '1h']),
    openSite(),
    chromium.launch({ executablePath: findChrome(), args }),
  ]);
  // An hour of history takes its time on a busy machine; no test is about that.
  await until('the bridge has caught up', async () => (await fetch(new URL('readyz', bridge.url))).ok, 90);
  return {
    bridge,
    endpoint: new URL('stream', bridge.url).href.replace('http', 'ws'),
    site,
    open: (prepare) => visit(browser, site, prepare),
    async close() {
      await browser.close();
      await site.close();
      await bridge.stop();
    },
  };
}

async function visit(browser: Browser, site: Site, prepare?: (page: Page) => Promise<unknown>): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1000, height: 3_000 }, locale: 'en-GB' });
  const page = await context.newPage();
  const faults: string[] = [];
  const sockets: WebSocket[] = [];
  const workers: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(message.text());
  });
  page.on('websocket', (socket) => sockets.push(socket));
  page.on('worker', (worker) => workers.push(worker.url()));
  await prepare?.(page);
  return {
    page,
    faults,
    sockets,
    workers,
    async goto() {
      await page.goto(site.url);
    },
    close: () => context.close(),
  };
}

export async function until(what: string, holds: () => Promise<unknown> | unknown, seconds = 30): Promise<void> {
  const deadline = performance.now() + seconds * 1_000;
  while (!(await holds())) {
    if (performance.now() > deadline) assert.fail(`waited ${seconds} s until ${what}`);
    await sleep(50);
  }
}

/** Waits until these panes show data, are live, and newer data has come after that. */
export async function untilLive(page: Page, wanted: readonly string[] = tags): Promise<void> {
  const asOf = () =>
    page.evaluate(
      (all) =>
        all.map((tag) => {
          const pane = document.querySelector<PaneElement>(tag);
          return pane?.phase === 'shown' && pane.matches(':state(live)') ? pane.asOf : null;
        }),
      wanted,
    );
  let first: readonly (number | null)[] = [];
  await until(`${wanted.join(', ')} are live`, async () => (first = await asOf()).every((time) => time !== null));
  await until(`newer data came to ${wanted.join(', ')}`, async () =>
    (await asOf()).every((time, index) => time !== null && time > (first[index] ?? 0)),
  );
}

/** Where layouts of a graph run that is too large for the page's thread, once one has come back: a worker that cannot start says so late. */
export async function whereLayoutsRun(page: Page): Promise<string> {
  const where = () =>
    page.evaluate(async () => {
      const graph = document.querySelector<PaneElement>('agent-network')?.graph;
      await graph?.settled;
      if (!graph || graph.where === 'idle') return 'idle';
      const nodes = Array.from({ length: 300 }, (_, n) => ({
        id: `n${n}`,
        label: `n${n}`,
        category: null,
        size: 1,
        idle: false,
      }));
      graph.set(nodes, []);
      await graph.settled;
      return graph.where;
    });
  let found = 'idle';
  await until('the graph is laid out', async () => (found = await where()) !== 'idle');
  return found;
}
