import '@streamglass/widgets/define/sg-table.js';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import type { Cell, Twin } from '../../../packages/widgets/src/base/types.ts';
import type { SgTable } from '../../../packages/widgets/src/elements/sg-table.ts';
import { renderTwin } from '../../../packages/widgets/src/primitives/table/table.ts';
import type { TableColumn } from '../../../packages/widgets/src/primitives/table/types.ts';
import { sheet, sheetOf } from './sheet.ts';

type Args = Partial<
  Pick<
    SgTable,
    | 'columns'
    | 'rows'
    | 'totals'
    | 'rowKey'
    | 'sort'
    | 'filter'
    | 'hiddenColumns'
    | 'selected'
    | 'hideToolbar'
    | 'height'
  >
>;

const cents = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const dollars = (value: Cell): string => cents.format(Number(value));
const change = new Intl.NumberFormat('en', {
  style: 'percent',
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
  signDisplay: 'exceptZero',
});
const changed = (value: Cell): string => change.format(Number(value) / 100).replace('-', '−');
const columns: readonly TableColumn[] = [
  { key: 'agent', label: 'Agent' },
  { key: 'team', label: 'Team' },
  { key: 'runs', label: 'Runs', numeric: true },
  { key: 'cost', label: 'Cost, USD', numeric: true, format: dollars },
  {
    key: 'change',
    label: 'Change',
    numeric: true,
    format: changed,
    critical: (value) => Number(value) > 10,
  },
  { key: 'note', label: 'Note' },
];
const kinds = ['test-generator', 'api-architect', 'code-reviewer', 'debug-helper', 'doc-writer', 'schema-keeper'];
const rowsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    agent: `${kinds[index % kinds.length]}-${index}`,
    team: ['platform', 'billing', 'search'][index % 3],
    runs: (index * 7_919) % 2_400,
    cost: ((index * 37) % 900) / 10,
    change: index % 11 === 3 ? null : ((index * 13) % 60) - 40,
    note: index % 11 === 3 ? 'no baseline runs' : null,
  }));
const some = rowsOf(240);
const totals = (rows: readonly Readonly<Record<string, unknown>>[]) => ({
  agent: `${rows.length} agents`,
  runs: rows.reduce((sum, { runs }) => sum + Number(runs), 0),
  cost: rows.reduce((sum, { cost }) => sum + Number(cost), 0),
});

const table = (args: Args): TemplateResult =>
  html`<sg-table
    label="Agents"
    .columns=${args.columns ?? columns}
    .rows=${args.rows ?? some}
    .totals=${args.totals ?? null}
    .rowKey=${args.rowKey ?? 'agent'}
    .sort=${args.sort ?? null}
    .filter=${args.filter ?? ''}
    .hiddenColumns=${args.hiddenColumns ?? []}
    .selected=${args.selected ?? []}
    .hideToolbar=${args.hideToolbar ?? false}
    .height=${args.height ?? 320}
  ></sg-table>`;

/**
 * A table of any length: sorted, filtered over all columns or column by column, with columns of the reader's choice, copied for a
 * spreadsheet. Head, first column and totals stay in sight. One tab stop; arrow keys go from cell to cell.
 */
export default {
  title: 'Primitives/Table',
  component: 'sg-table',
  render: table,
  argTypes: {
    filter: { control: 'text' },
    height: { control: { type: 'number', min: 120, max: 800, step: 20 } },
    hideToolbar: { control: 'boolean' },
  },
  parameters: { controls: { include: ['filter', 'height', 'hideToolbar'] } },
} satisfies Meta<Args>;

const tableIn = async (canvas: HTMLElement) => {
  const element = canvas.querySelector<SgTable>('sg-table') as SgTable;
  await element.updateComplete;
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const root = element.renderRoot as ShadowRoot;
  return { element, root, inside: within(root.querySelector('.dt') as HTMLElement) };
};

export const Rows: StoryObj<Args> = {};

/** A totals row that counts what the filter leaves, because it is a function of the rows. */
export const SortedWithTotals: StoryObj<Args> = { args: { totals, sort: { key: 'runs', direction: 'descending' } } };

/** As many rows in the document as fit on screen. */
export const HundredThousandRows: StoryObj<Args> = {
  args: { rows: rowsOf(100_000) },
  play: async ({ canvasElement }) => {
    const { root } = await tableIn(canvasElement);
    await waitFor(() => expect(root.querySelectorAll('.dt-window > [role=row]').length).toBeLessThan(40));
    await waitFor(() => expect(root.querySelector('[role=grid]')).toHaveAttribute('aria-rowcount', '100001'));
  },
};

