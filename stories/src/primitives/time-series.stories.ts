import '@streamglass/widgets/define/sg-time-series.js';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { linkGroup } from '@streamglass/core/page';
import type { SgTimeSeries } from '../../../packages/widgets/src/elements/sg-time-series.ts';
import type { ChartData } from '../../../packages/widgets/src/elements/time-series-data.ts';
import type { Coverage } from '../../../packages/widgets/src/primitives/time-series/types.ts';
import { minute, noon } from './sheet.ts';

type Args = Partial<
  Pick<SgTimeSeries, 'kind' | 'data' | 'unit' | 'height' | 'log' | 'fromData' | 'label' | 'shown' | 'group' | 'table'>
>;

const points = 48;
const times = Array.from({ length: points }, (_, index) => noon - (points - 1 - index) * 30 * minute);
const at = (index: number): number => times[index] ?? 0;
const wave = (low: number, high: number, shift: number): number[] =>
  times.map((_, index) => low + (high - low) * (0.5 + 0.5 * Math.sin(index / 5 + shift) * Math.cos(index / 17)));
const cut = (values: readonly number[], from: number, to: number): (number | null)[] =>
  values.map((value, index) => (index >= from && index <= to ? null : value));
const several = (count: number): ChartData => ({
  times,
  series: Array.from({ length: count }, (_, index) => ({
    key: `agent-${index + 1}`,
    values: wave(20 + 24 * index, 60 + 30 * index, index),
  })),
});
const two: ChartData = {
  times,
  series: [
    { key: 'a', label: 'Estimated', note: 'without', color: 'ink-2', estimate: true, values: cut(wave(40, 90, 0.6), 20, 24) }, // biome-ignore format: a table
    { key: 'b', label: 'Measured', note: 'with', color: 'series-1', values: wave(30, 95, 0) },
  ],
  band: { upper: 'a', lower: 'b' },
  coverage: times.map(
    (_, index): Coverage => (index === points - 1 ? 'filling' : index >= 20 && index <= 24 ? 'missing' : 'received'),
  ),
  open: true,
  gaps: [{ from: at(20), to: at(24), text: 'no estimate' }],
};

const chart = (args: Args): TemplateResult =>
  html`<sg-time-series
    .kind=${args.kind ?? 'line'}
    .data=${args.data ?? two}
    .unit=${args.unit ?? null}
    .label=${args.label ?? 'Response time'}
    .height=${args.height ?? 220}
    .log=${args.log ?? false}
    .fromData=${args.fromData ?? false}
    .shown=${args.shown ?? []}
    .group=${args.group ?? null}
    .table=${args.table ?? false}
    time-zone="UTC"
  ></sg-time-series>`;

/**
 * A chart over time. The axis is the coverage rail: solid received, hatched missing, hollow still filling, hatched in the
 * colour of a warning where something was lost. Drag to zoom, drag again to pan, Ctrl and the wheel or a pinch zoom too;
 * the keys are ← → (Shift: ten), Home, End, ↑ ↓ through the series, Enter to pin, + − 0 and Page keys to zoom, T for the
 * table, Escape.
 */
export default {
  title: 'Primitives/Time series',
  component: 'sg-time-series',
  args: { unit: 'ms', kind: 'line', height: 220 },
  argTypes: {
    kind: { control: 'inline-radio', options: ['line', 'area', 'stacked', 'bar'] },
    table: { control: 'boolean' },
  },
  render: chart,
} satisfies Meta<Args>;
type Story = StoryObj<Args>;

const plotOf = async (canvas: HTMLElement): Promise<{ chart: SgTimeSeries; plot: HTMLElement }> => {
  const found = canvas.querySelector('sg-time-series') as SgTimeSeries;
  await found.updateComplete;
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  return { chart: found, plot: within(found.renderRoot as unknown as HTMLElement).getByRole('slider') };
};

/** An estimate dashed, a band between two lines, hatched where it is a loss; the line breaks where nothing is known. */
export const TwoLinesWithABand: Story = { args: { data: two } };

export const OneLine: Story = {
  args: { data: { times, series: [{ key: 'p95', values: wave(120, 410, 1) }] } },
};

