import '@streamglass/widgets/define/platform-health.js';
import './token-sheet.ts';
import { createSampleClient } from '@streamglass/widgets/testing';
import type { StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { TokenPage } from './token-sheet.ts';

/** `packages/widgets/src/theme/tokens.json` as panes get it: look at it in both themes. A host sets at most ten of these variables; all greys, tints and lines follow. */
export default { title: 'Tokens', parameters: { controls: { disable: true } } };

const page = (name: TokenPage): StoryObj => ({ render: () => html`<token-sheet .page=${name}></token-sheet>` });

export const Colours = page('colors');
export const Scales = page('scales');
export const Type = page('type');
export const Measures = page('measures');

/** A brand of ten variables, light. Nothing else is set. */
export const Brand: StoryObj = {
  globals: { theme: 'light' },
  render: () => {
    const pane = document.createElement('platform-health');
    pane.timeZone = 'UTC';
    pane.client = createSampleClient();
    const brand = {
      '--sg-surface': '#fffaf2',
      '--sg-ink': '#2b2117',
      '--sg-accent': '#7a3e00',
      '--sg-ok': '#3f6212',
      '--sg-warn': '#92400e',
      '--sg-critical': '#b91c1c',
      '--sg-series-1': '#b45309',
      '--sg-font': 'Georgia, serif',
      '--sg-font-mono': 'monospace',
      '--sg-radius': '12px',
    };
    for (const [name, value] of Object.entries(brand)) pane.style.setProperty(name, value);
    return pane;
  },
};
