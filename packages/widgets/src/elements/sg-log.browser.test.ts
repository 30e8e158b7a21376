import { expect } from '@open-wc/testing';
import './define/sg-log.ts';
import '../messages/de.ts';
// Already there when a row is opened.
import '../primitives/log/detail.ts';
import { jsonOf } from '../primitives/log/plain-entry.ts';
import type { ElementErrorEvent } from '../events/element-error.ts';
import { drawnOf, mountElement, removeElements } from '../testing/mount-element.ts';
import { until } from '../testing/until.ts';
import type { SgLog } from './sg-log.ts';

const start = Date.UTC(2026, 2, 12, 14, 30);
const entriesOf = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => ({
    time: start + (from + index) * 10,
    level: (from + index) % 10 === 0 ? 'error' : 'info',
    message: `message ${from + index}`,
    source: `source-${(from + index) % 3}`,
  }));

const mount = async (properties: Record<string, unknown> = {}, width = 900) => {
  const log = await mountElement<SgLog>('sg-log', properties, { width });
  const root = log.renderRoot as ShadowRoot;
  const grid = () => root.querySelector<HTMLElement>('.log') as HTMLElement;
  const rows = () => [...root.querySelectorAll<HTMLElement>('.lr:not(.h)')].filter(({ hidden }) => !hidden);
  const press = async (key: string, on: Element = grid(), more: KeyboardEventInit = {}) => {
    on.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
    await drawnOf(log);
  };
  const field = () => root.querySelector<HTMLInputElement>('.field input') as HTMLInputElement;
  const find = async (text: string) => {
    field().value = text;
    field().dispatchEvent(new Event('input', { bubbles: true }));
    await drawnOf(log);
    await drawnOf(log);
  };
  const note = () => root.querySelector('.note')?.textContent;
  const current = () => root.getElementById(grid().getAttribute('aria-activedescendant') ?? '')?.innerText ?? '';
  return { log, root, grid, rows, press, field, find, note, current };
};
const marks = (): string[] =>
  [...((CSS as unknown as { highlights: Map<string, Set<Range>> }).highlights.get('streamglass-find') ?? [])].map(
    String,
  );

