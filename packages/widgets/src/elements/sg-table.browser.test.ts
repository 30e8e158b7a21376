import { expect } from '@open-wc/testing';
import './define/sg-table.ts';
import type { RowSelectEvent } from '../events/row-select.ts';
import type { ElementErrorEvent } from '../events/element-error.ts';
import { drawnOf, mountElement, removeElements } from '../testing/mount-element.ts';
import { until } from '../testing/until.ts';
import type { SgTable } from './sg-table.ts';

const columns = [
  { key: 'name', label: 'Name' },
  { key: 'runs', label: 'Runs', numeric: true },
  { key: 'state', label: 'State' },
];
const rowsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    name: `agent-${index}`,
    runs: (index * 7_919) % 1_000,
    state: index % 3 === 0 ? 'failed' : 'ok',
  }));

const mount = async (properties: Record<string, unknown> = {}, width = 720) => {
  const table = await mountElement<SgTable>(
    'sg-table',
    { label: 'Agents', columns, rows: rowsOf(1_000), ...properties },
    { width },
  );
  const root = table.renderRoot as ShadowRoot;
  // The bar comes after the first rows.
  const hasBar = () => expect(table.hideToolbar || root.querySelector('.dt > .ctl *') !== null).to.equal(true);
  if (root.querySelector('.dt')) await until(hasBar);
  const grid = () => root.querySelector<HTMLElement>('[role=grid]') as HTMLElement;
  const bodyRows = () => [...root.querySelectorAll<HTMLElement>('.dt-window > [role=row]')];
  const cellsOf = (row: Element | undefined) => [...(row?.children ?? [])].map(({ textContent }) => textContent);
  const press = async (key: string, more: KeyboardEventInit = {}) => {
    grid().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
    await drawnOf(table);
  };
  const type = async (selector: string, value: string) => {
    const field = root.querySelector(selector) as HTMLInputElement;
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await drawnOf(table);
  };
  const active = () => root.getElementById(grid().getAttribute('aria-activedescendant') ?? '');
  const texts = () => bodyRows().map((row) => cellsOf(row)[0]);
  return { table, root, grid, bodyRows, cellsOf, press, type, active, texts };
};

