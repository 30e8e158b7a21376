import { expect } from '@open-wc/testing';
import { css, LitElement, type TemplateResult, html } from 'lit';
// Already there when a row is opened.
import './detail.ts';
import { Log } from './log.ts';
import { logStyles } from './log.css.ts';
import { payloadNodes } from './payload.ts';

interface Entry {
  readonly n: number;
}

/** Styles live in a shadow root. */
class LogFrame extends LitElement {
  static override styles = [
    css`
      :host {
        --_log: 24px;
        display: block;
        inline-size: 900px;
      }
      .place {
        block-size: 270px;
      }
    `,
    logStyles,
  ];
  override render(): TemplateResult {
    return html`<div class="place"></div>`;
  }
}
customElements.define('log-frame', LogFrame);

const frame = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
const numbers = (from: number, to: number): Entry[] =>
  Array.from({ length: to - from }, (_, index) => ({ n: from + index }));

async function mount() {
  const host = document.createElement('log-frame') as LogFrame;
  document.body.append(host);
  await host.updateComplete;
  const calls = { pause: 0, follow: 0, lines: 0 };
  const log: Log<Entry> = new Log<Entry>(host.renderRoot.querySelector<HTMLElement>('.place')!, {
    line: ({ n }) => {
      calls.lines += 1;
      return {
        time: `t${n}`,
        fraction: '',
        group: 'g',
        color: 'series-1',
        far: '',
        lead: 'a.',
        strong: `e${n}`,
        tail: '.v1',
        critical: n === 13,
        by: 's',
        link: 'c',
        amount: '1 ms',
        notable: false,
      };
    },
    gap: ({ count }) => [`gap of ${count}`, 'gap'],
    detail: ({ n }) => ({
      payload: { n, text: '<img src=x onerror=alert(1)>' },
      facts: [['Event', `e${n}`, true]],
      actions: [{ label: 'Copy', run: () => {} }],
    }),
    labels: () => ({
      log: 'Log',
      time: 'Time',
      group: 'Domain',
      name: 'Type',
      by: 'Source',
      link: 'Correlation',
      amount: 'Lag',
      detail: 'Detail',
      follow: 'Live',
    }),
    waiting: (count) => [`Paused, ${count} new`, `${count} new`],
    empty: () => 'nothing yet',
    more: (count) => `${count} more`,
    missing: (reason) => reason,
    onPause: () => {
      calls.pause += 1;
      log.pause();
    },
    onFollow: () => {
      calls.follow += 1;
      log.follow(0);
    },
  });
  await frame();
  const root = host.renderRoot as ShadowRoot;
  const grid = root.querySelector<HTMLElement>('.log')!;
  const rows = () => [...root.querySelectorAll<HTMLElement>('.lr:not(.h)')].filter(({ hidden }) => !hidden);
  const press = (key: string) =>
    grid.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  return {
    host,
    log,
    root,
    grid,
    rows,
    press,
    calls,
    texts: () => rows().map(({ innerText }) => innerText.match(/e\d+|gap of \d+/)?.[0]),
  };
}

