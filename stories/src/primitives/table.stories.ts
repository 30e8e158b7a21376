import type { StoryObj } from '@storybook/web-components-vite';
import { expect, within } from 'storybook/test';
import type { Twin } from '../../../packages/widgets/src/base/types.ts';
import { renderTwin } from '../../../packages/widgets/src/primitives/table/table.ts';
import { sheet, sheetOf } from './sheet.ts';

/** The twin of every picture: the same rows, rounding and notes, with a total and a “Note” column. */
export default { title: 'Primitives/Table' };

const twin: Twin = {
  caption: 'Cost per day',
  columns: [
    { key: 'day', label: 'Day, UTC' },
    { key: 'without', label: 'Without, USD', numeric: true, format: (value) => Number(value).toFixed(2) },
    { key: 'with', label: 'With, USD', numeric: true, format: (value) => Number(value).toFixed(2) },
    {
      key: 'change',
      label: 'Change',
      numeric: true,
      format: (value) => `${Number(value) > 0 ? '+' : '−'}${Math.abs(Number(value)).toFixed(1)}%`,
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

export const Table: StoryObj = {
  render: () => sheet({ render: ({ format }) => renderTwin(twin, format) }),
  play: async ({ canvasElement }) => {
    const { root } = await sheetOf(canvasElement);
    const table = within(root.querySelector('.twin') as HTMLElement);
    await expect(table.getAllByRole('rowheader').length).toBe(4);
    await expect(table.getByRole('columnheader', { name: 'Day, UTC' })).toHaveAttribute('aria-sort', 'descending');
  },
};

/** It scrolls sideways by itself, and can be reached by keyboard to do so. */
export const Narrow: StoryObj = {
  globals: { width: '280' },
  render: () => sheet({ render: ({ format }) => renderTwin(twin, format) }),
};
