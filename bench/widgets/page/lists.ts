// A table of 100,000 rows scrolled, and a log at 5,000 entries a second, against the same lists by a virtualiser and by Lit. Runs in the browser.
import '../../../packages/widgets/src/elements/define/sg-log.ts';
import '../../../packages/widgets/src/elements/define/sg-table.ts';
import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import { html, render } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { SgLog } from '../../../packages/widgets/src/elements/sg-log.ts';
import type { SgTable } from '../../../packages/widgets/src/elements/sg-table.ts';
import { box, framesWhile, painted } from './adapter.ts';

const count = 100_000;
const rows = Array.from({ length: count }, (_, index) => ({
  service: `service-${index % 97}`,
  runs: (index * 7_919) % 10_007,
  cost: ((index * 31) % 1_000) / 100,
  note: index % 5 === 0 ? null : `row ${index}`,
}));
const place = (): HTMLElement => {
  const host = document.createElement('div');
  host.style.setProperty('inline-size', `${box.width}px`);
  host.style.setProperty('block-size', `${box.height}px`);
  host.style.setProperty('overflow', 'auto');
  document.body.replaceChildren(host);
  return host;
};
/** px a frame: fast enough that every frame shows other rows. */
const step = 700;

const tables: Readonly<Record<string, (host: HTMLElement) => Promise<HTMLElement>>> = {
  async streamglass(host) {
    const table = document.createElement('sg-table') as SgTable;
    host.style.setProperty('overflow', 'hidden');
    table.height = box.height;
    table.columns = [
      { key: 'service', label: 'Service' },
      { key: 'runs', label: 'Runs', numeric: true },
      { key: 'cost', label: 'Cost', numeric: true },
      { key: 'note', label: 'Note' },
    ];
    table.rows = rows;
    host.append(table);
    await table.updateComplete;
    await painted();
    const found = [...(table.shadowRoot?.querySelectorAll<HTMLElement>('*') ?? [])].find(
      (element) => element.scrollHeight > element.clientHeight + 10_000,
    );
    if (!found) throw new Error('The table does not scroll.');
    return found;
  },
  async virtual(host) {
    const inner = document.createElement('div');
    inner.style.setProperty('position', 'relative');
    host.append(inner);
    const draw = (): void => {
      inner.style.setProperty('block-size', `${virtualizer.getTotalSize()}px`);
      inner.replaceChildren(
        ...virtualizer.getVirtualItems().map(({ index, start, size }) => {
          const row = document.createElement('div');
          row.style.setProperty('position', 'absolute');
          row.style.setProperty('transform', `translateY(${start}px)`);
          row.style.setProperty('block-size', `${size}px`);
          for (const value of Object.values(rows[index] ?? {})) {
            const cell = document.createElement('span');
            cell.textContent = String(value ?? '–');
            row.append(cell);
          }
          return row;
        }),
      );
    };
    const virtualizer = new Virtualizer<HTMLElement, HTMLElement>({
      count,
      getScrollElement: () => host,
      estimateSize: () => 28,
      overscan: 8,
      scrollToFn: elementScroll,
      observeElementRect,
      observeElementOffset,
      onChange: draw,
    });
    virtualizer._didMount();
    virtualizer._willUpdate();
    draw();
    await painted();
    return host;
  },
};

type Entry = Readonly<Record<'level' | 'message' | 'source', string> & { time: number }>;
let made = 0;
const entries = (n: number): Entry[] =>
  Array.from({ length: n }, () => ({
    time: 1_773_300_000_000 + made++,
    level: made % 50 === 0 ? 'error' : 'info',
    message: `request ${made} took ${made % 240} ms`,
    source: `service-${made % 13}`,
  }));
const logs: Readonly<Record<string, (host: HTMLElement) => (batch: Entry[]) => void>> = {
  streamglass(host) {
    const log = document.createElement('sg-log') as SgLog;
    host.append(log);
    return (batch) => log.add(batch);
  },
  /** The newest 300 rows as a keyed list of Lit, the rest is dropped. */
  repeat(host) {
    let newest: Entry[] = [];
    return (batch) => {
      newest = [...batch.reverse(), ...newest].slice(0, 300);
      render(
        repeat(
          newest,
          ({ time }) => time,
          ({ time, level, message, source }) =>
            html`<div><span>${new Date(time).toISOString()}</span><span>${level}</span><span>${message}</span><span>${source}</span></div>`,
        ),
        host,
      );
    };
  },
};

globalThis.bench = {
  /** Frames a second while 700 px are scrolled in each. */
  async scroll(name: string, ms: number) {
    const scroller = await tables[name]?.(place());
    if (!scroller) throw new Error(`There is no table ${name}.`);
    return framesWhile(ms, (frame) => {
      const room = scroller.scrollHeight - scroller.clientHeight;
      scroller.scrollTop = (frame * step) % room;
    });
  },
  /** Frames a second while so many entries a second come, in batches of a frame. */
  async log(name: string, ms: number, perSecond: number) {
    const add = logs[name]?.(place());
    if (!add) throw new Error(`There is no log ${name}.`);
    await painted();
    let owed = performance.now();
    return framesWhile(ms, () => {
      const now = performance.now();
      const due = Math.floor(((now - owed) * perSecond) / 1_000);
      owed += (1_000 * due) / perSecond;
      if (due > 0) add(entries(due));
    });
  },
};
