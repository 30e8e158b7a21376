import { expect, waitUntil } from '@open-wc/testing';
import { css, LitElement, type TemplateResult, html } from 'lit';
// Already there when a row is opened.
import './detail.ts';
import { until } from '../../testing/until.ts';
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
/** After all that came is drawn, and what that changed in turn. */
const drawnOf = async (log: Pick<Log<Entry>, 'drawn'>) => {
  await frame();
  await waitUntil(() => log.drawn, 'all is drawn', { interval: 10, timeout: 6_000 });
};
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
    drawn: () => drawnOf(log),
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
    const { log, texts, root, drawn } = await mount();
    expect(root.querySelector<HTMLElement>('.log-none')?.innerText).to.equal('nothing yet');
    log.append(numbers(0, 5));
    await drawn();
    expect(texts()).to.deep.equal(['e4', 'e3', 'e2', 'e1', 'e0']);
    log.append(numbers(5, 7));
    await drawn();
    expect(texts().slice(0, 3)).to.deep.equal(['e6', 'e5', 'e4']);
  });

  it('has the same few rows in the document with 100,000 entries as with 20', async () => {
    const { log, rows, grid, calls, drawn } = await mount();
    log.append(numbers(0, 20));
    await drawn();
    const pool = log.pool;
    const elements = grid.querySelectorAll('*').length;
    log.append(numbers(20, 120_000));
    await drawn();
    expect(log.length).to.equal(100_000);
    expect([log.pool, grid.querySelectorAll('*').length]).to.deep.equal([pool, elements]);
    expect(rows().length).to.be.at.most(pool);
    expect(calls.lines).to.be.lessThan(3 * pool);
    grid.scrollTop = grid.scrollHeight;
    await drawn();
    expect(grid.querySelectorAll('*').length).to.equal(elements);
    expect(rows().at(-1)?.innerText).to.contain('e20000');
  });

  it('moves rows with what they show when a few come, and fills only the new ones', async () => {
    const { log, rows, calls, drawn } = await mount();
    log.append(numbers(0, 40));
    await drawn();
    const [first] = rows();
    const before = calls.lines;
    log.append(numbers(40, 42));
    await drawn();
    expect(rows()[2]).to.equal(first);
    expect(calls.lines - before).to.equal(2);
  });

  it('draws a fast stream less often, and its newest in the end', async () => {
    const { log, rows, calls, drawn, texts } = await mount();
    log.append(numbers(0, 40));
    await drawn();
    const before = calls.lines;
    const from = performance.now();
    let n = 40;
    while (performance.now() - from < 600) {
      log.append(numbers(n, n + 40));
      n += 40;
      await new Promise(requestAnimationFrame);
    }
    await drawn();
    const seconds = (performance.now() - from) / 1_000;
    expect(texts()[0]).to.equal(`e${n - 1}`);
    // A drawing at the end that was due, and one that was on its way.
    expect(calls.lines - before).to.be.at.most(200 * seconds + 2 * log.pool);
    expect(rows().length).to.equal(log.pool);
  });

  it('lights up what comes one by one, and no more of it in a stream', async () => {
    const { log, root, drawn } = await mount();
    log.append(numbers(0, 40));
    await drawn();
    const lit = () => root.querySelectorAll('.lr.fresh').length;
    expect(lit()).to.equal(0);
    await new Promise((resolve) => setTimeout(resolve, 300));
    log.append(numbers(40, 41));
    await drawn();
    expect(lit()).to.equal(1);
    let n = 41;
    // Again where the machine made so long a pause that it was no stream.
    await until(async () => {
      log.append(numbers(n, n + 2));
      await drawn();
      log.append(numbers(n + 2, n + 4));
      n += 4;
      await drawn();
      expect(lit()).to.equal(0);
    });
  });

  it('holds what is in sight when the reader takes hold of it, though more has come than is drawn', async () => {
    const { log, rows, texts, drawn, root } = await mount();
    log.append(numbers(0, 40));
    await drawn();
    const seen = texts();
    log.append(numbers(40, 90));
    rows()[2]!.click();
    await drawn();
    expect([log.length, log.waiting]).to.deep.equal([40, 50]);
    expect(texts().slice(0, 3)).to.deep.equal(seen.slice(0, 3));
    await until(() => expect(root.querySelector('.pay pre')!.textContent).to.contain('"n": 37'));
    log.follow(0);
    await drawn();
    expect([log.length, texts()[0]]).to.deep.equal([90, 'e89']);
  });

  it('gives whole texts to who points at a row, also when the row goes on', async () => {
    const { log, rows, drawn } = await mount();
    log.append(numbers(0, 40));
    await drawn();
    const titles = () =>
      rows().flatMap((row) => [...row.querySelectorAll<HTMLElement>('[title]')].map(({ title }) => title));
    expect(titles()).to.deep.equal([]);
    rows()[1]!
      .querySelector('.ty')!
      .dispatchEvent(new PointerEvent('pointerover', { bubbles: true, composed: true }));
    expect(titles()).to.deep.equal(['g', 'a.e38.v1', 's']);
    log.append(numbers(40, 140));
    await drawn();
    expect(titles()).to.deep.equal(['g', 'a.e138.v1', 's']);
  });

  it('stands still and counts once the reader scrolls, and goes back to the newest', async () => {
    const { log, grid, texts, calls, root, drawn } = await mount();
    log.append(numbers(0, 200));
    await drawn();
    grid.scrollTop = 480;
    await drawn();
    expect(calls.pause).to.equal(1);
    const seen = texts();
    log.append(numbers(200, 328));
    await drawn();
    expect(texts()).to.deep.equal(seen);
    expect(log.waiting).to.equal(128);
    const pill = root.querySelector<HTMLElement>('.pill')!;
    expect(pill.innerText.trim()).to.equal('Paused, 128 new');
    expect(root.querySelector('.pillw')!.getBoundingClientRect().bottom).to.be.at.most(
      grid.getBoundingClientRect().top + 30,
    );
    pill.click();
    await drawn();
    expect([log.paused, grid.scrollTop, texts()[0]]).to.deep.equal([false, 0, 'e327']);
  });

  it('keeps 1,000 rows while paused, counts the rest, and says so with a row', async () => {
    const { log, texts, drawn } = await mount();
    log.append(numbers(0, 10));
    log.pause();
    log.append(numbers(10, 1_500));
    log.missed = 20;
    expect([log.full, log.waiting]).to.deep.equal([true, 1_510]);
    log.follow(0);
    await drawn();
    expect(texts().slice(0, 2)).to.deep.equal(['gap of 510', 'e1009']);
  });

  it('opens one row at a time, as text, with Enter or a click, and closes with Escape', async () => {
    const { log, press, root, grid, rows, drawn } = await mount();
    log.append(numbers(0, 50));
    await drawn();
    press('ArrowDown');
    press('ArrowDown');
    press('Enter');
    await drawn();
    expect(log.paused).to.equal(true);
    expect(
      root.querySelector(`#${grid.getAttribute('aria-activedescendant')}`)?.getAttribute('aria-expanded'),
    ).to.equal('true');
    await until(() => expect(root.querySelector('.pay pre')!.textContent).to.contain('"<img src=x onerror=alert(1)>"'));
    expect(root.querySelector('.pay img')).to.equal(null);
    const before = rows()[2]!.getBoundingClientRect().top;
    expect(before).to.be.greaterThan(rows()[1]!.getBoundingClientRect().bottom + 40);
    rows()[4]!.click();
    await drawn();
    await until(() => expect(root.querySelectorAll('.pay').length).to.equal(1));
    press('Escape');
    await drawn();
    await until(() => expect(root.querySelectorAll('.pay').length).to.equal(0));
    press('Escape');
    expect(log.paused).to.equal(false);
  });

  it('keeps rows in their place when an open row is scrolled out of sight', async () => {
    const { log, rows, grid, drawn } = await mount();
    log.append(numbers(0, 300));
    await drawn();
    rows()[1]!.click();
    await drawn();
    const total = grid.scrollHeight;
    for (const scrollTop of [100, 400, 2_000, 30]) {
      grid.scrollTop = scrollTop;
      await drawn();
      expect(grid.scrollHeight).to.equal(total);
      const visible = rows().filter(
        (row) => row.getBoundingClientRect().bottom > grid.getBoundingClientRect().top + 30,
      );
      const ordinals = visible.map((row) => Number(/e(\d+)/.exec(row.innerText)?.[1]));
      for (const [index, ordinal] of ordinals.slice(1).entries()) expect(ordinal).to.equal(ordinals[index]! - 1);
    }
  });

  it('a row that showed a gap shows an entry again', async () => {
    const { log, rows, texts, drawn } = await mount();
    log.gap({ kind: 'skipped', from: 0, to: 1, count: 7 });
    await drawn();
    expect(rows()[0]!.querySelectorAll('[role="gridcell"]:not(.gap)').length).to.be.greaterThan(0);
    expect(rows()[0]!.innerText.trim()).to.equal('gap of 7');
    log.append(numbers(0, 40));
    await drawn();
    expect(texts().slice(0, 2)).to.deep.equal(['e39', 'e38']);
    expect(rows().every(({ innerText }) => !innerText.includes('gap of'))).to.equal(true);
    expect(rows().filter((row) => row.classList.contains('gapr')).length).to.equal(0);
  });

  it('a gap is a row of its own, and is not opened', async () => {
    const { log, rows, texts, root, drawn } = await mount();
    log.append(numbers(0, 2));
    log.gap({ kind: 'lost', from: 0, to: 1, count: 7 });
    log.append(numbers(2, 3));
    await drawn();
    expect(texts()).to.deep.equal(['e2', 'gap of 7', 'e1', 'e0']);
    rows()[1]!.click();
    await drawn();
    expect(root.querySelector('.pay')).to.equal(null);
  });

  it('marks a failure, and tells assistive technology where a row stands', async () => {
    const { log, rows, grid, drawn } = await mount();
    log.append(numbers(0, 14));
    await drawn();
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
    expect(text(Array.from({ length: 100 }, (_, index) => index))).to.match(/39,\n {2}… 60 more\n\]$/);
    expect(text('x'.repeat(1_000))).to.match(/… 400 more$/);
    expect(text(null)).to.equal('null');
    let deep: unknown = 1;
    for (let level = 0; level < 5_000; level += 1) deep = { deep, filler: 'x'.repeat(60) };
    expect(text(deep)).to.contain('{ … }');
  });
});