describe('sg-table', () => {
  afterEach(removeElements);

  it('has as many rows in the document with 100,000 rows as with 1,000, and shows the last one', async () => {
    const { table, root, grid, texts } = await mount();
    const before = root.querySelectorAll('*').length;
    table.rows = rowsOf(100_000);
    await drawnOf(table);
    expect(root.querySelectorAll('*').length).to.equal(before);
    expect(grid().getAttribute('aria-rowcount')).to.equal('100001');
    grid().scrollTop = grid().scrollHeight;
    await drawnOf(table);
    expect(texts().at(-1)).to.equal('agent-99999');
    expect(root.querySelectorAll('*').length).to.equal(before);
  });

  it('reaches the last of a million rows, taller than a browser lays out, by scrolling and by key', async () => {
    const rows = rowsOf(1_000_000);
    const { table, grid, texts, press, active } = await mount({ rows });
    grid().scrollTop = grid().scrollHeight;
    await drawnOf(table);
    expect(texts().at(-1)).to.equal('agent-999999');
    await press('Home', { ctrlKey: true });
    expect(texts()[0]).to.equal('agent-0');
    await press('End', { ctrlKey: true });
    expect(active()?.closest('[role=row]')?.getAttribute('aria-rowindex')).to.equal('1000001');
  });

  it('fills only new rows when scrolled by one', async () => {
    const { table, grid, bodyRows } = await mount();
    const [, second] = bodyRows();
    grid().scrollTop = 28;
    await drawnOf(table);
    expect(bodyRows()[0]).to.equal(second);
  });

  it('sorts by a press on a head, the other way by a second, back by a third; tells each', async () => {
    const { table, root, texts } = await mount();
    const told: unknown[] = [];
    table.addEventListener('sort-change', (event) => told.push((event as Event & { sort: unknown }).sort));
    const head = () => root.querySelectorAll<HTMLElement>('[role=columnheader]')[1] as HTMLElement;
    head().click();
    await drawnOf(table);
    expect(head().getAttribute('aria-sort')).to.equal('ascending');
    expect(texts()[0]).to.equal('agent-0');
    head().click();
    await drawnOf(table);
    expect([
      head().getAttribute('aria-sort'),
      table.rows.find(({ name }) => name === texts()[0])?.['runs'],
    ]).to.deep.equal(['descending', 999]);
    head().click();
    await drawnOf(table);
    expect([head().hasAttribute('aria-sort'), texts()[1]]).to.deep.equal([false, 'agent-1']);
    expect(told).to.deep.equal([
      { key: 'runs', direction: 'ascending' },
      { key: 'runs', direction: 'descending' },
      null,
    ]);
  });

  it('does not tell of what a program does', async () => {
    const { table } = await mount();
    let told = 0;
    table.addEventListener('sort-change', () => (told += 1));
    table.addEventListener('row-select', () => (told += 1));
    table.sort = { key: 'runs', direction: 'ascending' };
    table.selected = [3, 4];
    table.filter = 'failed';
    await drawnOf(table);
    expect(told).to.equal(0);
    expect(table.asText().split('\n')).to.have.length(3);
  });

  it('filters over all columns and column by column, and says how many are left', async () => {
    const { root, type, texts } = await mount();
    await type('.field input', 'failed agent-9');
    expect(root.querySelector('.note')?.textContent).to.equal('39 of 1,000 rows');
    (root.querySelector('[aria-label="Filter by column"]') as HTMLElement).click();
    await new Promise(requestAnimationFrame);
    await type('[aria-label="Filter Runs"]', '>990');
    expect(texts().length).to.be.lessThan(3);
    await type('.field input', 'nobody');
    expect(root.querySelector<HTMLElement>('.dt-none span')?.innerText).to.equal('No row passes the filter');
    root.querySelector<HTMLElement>('.dt-none button')?.click();
    await new Promise(requestAnimationFrame);
    expect(root.querySelector('.note')?.textContent).to.equal('1,000 rows');
  });

  it('leaves columns out and keeps the order of the others', async () => {
    const { table, root, cellsOf, bodyRows } = await mount({ hiddenColumns: ['runs'] });
    expect(cellsOf(bodyRows()[0])).to.deep.equal(['agent-0', 'failed']);
    const boxes = [...root.querySelectorAll<HTMLInputElement>('.dt-check input')];
    expect(boxes.map(({ checked, disabled }) => [checked, disabled])).to.deep.equal([
      [true, true],
      [false, false],
      [true, false],
    ]);
    boxes[1]?.click();
    await drawnOf(table);
    expect(cellsOf(bodyRows()[0])).to.deep.equal(['agent-0', '0', 'failed']);
  });

  it('is one tab stop in which keys go from cell to cell', async () => {
    const { grid, press, active, root } = await mount({ hideToolbar: true });
    grid().focus();
    expect([...root.querySelectorAll('[tabindex], button, input')].length).to.equal(1);
    await press('ArrowDown');
    await press('ArrowRight');
    expect([active()?.getAttribute('aria-colindex'), active()?.textContent]).to.deep.equal(['2', '919']);
    await press('End', { ctrlKey: true });
    expect([active()?.getAttribute('aria-colindex'), active()?.textContent]).to.deep.equal(['3', 'failed']);
    await press('Home', { ctrlKey: true });
    expect(active()?.textContent).to.equal('agent-0');
    await press('ArrowUp');
    expect(active()?.getAttribute('role')).to.equal('columnheader');
    await press('Enter');
    expect(active()?.getAttribute('aria-sort')).to.equal('ascending');
  });

  it('goes on to the totals row, which stays in sight', async () => {
    const { press, active, grid, root } = await mount({ rows: rowsOf(50), totals: { name: 'All', runs: 12_345 } });
    await press('End', { ctrlKey: true });
    await press('Home');
    expect([active()?.getAttribute('role'), active()?.textContent]).to.deep.equal(['rowheader', 'All']);
    const foot = root.querySelector('.dt-foot') as HTMLElement;
    expect(Math.round(foot.getBoundingClientRect().bottom)).to.be.at.most(
      Math.round(grid().getBoundingClientRect().bottom),
    );
    expect(foot.textContent).to.contain('12,345');
  });

  it('makes totals of what a filter leaves when they are a function', async () => {
    const totals = (rows: readonly Record<string, unknown>[]) => ({ name: 'Shown', runs: rows.length });
    const { root, type } = await mount({ rows: rowsOf(10), totals });
    await type('.field input', 'failed');
    expect(root.querySelector('.dt-foot')?.textContent).to.contain('Shown4');
  });

  it('chooses rows by click, with Ctrl and Shift, and by key; tells the rows', async () => {
    const { table, bodyRows, press } = await mount();
    const told: (readonly number[])[] = [];
    table.addEventListener('row-select', (event) => told.push((event as RowSelectEvent).positions));
    bodyRows()[1]?.click();
    bodyRows()[3]?.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, shiftKey: true }));
    bodyRows()[2]?.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, ctrlKey: true }));
    await drawnOf(table);
    expect(told).to.deep.equal([[1], [1, 2, 3], [1, 3]]);
    expect(
      bodyRows()
        .map(({ ariaSelected }) => ariaSelected)
        .slice(0, 5),
    ).to.deep.equal(['false', 'true', 'false', 'true', 'false']);
    await press('Escape');
    await press('Home', { ctrlKey: true });
    await press(' ');
    await press('ArrowDown', { shiftKey: true });
    expect(told.slice(3)).to.deep.equal([[], [0], [0, 1]]);
    expect(table.selected).to.deep.equal([0, 1]);
  });

  it('keeps what was chosen with its rows when new ones come', async () => {
    const { table, bodyRows } = await mount({ rowKey: 'name', selected: [2] });
    table.rows = [{ name: 'new', runs: 0, state: 'ok' }, ...table.rows];
    await drawnOf(table);
    expect(bodyRows().findIndex(({ ariaSelected }) => ariaSelected === 'true')).to.equal(3);
  });

  it('copies the chosen rows for a spreadsheet, else the cell', async () => {
    const { table, grid, press } = await mount({ rows: rowsOf(4), rowKey: 'name' });
    const copy = () => {
      const event = new ClipboardEvent('copy', { clipboardData: new DataTransfer(), bubbles: true, cancelable: true });
      grid().dispatchEvent(event);
      return event.clipboardData?.getData('text/plain');
    };
    grid().focus();
    await press('ArrowDown');
    expect(copy()).to.equal('agent-1');
    table.selected = [0, 2];
    await drawnOf(table);
    expect(copy()).to.equal('Name\tRuns\tState\nagent-0\t0\tfailed\nagent-2\t838\tok\n');
  });

  it('shows HTML as text, cuts long texts, and reads odd values as absent', async () => {
    const bad = '<img src=x onerror="globalThis.pwned=1"><script>globalThis.pwned=1</script>';
    const rows = [
      { name: bad, runs: Number.NaN, state: 'x'.repeat(10_000) },
      { name: null, runs: Number.POSITIVE_INFINITY, state: { a: 1 } },
      null,
      7,
    ];
    const { root, bodyRows, cellsOf } = await mount({ rows });
    expect(root.querySelectorAll('img, script').length).to.equal(0);
    expect(cellsOf(bodyRows()[0])?.[0]).to.equal(bad);
    expect(cellsOf(bodyRows()[0])?.[2]?.length).to.be.lessThan(300);
    expect(bodyRows().slice(1).map(cellsOf)).to.deep.equal([
      ['–', '–', '{"a":1}'],
      ['–', '–', '–'],
      ['–', '–', '–'],
    ]);
  });

  it('scrolls the cell under the cursor out from behind the first column', async () => {
    const wide = Array.from({ length: 12 }, (_, index) => ({ key: `c${index}`, label: `Column number ${index}` }));
    const rows = [Object.fromEntries(wide.map(({ key }) => [key, `value of ${key}`]))];
    for (const dir of ['ltr', 'rtl']) {
      const { table, grid, press, active, root } = await mount({ columns: wide, rows }, 280);
      table.dir = dir;
      await press('End');
      const [box, cell] = [grid().getBoundingClientRect(), active()?.getBoundingClientRect() as DOMRect];
      expect(cell.left).to.be.at.least(box.left - 1, dir);
      expect(cell.right).to.be.at.most(box.right + 1, dir);
      await press('ArrowLeft', {});
      const first = root.querySelector('.dt-window [role=rowheader]') as HTMLElement;
      const kept = first.getBoundingClientRect();
      expect([kept.left, kept.right], dir).to.satisfy(([left, right]: number[]) =>
        dir === 'ltr' ? Math.abs((left ?? 0) - box.left) < 2 : Math.abs((right ?? 0) - box.right) < 20,
      );
      removeElements();
    }
  });

  it('refuses rows that are no list, and draws again when they are', async () => {
    const { table, root } = await mount();
    const errors: string[] = [];
    table.addEventListener('error', (event: Event) =>
      errors.push(`${(event as ElementErrorEvent).code}: ${(event as ElementErrorEvent).message}`),
    );
    table.rows = 'none' as never;
    await drawnOf(table);
    expect(errors).to.deep.equal(['not-a-list: rows must be a list; it is "none".']);
    expect(root.querySelector<HTMLElement>('[part=problem]')?.innerText).to.contain('rows must be a list');
    table.rows = rowsOf(3);
    await drawnOf(table);
    expect(root.querySelectorAll('.dt-window > [role=row]').length).to.equal(3);
  });
});