describe('sg-log', () => {
  afterEach(removeElements);

  it('takes entries before it is in the page, and more afterwards', async () => {
    const early = document.createElement('sg-log') as SgLog;
    early.add(entriesOf(0, 3));
    expect(early.length).to.equal(3);
    const { log, rows } = await mount({ entries: entriesOf(0, 3) });
    log.add(entriesOf(3, 5));
    await until(() =>
      expect(rows().map(({ innerText }) => innerText.match(/message \d+/)?.[0])).to.deep.equal(
        [4, 3, 2, 1, 0].map((n) => `message ${n}`),
      ),
    );
    log.entries = entriesOf(10, 11);
    await drawnOf(log);
    expect(log.length).to.equal(1);
  });

  it('takes 5,000 entries a second and 100,000 in all with the same rows, and formats only what is seen', async () => {
    const { log, root } = await mount();
    log.add(entriesOf(0, 40));
    await drawnOf(log);
    const before = root.querySelectorAll('*').length;
    let spent = 0;
    for (let batch = 0; batch < 20; batch++) {
      const entries = entriesOf(batch * 500, batch * 500 + 500);
      const from = performance.now();
      log.add(entries);
      spent += performance.now() - from;
      await new Promise(requestAnimationFrame);
    }
    expect(spent, 'ms for 10,000 entries').to.be.lessThan(500);
    log.add(entriesOf(0, 100_000));
    await drawnOf(log);
    expect([log.length, root.querySelectorAll('*').length]).to.deep.equal([100_000, before]);
  });

  it('pauses when the reader goes to a row, counts what comes, and follows again; tells both', async () => {
    const { log, press } = await mount({ entries: entriesOf(0, 100) });
    const told: boolean[] = [];
    log.addEventListener('pause-change', (event) => told.push((event as Event & { paused: boolean }).paused));
    await press('ArrowDown');
    log.add(entriesOf(100, 128));
    expect([log.paused, log.waiting, log.length]).to.deep.equal([true, 28, 100]);
    await press('Escape');
    expect([log.paused, log.length]).to.deep.equal([false, 128]);
    log.paused = true;
    log.follow();
    expect(told).to.deep.equal([true, false]);
  });

  it('finds text in every entry, counts the matches and goes from one to the next', async () => {
    const { log, find, note, press, field, current } = await mount({ entries: entriesOf(0, 100_000) });
    await find('message 9999');
    await until(() => expect(note()).to.equal('11 matches'));
    await press('Enter', field());
    expect([note(), current()]).to.satisfy(
      ([words, row]: string[]) => words === '1 of 11 matches' && row?.includes('message 99999'),
    );
    await press('Enter', field());
    expect(current()).to.contain('message 99998');
    await press('Enter', field(), { shiftKey: true });
    await press('Enter', field(), { shiftKey: true });
    expect([note(), current()]).to.satisfy(
      ([words, row]: string[]) => words === '11 of 11 matches' && /message 9999\b/.test(row ?? ''),
    );
    expect(log.paused).to.equal(true);
    await press('Escape', field());
    expect([note(), field().value]).to.deep.equal(['', '']);
  });

  it('counts what comes while it looks, and no longer what fell out', async () => {
    const { log, find, note } = await mount({ entries: entriesOf(0, 20) });
    await find('error');
    expect(note()).to.equal('2 matches');
    log.add(entriesOf(20, 31));
    await until(() => expect(note()).to.equal('4 matches'));
    log.add(Array.from({ length: 100_000 }, () => ({ level: 'info', message: 'quiet' })));
    await until(() => expect(note()).to.equal('No match'));
  });

  it('marks matches in the rows in sight, in any case, and leaves no mark behind', async () => {
    const { log, find } = await mount({
      entries: [{ message: 'Vault <b>FAILED</b> twice: failed' }, { message: 'well' }],
    });
    await find('failed');
    expect(marks()).to.deep.equal(['FAILED', 'failed']);
    await find('');
    expect(marks()).to.deep.equal([]);
    await find('well');
    log.remove();
    expect(marks()).to.deep.equal([]);
  });

  it('names its columns in the zone and the language that it has now', async () => {
    const { log, root } = await mount({ entries: entriesOf(0, 20), timeZone: 'UTC' });
    const heads = () => [...root.querySelectorAll('.lr.h [role=columnheader]')].map(({ textContent }) => textContent);
    expect(heads()).to.include.members(['Time, UTC', 'Level', 'Message']);
    log.timeZone = 'Asia/Kolkata';
    await drawnOf(log);
    expect(heads()).to.include('Time, GMT+5:30');
    expect(root.querySelector('.lr:not(.h) .tm')?.textContent).to.match(/^20:00/);
    log.lang = 'de';
    await until(() => expect(heads()).to.include('Nachricht'));
  });

  it('leaves out columns that it was not given', async () => {
    const columns = [
      { key: 'at', label: 'When', place: 'time' },
      { key: 'text', label: 'What', place: 'name' },
      { key: 'x', label: 'Odd', place: 'nowhere' },
    ];
    const { root, rows } = await mount({ columns, entries: [{ at: '2026-03-12T14:30:00Z', text: 'Hello' }] });
    const heads = [...root.querySelectorAll<HTMLElement>('.lr.h > span')].filter(({ offsetWidth }) => offsetWidth > 0);
    expect(heads.map(({ textContent }) => textContent)).to.deep.equal(['Detail', 'When', 'What']);
    expect(rows()[0]?.innerText.replaceAll(/\s+/g, ' ').trim()).to.equal('14:30:00.000 Hello');
  });

  it('opens a row to its JSON, which unfolds piece by piece', async () => {
    const payload = { list: Array.from({ length: 100 }, (_, n) => n), text: 'x'.repeat(1_500) };
    const { root, press } = await mount({ entries: [{ message: 'm', payload }] });
    await press('ArrowDown');
    await press('Enter');
    await until(() => expect(root.querySelector('.pay pre')).to.not.equal(null));
    const pre = root.querySelector('.pay pre') as HTMLElement;
    const cuts = () => [...pre.querySelectorAll<HTMLElement>('button.cut')];
    expect(cuts().map(({ textContent }) => textContent)).to.deep.equal(['… 60 more', '… 900 more']);
    const before = (root.querySelector('.log-space') as HTMLElement).offsetHeight;
    cuts()[0]?.click();
    await new Promise(requestAnimationFrame);
    cuts()[0]?.click();
    cuts()[0]?.click();
    await new Promise(requestAnimationFrame);
    expect(cuts().length).to.equal(0);
    expect(JSON.parse(pre.textContent ?? '')).to.deep.equal(payload);
    expect(pre.textContent).to.match(/39,\n {4}40,\n/);
    expect((root.querySelector('.log-space') as HTMLElement).offsetHeight).to.be.at.least(before);
  });

  it('writes JSON of circles and big numbers', () => {
    const circle: Record<string, unknown> = { n: 12n, twice: [1] };
    circle['again'] = circle['twice'];
    circle['self'] = circle;
    expect(jsonOf(circle, 0)).to.equal('{"n":"12","twice":[1],"again":[1],"self":"…"}');
  });

  it('cuts what is too long at its end, also in the other script', async () => {
    const long = (words: string) => Array.from({ length: 40 }, () => words).join(' ');
    for (const dir of ['ltr', 'rtl']) {
      const { log, rows } = await mount({ dir, entries: [{ message: long('well') }, { message: long('فشل') }] }, 480);
      await until(() => expect(rows().length).to.equal(2));
      const directions = rows().map((row) => getComputedStyle(row.querySelector('.strong') as Element).direction);
      expect(directions, dir).to.deep.equal(['rtl', 'ltr']);
      log.remove();
    }
  });

  it('shows HTML as text, and odd entries as absent', async () => {
    const entries = [
      {
        time: Number.NaN,
        level: null,
        message: '<img src=x onerror="globalThis.pwned=1">',
        source: 'x'.repeat(10_000),
      },
      { time: 'never', level: 'خطأ', message: 'فشل الاتصال بالخادم 🚫', source: { a: 1 } },
      null,
      'text',
    ];
    const { rows, root } = await mount({ entries });
    expect(root.querySelectorAll('img').length).to.equal(0);
    expect(rows().length).to.equal(4);
    expect(rows()[3]?.innerText).to.contain('<img src=x');
    expect(rows()[3]?.querySelector('.by')?.textContent?.length).to.be.lessThan(500);
    expect(rows()[2]?.querySelector('.by')?.textContent).to.equal('{"a":1}');
    expect(rows()[2]?.querySelector('.tm')?.textContent).to.equal('–');
  });

  it('tells when it is given no list, and goes on', async () => {
    const { log, rows } = await mount({ entries: entriesOf(0, 2) });
    const codes: string[] = [];
    log.addEventListener('error', (event: Event) => codes.push((event as ElementErrorEvent).code));
    log.add('entry' as never);
    log.add(entriesOf(2, 3));
    await until(() => expect([codes, rows().length]).to.deep.equal([['not-a-list'], 3]));
  });
});