/** From five series on dashes tell them apart too. Names stand at the ends of lines where they find room, else under the plot. */
export const EightLines: Story = { args: { data: { ...several(8), open: true }, height: 280 } };

export const StackedAreas: Story = {
  args: { kind: 'stacked', unit: 'events per minute', data: { ...several(4), open: true } },
};

/** Values go below 0, and so does the axis. */
export const AreaBelowZero: Story = {
  args: { kind: 'area', unit: 'pt', data: { times, series: [{ key: 'change', label: 'Change', values: cut(wave(-40, 60, 1), 10, 13) }] } }, // biome-ignore format: one row
};

/** Frames were lost on the way: hatched in the colour of a warning, never bridged. */
export const LostFrames: Story = {
  args: {
    data: {
      times,
      series: [{ key: 'events', label: 'Events', values: cut(wave(200, 900, 2), 30, 34) }],
      coverage: times.map((_, index) => (index >= 30 && index <= 34 ? 'lost' : 'received')),
      gaps: [{ from: at(30), to: at(34), text: 'not received' }],
    },
  },
};

/** Levels that mean something, and short texts with a leader to what they are about. */
export const ThresholdsAndAnnotations: Story = {
  args: {
    data: {
      times,
      series: [{ key: 'p95', values: wave(30, 95, 0) }],
      thresholds: [
        { value: 80, label: 'Budget 80 ms', color: 'warn' },
        { value: 110, label: 'Limit 110 ms', color: 'critical' },
      ],
      annotations: [
        { from: at(9), text: 'release 4.2' },
        { from: at(28), to: at(34), text: 'cache cold' },
        { from: at(31), text: 'rolled back' },
      ],
    },
  },
};

/** Written in the unit line; what has no place on such an axis is not drawn, and counted. */
export const LogScale: Story = {
  args: {
    log: true,
    data: {
      times,
      series: [
        { key: 'p50', values: times.map((_, index) => 10 ** (index / 14)) },
        { key: 'p99', values: times.map((_, index) => (index % 12 === 0 ? -1 : 50 * 10 ** (index / 20))) },
      ],
    },
  },
  play: async ({ canvasElement }) => {
    const { chart: element } = await plotOf(canvasElement);
    await waitFor(() =>
      expect(element.renderRoot.querySelector('.unit')?.textContent).toContain('4 values of 0 or less not drawn'),
    );
  },
};

/** Lines may begin above 0; the unit line says where. */
export const AxisFromData: Story = {
  args: {
    fromData: true,
    unit: '°C',
    data: { times, series: [{ key: 't', label: 'Rack 4', values: wave(97, 104, 0) }] },
  },
};

/** The reader zoomed: the span stays while data streams in, what came is counted, and there is a way back. */
export const ZoomedWhileLive: Story = {
  args: { data: two },
  play: async ({ canvasElement }) => {
    const { chart: element } = await plotOf(canvasElement);
    element.zoom({ from: at(14), to: at(30) });
    const more = [1, 2, 3].map((step) => noon + step * 30 * minute);
    element.data = {
      ...two,
      coverage: [...(two.coverage ?? []), 'received', 'received', 'filling'],
      times: [...times, ...more],
    };
    await element.updateComplete;
    await plotOf(canvasElement);
    const root = within(element.renderRoot as unknown as HTMLElement);
    await waitFor(() => expect(root.getByText('3 new')).toBeTruthy());
    await waitFor(() => expect(root.getByRole('button', { name: 'Back to live' })).toBeTruthy());
  },
};

/** Charts of a group share a crosshair, whatever their kind; panes of that group follow too. */
export const LinkedCrosshair: Story = {
  render: () =>
    html`${chart({ data: two, unit: 'ms', height: 160, group: 'story' })}${chart({ kind: 'bar', unit: 'events', data: { ...several(3), open: true }, height: 140, group: 'story', label: 'Events' })}`,
  play: async ({ canvasElement }) => {
    const { plot } = await plotOf(canvasElement);
    plot.focus();
    await userEvent.keyboard('{Home}{Shift>}{ArrowRight}{/Shift}');
    const other = canvasElement.querySelectorAll('sg-time-series')[1] as SgTimeSeries;
    await other.updateComplete;
    const slider = within(other.renderRoot as unknown as HTMLElement).getByRole('slider');
    await waitFor(() => expect(slider).toHaveAttribute('aria-valuenow', '10'));
  },
};

