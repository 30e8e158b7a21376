import type { StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { type Figure, figures } from '../../../packages/widgets/src/primitives/tile/figures.ts';
import { gauge } from '../../../packages/widgets/src/primitives/tile/gauge.ts';
import { sheet } from './sheet.ts';

/** One number: its name, its value, and in small what stands behind it. An absent one is a dash with its reason. */
export default { title: 'Primitives/Tile' };

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
