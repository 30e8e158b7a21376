import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { LogWriter } from '../../packages/node-bridge/src/ingest/log-port.ts';
import { topic } from '../records.ts';

export const probeSource = 'bench-probe';
/** The reported latency of a probe is this and its number, in ms: what the row of its service shows. */
export const probeBase = 100;

/** ms since the epoch, finer than `Date.now()`; the browser on this machine has the same. */
const now = (): number => performance.timeOrigin + performance.now();
const nameOf = (probe: number): string => `probe-${String(probe).padStart(4, '0')}`;

/** A service reports that it is critical; name and latency are those of this probe alone. */
function probeMessage(probe: number) {
  const body = {
    event_type: 'omninode.service.health.changed.v1',
    event_id: `${process.pid}-${now()}-${probe}`,
    timestamp: new Date().toISOString(),
    tenant_id: 'default',
    namespace: 'omninode',
    source: probeSource,
    correlation_id: nameOf(probe),
    payload: {
      service_name: probeSource,
      status: 'critical',
      latency_ms: probeBase + probe,
      message: nameOf(probe),
    },
  };
  return {
    topic,
    key: Buffer.from(nameOf(probe)),
    value: Buffer.from(JSON.stringify(body)),
    headers: [],
    timestamp: Date.now(),
  };
}

export interface Probe {
  readonly number: number;
  readonly writtenAt: number;
  acknowledgedAt: number;
}

/** Writes probes about every 200 ms, never in step with anything. Resolves when the last one is acknowledged. */
export async function sendProbes(writer: LogWriter, from: number, forMs: number): Promise<Probe[]> {
  const probes: Probe[] = [];
  const under: Promise<void>[] = [];
  const end = now() + forMs;
  for (let number = from; now() < end; number += 1) {
    const probe: Probe = { number, writtenAt: now(), acknowledgedAt: Number.NaN };
    probes.push(probe);
    under.push(
      writer.write([probeMessage(number)]).then(() => {
        probe.acknowledgedAt = now();
      }),
    );
    await wait(150 + 100 * Math.random());
  }
  await Promise.all(under);
  return probes;
}

/** In the page: which probe each place shows newest, and the first frame after it did. */
export interface Seen {
  readonly probe: number;
  readonly at: number;
}
declare global {
  // eslint-disable-next-line no-var
  var benchSeen: Record<string, Seen[]>;
}

/** A place of the page where probes show: a root that changes, and how its text names the newest probe. */
export interface Place {
  readonly name: string;
  /** The element, or the host of the shadow root, that is watched. */
  readonly selector: string;
  /** In it: the elements whose text is searched; the first that matches counts. */
  readonly texts: string;
  /** The first group is the number of the probe. */
  readonly pattern: string;
  /** What to take off that number. */
  readonly base: number;
}

/** Begins to note, for each place, every new probe with the time of the animation frame after it came into the document. */
export async function watchPlaces(page: Page, places: readonly Place[]): Promise<void> {
  await page.evaluate((all: readonly Place[]) => {
    globalThis.benchSeen = {};
    for (const { name, selector, texts, pattern, base } of all) {
      const host = document.querySelector(selector);
      if (!host) throw new Error(`${selector} is not in the page`);
      const root = host.shadowRoot ?? host;
      const expression = new RegExp(pattern);
      const seen: Seen[] = [];
      globalThis.benchSeen[name] = seen;
      let newest = -1;
      const look = () => {
        for (const element of root.querySelectorAll(texts)) {
          const found = expression.exec(element.textContent ?? '');
          if (!found) continue;
          const probe = Number(found[1]) - base;
          if (probe > newest) {
            newest = probe;
            requestAnimationFrame(() => seen.push({ probe, at: performance.timeOrigin + performance.now() }));
          }
          return;
        }
      };
      new MutationObserver(look).observe(root, { subtree: true, childList: true, characterData: true });
      look();
    }
  }, places);
}

/** How far the clock of the page is ahead of ours, ms, and how far that may be wrong. */
export async function clockSkew(page: Page): Promise<{ readonly aheadMs: number; readonly withinMs: number }> {
  let [aheadMs, withinMs] = [0, Number.POSITIVE_INFINITY];
  for (let round = 0; round < 30; round += 1) {
    const before = now();
    const there = await page.evaluate(() => performance.timeOrigin + performance.now());
    const after = now();
    if ((after - before) / 2 >= withinMs) continue;
    withinMs = (after - before) / 2;
    aheadMs = there - (before + after) / 2;
  }
  return { aheadMs, withinMs };
}

export interface Delays {
  /** From acknowledgement to frame, ms, in the order of the probes. */
  readonly acknowledged: readonly number[];
  /** From the call of write to frame. */
  readonly written: readonly number[];
  /** Probes that a later one had overtaken before a frame showed them; they count by that frame. */
  readonly overtaken: number;
  readonly missing: number;
}

export function delaysOf(probes: readonly Probe[], seen: readonly Seen[], aheadMs: number): Delays {
  const [acknowledged, written]: [number[], number[]] = [[], []];
  let [overtaken, missing] = [0, 0];
  for (const { number, writtenAt, acknowledgedAt } of probes) {
    const shown = seen.find(({ probe }) => probe >= number);
    if (!shown) {
      missing += 1;
      continue;
    }
    if (shown.probe > number) overtaken += 1;
    acknowledged.push(shown.at - aheadMs - acknowledgedAt);
    written.push(shown.at - aheadMs - writtenAt);
  }
  return { acknowledged, written, overtaken, missing };
}