/** They zoom together, too, and go back to live together. */
export const LinkedZoom: Story = {
  render: () =>
    html`${chart({ data: two, unit: 'ms', height: 160, group: 'story-zoom' })}${chart({ kind: 'bar', unit: 'events', data: { ...several(3), open: true }, height: 140, group: 'story-zoom', label: 'Events' })}`,
  play: async ({ canvasElement }) => {
    await plotOf(canvasElement);
    linkGroup('story-zoom').set({ zoom: { from: at(14), to: at(30) } });
    for (const element of canvasElement.querySelectorAll('sg-time-series'))
      await waitFor(
        () =>
        expect(within(element.renderRoot as unknown as HTMLElement).getByRole('button', { name: 'Back to live' })).toBeTruthy(), // biome-ignore format: one line
      );
  },
};

/** The points that are drawn, newest first, with a note where the picture has a mark: by T, by the attribute, as CSV. */
export const AsTable: Story = {
  args: { data: two, table: true },
  play: async ({ canvasElement }) => {
    const element = canvasElement.querySelector('sg-time-series') as SgTimeSeries;
    await waitFor(() => expect(element.renderRoot.querySelectorAll('tbody tr').length).toBe(points));
    await waitFor(() => expect(element.renderRoot.querySelector('tbody')?.textContent).toContain('no estimate'));
  },
};

/** More points than pixels: of each column what can be seen of it is drawn. */
export const FiftyThousandPoints: Story = {
  args: {
    unit: 'ms',
    fromData: true,
    data: {
      times: Array.from({ length: 50_000 }, (_, index) => noon - (50_000 - index) * 1_000),
      series: [0, 1].map((nth) => {
        let seed = 7 + nth;
        return {
          key: `p${nth === 0 ? 50 : 99}`,
          values: Array.from({ length: 50_000 }, (_, index) => {
            seed = (seed * 16_807) % 2_147_483_647;
            return 90 + 60 * nth + 25 * Math.sin(index / 4_000 + nth) + 18 * (seed / 2_147_483_647);
          }),
        };
      }),
    },
  },
};

export const OnePoint: Story = {
  args: { data: { times: [noon], series: [{ key: 'a', label: 'Runs', values: [5] }] } },
};

/** Times out of order are sorted, equal ones stand on each other, what is no number is left open. */
export const UnevenData: Story = {
  args: {
    data: {
      times: [noon, noon - minute, noon, noon - 5 * minute, noon + 3 * minute],
      series: [
        { key: 'a', values: [5, 1, 9, Number.NaN, Number.POSITIVE_INFINITY] },
        { key: 'b', values: [1, 2, 3, 4, 6] },
      ],
    },
  },
};

/** Names are whatever they are: long, in any script, with markup. They are shown as text, and cut where they must. */
export const NamesOfAllKinds: Story = {
  args: {
    data: {
      times,
      series: [
        'مراجع الشيفرة',
        'कोड समीक्षक',
        '🧪 tester',
        '<script>alert(1)</script>',
        'a-very-long-name-'.repeat(600),
      ].map((key, index) => ({ key, values: wave(20 + 20 * index, 50 + 22 * index, index) })),
    },
  },
};

export const Nothing: Story = { args: { data: { times: [], series: [] } } };

/** One tab stop: arrows go from point to point and from series to series; Enter pins, Escape clears. */
export const ByKeyboard: Story = {
  args: { data: two },
  play: async ({ canvasElement }) => {
    const { plot } = await plotOf(canvasElement);
    plot.focus();
    await userEvent.keyboard('{Home}{Shift>}{ArrowRight}{/Shift}{ArrowRight}');
    await waitFor(() => expect(plot).toHaveAttribute('aria-valuenow', '11'));
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    await waitFor(() => expect(plot).toHaveAttribute('aria-valuetext', expect.not.stringContaining('Estimated')));
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(plot).toHaveAttribute('aria-valuenow', String(points - 1)));
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}{ArrowLeft}{Enter}');
    await waitFor(() => expect(plot).toHaveAttribute('aria-valuetext', expect.stringContaining('Measured')));
  },
};
