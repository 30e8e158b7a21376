// The table of what is drawn, thrown at each element that has one; testing/bad-data.ts holds a line of data for each.
import { expect } from '@open-wc/testing';
import { holds } from '../testing/until.ts';
import type { Twin } from '../base/types.ts';
import { badCases, type BadData, feeds } from '../testing/bad-data.ts';
import { drawnOf, mountElement, removeElements } from '../testing/mount-element.ts';
import type { PrimitiveElement } from './primitive-element.ts';

const tags = (await (await fetch('/found/elements.json')).json()) as readonly string[];
const plain = badCases['nothing out of the ordinary'] as BadData;
await Promise.all(tags.map((tag) => import(`./define/${tag}.ts`)));
const tabular = tags.filter((tag) => (customElements.get(tag) as unknown as typeof PrimitiveElement).tabular);

const mount = async (tag: string, more: Readonly<Record<string, unknown>> = {}) => {
  const element = await mountElement<PrimitiveElement>(tag, { timeZone: 'UTC', ...feeds[tag]?.(plain), ...more });
  const root = element.renderRoot as ShadowRoot;
  const find = <T extends HTMLElement>(selector: string) => root.querySelector<T>(selector);
  const press = async (on: HTMLElement, key: string, more: KeyboardEventInit = {}) => {
    on.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...more }));
    await drawnOf(element);
  };
  const told: boolean[] = [];
  element.addEventListener('table-change', (event) => told.push((event as Event & { table: boolean }).table));
  return { element, root, find, press, told };
};
const shown = (find: (selector: string) => HTMLElement | null) => holds(() => find('.twin table tbody tr'));

it('charts have a table', () => {
  expect(tabular).to.include.members(['sg-time-series', 'sg-distribution', 'sg-sparkline', 'sg-gauge']);
});

for (const tag of tabular)
  describe(`<${tag}> as a table`, () => {
    afterEach(removeElements);

    it('shows what the twin says, in a table with a caption and heads, when its host asks', async () => {
      const { element, root, find, told } = await mount(tag);
      const picture = element.offsetHeight;
      element.table = true;
      await shown(find);
      const { caption, columns, rows } = element.twin() as Twin;
      expect(find('caption')?.textContent?.trim()).to.equal(caption);
      expect([...root.querySelectorAll('thead th')].map(({ textContent }) => textContent)).to.deep.equal(
        columns.map(({ label }) => label),
      );
      expect(root.querySelectorAll('tbody tr').length).to.equal(rows.length);
      expect(root.querySelectorAll('tbody th[scope=row]').length).to.equal(rows.length);
      expect(element.hasAttribute('table')).to.equal(true);
      expect(told, 'the host knows').to.deep.equal([]);
      expect(element.offsetHeight).to.equal(Math.max(160, picture));
      element.table = false;
      await drawnOf(element);
      expect(element.offsetHeight).to.equal(picture);
    });

    it('the reader turns to it by T and by the button that assistive technology finds, and the focus stays', async () => {
      const { element, root, find, press, told } = await mount(tag);
      const turn = find('.turn');
      expect([turn?.getAttribute('aria-label'), turn?.tabIndex]).to.deep.equal(['Show as table', -1]);
      const stop = find('[tabindex="0"]') ?? turn;
      stop?.focus();
      await press(stop as HTMLElement, 't', { ctrlKey: true });
      expect(element.table).to.equal(false);
      await press(stop as HTMLElement, 'T');
      await shown(find);
      expect(root.activeElement?.getAttribute('aria-label')).to.equal('Show as picture');
      await press(find('.twin') as HTMLElement, 't');
      await holds(() => root.activeElement?.matches('[tabindex="0"], .turn'));
      expect(find('.twin')).to.equal(null);
      find('.turn')?.click();
      await shown(find);
      expect(told).to.deep.equal([true, false, true]);
    });

    it('is exported as CSV and JSON, also where it is not shown', async () => {
      const { element } = await mount(tag);
      const { columns, rows } = element.twin() as Twin;
      const csv = await (await element.export('csv')).text();
      expect(csv.trim().split('\r\n').length).to.equal(rows.length + 1);
      expect(csv.split('\r\n')[0]).to.contain(columns[0]?.label);
      const json = JSON.parse(await (await element.export('json')).text()) as { rows: unknown[]; caption: string };
      expect(json.rows.length).to.equal(rows.length);
    });

    it('keeps up with its data, and gives way to what is said where there is none', async () => {
      const { element, find } = await mount(tag, { table: true });
      await shown(find);
      const before = JSON.stringify(element.twin()?.rows);
      Object.assign(element, feeds[tag]?.({ ...plain, numbers: plain.numbers.map((value) => Number(value) + 7) }));
      await drawnOf(element);
      expect(JSON.stringify(element.twin()?.rows)).not.to.equal(before);
      await holds(() => find('tbody')?.textContent);
      const none = badCases['no value'] as BadData;
      Object.assign(element, feeds[tag]?.(none));
      await drawnOf(element);
      if (element.twin() === null) expect(find('.twin')).to.equal(null);
    });
  });

describe('files of elements', () => {
  afterEach(removeElements);

  it('a distribution is exported as a picture, with its names, notes and unit line; a sparkline has none', async () => {
    const { element } = await mount('sg-distribution', {
      values: [-1, 5, 6, 7, 40, 90, 800],
      scale: 'log',
      unit: 'ms',
    });
    const svg = await (await element.export('svg')).text();
    expect(svg).to.contain('<svg').and.to.contain('>p50<').and.to.contain('log scale').and.to.contain('has no place');
    expect(svg).not.to.match(/NaN|undefined|Infinity/);
    const png = await createImageBitmap(await element.export('png'));
    const { width, height } = element.drawing() as { width: number; height: number };
    expect([png.width, png.height]).to.deep.equal([2 * (Math.ceil(width) + 24), 2 * (Math.ceil(height) + 68)]);
    const { element: spark } = await mount('sg-sparkline');
    expect(await spark.export('png').catch((error: Error) => error.message)).to.contain('no picture');
  });

  it('a chart over time is exported as a picture of what is seen', async () => {
    const { element } = await mount('sg-time-series', { label: 'Requests <a>' });
    const svg = await (await element.export('svg')).text();
    expect(svg).to.contain('Requests &lt;a&gt;').and.not.to.contain('<a>');
  });
});
