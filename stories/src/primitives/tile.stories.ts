import '@streamglass/widgets/define/sg-figures.js';
import '@streamglass/widgets/define/sg-gauge.js';
import '@streamglass/widgets/define/sg-tile.js';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import type { TileData } from '../../../packages/widgets/src/elements/tile-data.ts';
import { type Figure, figures } from '../../../packages/widgets/src/primitives/tile/figures.ts';
import { gauge } from '../../../packages/widgets/src/primitives/tile/gauge.ts';
import { sheet } from './sheet.ts';

const walk = (low: number, high: number, shift: number): readonly number[] =>
  Array.from(
    { length: 40 },
    (_, index) =>
      low + (high - low) * (0.5 + 0.32 * Math.sin(index / 4 + shift) + 0.18 * Math.sin(index * 1.7 + shift)),
  );
const quality: readonly TileData[] = [
  { label: 'Queries', value: 48_210, change: 0.062, against: 'yesterday', trend: walk(40, 70, 5) },
  { label: 'Success rate', value: 92.7, unit: 'percent', target: 95, trend: walk(91, 97, 2) },
  { label: 'Response, p95', value: 1_840, unit: 'ms', change: 0.114, more: 'slower', less: 'faster', tone: 'critical', target: 1_500, targetKind: 'at-most', trend: walk(1_200, 1_840, 5) }, // biome-ignore format: a table
  {
    label: 'Cost per query',
    value: 0.000_98,
    unit: 'usd',
    change: -0.031,
    against: 'yesterday',
    trend: walk(0.9, 1.2, 1),
  },
  { label: 'User satisfaction', value: null, absent: 'Not shown: no rating event has ever been seen.' },
];
const tile = (data: Partial<TileData>): TemplateResult =>
  html`<sg-tile
    .label=${data.label ?? ''}
    .value=${data.value ?? null}
    .unit=${data.unit ?? ''}
    .digits=${data.digits ?? null}
    .change=${data.change ?? null}
    .more=${data.more ?? ''}
    .less=${data.less ?? ''}
    .against=${data.against ?? ''}
    .tone=${data.tone ?? null}
    .target=${data.target ?? null}
    .targetKind=${data.targetKind ?? 'at-least'}
    .trend=${data.trend ?? []}
    .absent=${data.absent ?? ''}
  ></sg-tile>`;
const row = (): TemplateResult => html`<sg-figures>${quality.map(tile)}</sg-figures>`;

/**
 * One number: its name, the figure, what changed in words, a target, a trend. Good news has no colour. An absent one is a dash with
 * its reason. Tiles side by side, or small figures, stand in `<sg-figures>`.
 */
export default {
  title: 'Primitives/Tile',
  component: 'sg-tile',
  argTypes: {
    value: { control: 'number' },
    unit: { control: 'select', options: ['', 'ms', 'usd', 'percent', 'runs'] },
    change: { control: { type: 'number', step: 0.01 } },
    target: { control: 'number' },
    targetKind: { control: 'inline-radio', options: ['at-least', 'at-most'] },
    tone: { control: 'inline-radio', options: [null, 'warn', 'critical'] },
  },
  parameters: { controls: { include: ['value', 'unit', 'change', 'target', 'targetKind', 'tone'] } },
} satisfies Meta<TileData>;

/** Cut by hairlines; three and two in a middle width, two lines each in a narrow one. */
export const RowOfTiles: StoryObj<TileData> = { render: row };
export const RowAt480: StoryObj<TileData> = { globals: { width: '480' }, render: row };
export const RowAt280: StoryObj<TileData> = { globals: { width: '280' }, render: row };
export const RowRightToLeft: StoryObj<TileData> = { globals: { width: '480', direction: 'rtl' }, render: row };

export const OneTile: StoryObj<TileData> = { args: quality[0] ?? {}, globals: { width: '280' }, render: tile };
/** A missed target is said, with a glyph. Without a trend, a bar shows how much of it is reached. */
export const MissedTarget: StoryObj<TileData> = {
  args: { label: 'Manifests read', value: 412_345, target: 500_000 },
  globals: { width: '280' },
  render: tile,
};
export const NoNumber: StoryObj<TileData> = { args: quality[4] ?? {}, globals: { width: '280' }, render: tile };
/** What is no finite number is absent; markup is text; long names are cut, and whole in their title. */
export const OddValues: StoryObj<TileData> = {
  render: () =>
    html`<sg-figures>${[
      { label: '<b>Not bold</b>', value: Number.NaN },
      {
        label: 'A name that goes on and on and on and on',
        value: 1e21,
        unit: 'things',
        change: Number.POSITIVE_INFINITY,
      },
      { label: 'معدل النجاح', value: 12.5, unit: 'percent', change: 0.4, trend: [1, Number.NaN, null as never, 4] },
    ].map(tile)}</sg-figures>`,
};
/** The bar is full at `max`; more than that is said by the number. `enough` marks where it is. */
export const Meters: StoryObj<TileData> = {
  globals: { width: '480' },
  render: () =>
    html`<sg-gauge label="Pool" .value=${34}></sg-gauge>
      <sg-gauge label="Baseline runs" .value=${3} .max=${30} .enough=${true}></sg-gauge>
      <sg-gauge label="Queue" .value=${140} unit="messages"></sg-gauge>
      <sg-gauge label="Ratings" absent="No rating event has ever been seen."></sg-gauge>
      <sg-gauge label="Nothing fills it" .value=${1} .max=${0}></sg-gauge>`,
};

const four: readonly Figure[] = [
  { label: 'Services up', value: '6', unit: 'of 9', sub: '1 never reported' },
  { label: 'Mean uptime', value: '99.61', unit: '%', tight: true, sub: '8 services' },
  { label: 'Active alerts', value: '3', sub: '1 critical' },
  { label: 'Response p95', value: '412', unit: 'ms', sub: 'last 24 h' },
];
export const Figures: StoryObj = { render: () => sheet({ render: () => figures(four) }) };

/** Two by two under 400 px. */
export const FiguresNarrow: StoryObj = {
  globals: { width: '280' },
  render: () => sheet({ render: () => figures(four) }),
};

/** Never 0, N/A or 100 %: what no event supports is absent, and says why. */
export const Absent: StoryObj = {
  render: () =>
    sheet({
      render: () =>
        figures([
          { label: 'Saved', value: '–', absent: true, sub: 'no baseline runs' },
          { label: 'Largest loss', value: '−$66.40', sub: 'performance, 830 runs' },
          { label: 'Mean rating', value: '–', absent: true, sub: 'no rating event has ever been seen' },
        ]),
    }),
};

/** A short bar beside its number; the mark is where enough would be. */
export const Gauges: StoryObj = {
  render: () =>
    sheet({
      render: () =>
        html`<div class="cases">
          ${[0, 0.1, 0.34, 0.72, 1].map((share) => html`<div class="m2 s12">${share * 100}% ${gauge(share)} ${gauge(share, { wide: true, mark: true })}</div>`)}
        </div>`,
    }),
};