/** Words in any column, and conditions in one: `>1000`, `2..9`. */
export const Filtered: StoryObj<Args> = {
  args: { filter: 'billing', totals },
  play: async ({ canvasElement }) => {
    const { inside } = await tableIn(canvasElement);
    await userEvent.click(inside.getByRole('button', { name: 'Filter by column' }));
    await userEvent.type(await inside.findByRole('searchbox', { name: 'Filter Runs' }), '>1000');
    await expect(await inside.findByText('46 of 240 rows')).toBeVisible();
  },
};

export const NothingPasses: StoryObj<Args> = { args: { filter: 'nobody is called so' } };

/** Columns leave and come back in their order; the first one names the rows and stays. */
export const FewerColumns: StoryObj<Args> = {
  args: { hiddenColumns: ['team', 'note'] },
  play: async ({ canvasElement }) => {
    const { inside } = await tableIn(canvasElement);
    await userEvent.click(inside.getByRole('button', { name: 'Columns' }));
    await waitFor(() => expect(inside.getByRole('checkbox', { name: 'Agent' })).toBeDisabled());
    await waitFor(() => expect(inside.getByRole('checkbox', { name: 'Team' })).not.toBeChecked());
  },
};

/** Space chooses, Shift and an arrow go on, Ctrl+C copies what is chosen. */
export const ChosenByKeyboard: StoryObj<Args> = {
  play: async ({ canvasElement }) => {
    const { element, inside } = await tableIn(canvasElement);
    inside.getByRole('grid').focus();
    await userEvent.keyboard('{ArrowDown} {Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    await waitFor(() => expect(element.selected).toEqual([1, 2, 3]));
  },
};

export const Empty: StoryObj<Args> = { args: { rows: [] } };

/** What cannot be a table says so in its place, and by an `error` event. */
export const Refused: StoryObj<Args> = { args: { rows: 'none' as never } };

/** Absent numbers, objects, long and foreign texts, markup: shown as text, cut before they cost layout. */
export const OddValues: StoryObj<Args> = {
  args: {
    rows: [
      { agent: '<img src=x onerror=alert(1)>', team: { id: 7 }, runs: Number.NaN, cost: Number.POSITIVE_INFINITY },
      { agent: 'a very long name '.repeat(600), team: true, runs: 12, cost: 1e21 },
      { agent: 'وكيل الاختبار', team: 'बिलिंग', runs: -4, cost: 0.1, change: 42, note: '👩‍👩‍👧‍👦' },
      null as never,
    ],
  },
};

/** It scrolls sideways by itself; the first column stays. */
export const At280: StoryObj<Args> = { globals: { width: '280' }, args: { totals } };

export const RightToLeft: StoryObj<Args> = { globals: { direction: 'rtl', width: '480' }, args: { totals } };

const twin: Twin = {
  caption: 'Cost per day',
  columns: [
    { key: 'day', label: 'Day, UTC' },
    { key: 'without', label: 'Without, USD', numeric: true, format: dollars },
    { key: 'with', label: 'With, USD', numeric: true, format: dollars },
    {
      key: 'change',
      label: 'Change',
      numeric: true,
      format: changed,
      critical: (value) => Number(value) > 0,
    },
    { key: 'note', label: 'Note' },
  ],
  rows: [
    { day: 'Thu 12 Mar', without: 30.1, with: 21.4, change: -28.9, note: 'until 14:32' },
    { day: 'Wed 11 Mar', without: 52.9, with: 36.7, change: -30.6, note: null },
    { day: 'Tue 10 Mar', without: null, with: 35.2, change: null, note: 'no baseline runs' },
    { day: 'Mon 9 Mar', without: 48.6, with: 54.1, change: 11.3, note: 'loss' },
  ],
  foot: { day: '3 days with a baseline', without: 131.6, with: 112.2, change: -14.7 },
  sorted: { key: 'day', direction: 'descending' },
};

/** The twin of every picture: the same rows, rounding and notes, with a total and a “Note” column. A plain table while it is short. */
export const Table: StoryObj<Args> = {
  render: () => sheet({ render: ({ format }) => renderTwin(twin, format) }),
  play: async ({ canvasElement }) => {
    const { root } = await sheetOf(canvasElement);
    const inside = within(root.querySelector('.twin') as HTMLElement);
    await waitFor(() => expect(inside.getAllByRole('rowheader').length).toBe(4));
    await waitFor(() =>
      expect(inside.getByRole('columnheader', { name: 'Day, UTC' })).toHaveAttribute('aria-sort', 'descending'),
    );
  },
};

/** It scrolls sideways by itself, and can be reached by keyboard to do so. */
export const Narrow: StoryObj<Args> = {
  globals: { width: '280' },
  render: () => sheet({ render: ({ format }) => renderTwin(twin, format) }),
};