describe('Log', () => {
  afterEach(() => {
    for (const element of document.querySelectorAll('log-frame')) element.remove();
  });

  it('shows the newest on top, and says when there is nothing', async () => {
    const { log, texts, root } = await mount();
    expect(root.querySelector<HTMLElement>('.log-none')?.innerText).to.equal('nothing yet');
    log.append(numbers(0, 5));
    await frame();
    expect(texts()).to.deep.equal(['e4', 'e3', 'e2', 'e1', 'e0']);
    log.append(numbers(5, 7));
    await frame();
    expect(texts().slice(0, 3)).to.deep.equal(['e6', 'e5', 'e4']);
  });

  it('has the same few rows in the document with 100,000 entries as with 20', async () => {
    const { log, rows, grid, calls } = await mount();
    log.append(numbers(0, 20));
    await frame();
    const pool = log.pool;
    const elements = grid.querySelectorAll('*').length;
    log.append(numbers(20, 120_000));
    await frame();
    expect(log.length).to.equal(100_000);
    expect([log.pool, grid.querySelectorAll('*').length]).to.deep.equal([pool, elements]);
    expect(rows().length).to.be.at.most(pool);
    expect(calls.lines).to.be.lessThan(3 * pool);
    grid.scrollTop = grid.scrollHeight;
    await frame();
    expect(grid.querySelectorAll('*').length).to.equal(elements);
    expect(rows().at(-1)?.innerText).to.contain('e20000');
  });

  it('moves rows with what they show when a few come, and fills only the new ones', async () => {
    const { log, rows, calls } = await mount();
    log.append(numbers(0, 40));
    await frame();
    const [first] = rows();
    const before = calls.lines;
    log.append(numbers(40, 42));
    await frame();
    expect(rows()[2]).to.equal(first);
    expect(calls.lines - before).to.equal(2);
  });

  it('stands still and counts once the reader scrolls, and goes back to the newest', async () => {
    const { log, grid, texts, calls, root } = await mount();
    log.append(numbers(0, 200));
    await frame();
    grid.scrollTop = 480;
    await frame();
    expect(calls.pause).to.equal(1);
    const seen = texts();
    log.append(numbers(200, 328));
    await frame();
    expect(texts()).to.deep.equal(seen);
    expect(log.waiting).to.equal(128);
    const pill = root.querySelector<HTMLElement>('.pill')!;
    expect(pill.innerText.trim()).to.equal('Paused, 128 new');
    expect(root.querySelector('.pillw')!.getBoundingClientRect().bottom).to.be.at.most(
      grid.getBoundingClientRect().top + 30,
    );
    pill.click();
    await frame();
    expect([log.paused, grid.scrollTop, texts()[0]]).to.deep.equal([false, 0, 'e327']);
  });

  it('keeps 1,000 rows while paused, counts the rest, and says so with a row', async () => {
    const { log, texts } = await mount();
    log.append(numbers(0, 10));
    log.pause();
    log.append(numbers(10, 1_500));
    log.missed = 20;
    expect([log.full, log.waiting]).to.deep.equal([true, 1_510]);
    log.follow(0);
    await frame();
    expect(texts().slice(0, 2)).to.deep.equal(['gap of 510', 'e1009']);
  });

  it('opens one row at a time, as text, with Enter or a click, and closes with Escape', async () => {
    const { log, press, root, grid, rows } = await mount();
    log.append(numbers(0, 50));
    await frame();
    press('ArrowDown');
    press('ArrowDown');
    press('Enter');
    await frame();
    expect(log.paused).to.equal(true);
    expect(
      root.querySelector(`#${grid.getAttribute('aria-activedescendant')}`)?.getAttribute('aria-expanded'),
    ).to.equal('true');
    expect(root.querySelector('.pay pre')?.textContent).to.contain('"<img src=x onerror=alert(1)>"');
    expect(root.querySelector('.pay img')).to.equal(null);
    const before = rows()[2]!.getBoundingClientRect().top;
    expect(before).to.be.greaterThan(rows()[1]!.getBoundingClientRect().bottom + 40);
    rows()[4]!.click();
    await frame();
    expect(root.querySelectorAll('.pay').length).to.equal(1);
    press('Escape');
    await frame();
    expect(root.querySelectorAll('.pay').length).to.equal(0);
    press('Escape');
    expect(log.paused).to.equal(false);
  });

  it('keeps rows in their place when an open row is scrolled out of sight', async () => {
    const { log, rows, grid } = await mount();
    log.append(numbers(0, 300));
    await frame();
    rows()[1]!.click();
    await frame();
    const total = grid.scrollHeight;
    for (const scrollTop of [100, 400, 2_000, 30]) {
      grid.scrollTop = scrollTop;
      await frame();
      expect(grid.scrollHeight).to.equal(total);
      const visible = rows().filter(
        (row) => row.getBoundingClientRect().bottom > grid.getBoundingClientRect().top + 30,
      );
      const ordinals = visible.map((row) => Number(/e(\d+)/.exec(row.innerText)?.[1]));
      for (const [index, ordinal] of ordinals.slice(1).entries()) expect(ordinal).to.equal(ordinals[index]! - 1);
    }
  });

  it('a gap is a row of its own, and is not opened', async () => {
    const { log, rows, texts, root } = await mount();
    log.append(numbers(0, 2));
    log.gap({ kind: 'lost', from: 0, to: 1, count: 7 });
    log.append(numbers(2, 3));
    await frame();
    expect(texts()).to.deep.equal(['e2', 'gap of 7', 'e1', 'e0']);
    rows()[1]!.click();
    await frame();
    expect(root.querySelector('.pay')).to.equal(null);
  });

  it('marks a failure, and tells assistive technology where a row stands', async () => {
    const { log, rows, grid } = await mount();
    log.append(numbers(0, 14));
    await frame();
    expect(rows()[0]!.querySelector('.strong')!.classList.contains('c-critical')).to.equal(true);
    expect(grid.getAttribute('aria-rowcount')).to.equal('15');
    expect(rows()[3]!.getAttribute('aria-rowindex')).to.equal('5');
    await expect(grid).to.be.accessible({ ignoredRules: ['color-contrast'] });
  });

  it('cuts a large payload and says how much', () => {
    const text = (value: unknown) => {
      const place = document.createElement('pre');
      place.append(payloadNodes(value, (count) => `${count} more`));
      return place.textContent;
    };
    expect(text({ a: 1, b: [1, 2] })).to.equal('{\n  "a": 1,\n  "b": [ 1, 2 ]\n}');
    expect(text(Array.from({ length: 100 }, (_, index) => index))).to.match(/39\n {2}… 60 more\n\]$/);
    expect(text('x'.repeat(1_000))).to.match(/… 400 more$/);
    expect(text(null)).to.equal('null');
    let deep: unknown = 1;
    for (let level = 0; level < 5_000; level += 1) deep = { deep, filler: 'x'.repeat(60) };
    expect(text(deep)).to.contain('{ … }');
  });
});
