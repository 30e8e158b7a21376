// Made by scripts/theme.mjs from tokens.json. Do not edit.

/** As `data-theme` names them. */
export type Theme = 'light' | 'dark' | 'contrast-light' | 'contrast-dark';

/** Widths of lines on canvases, px. */
export const hairlinePx = 1;
export const dataLinePx = 1.5;
export const emphasisLinePx = 2;
/** Dashes on canvases, px: from the fifth series on; targets, thresholds and the open end; estimates. */
export const seriesDash: readonly number[] = [6, 3];
export const referenceDash: readonly number[] = [2, 2];
export const estimateDash: readonly number[] = [5, 3];
/** Sizes of text, px: axes and footers, labels and logs, body, figures, tiles. */
export const microPx = 11;
export const smallPx = 12;
export const basePx = 13;
export const figurePx = 20;
export const displayPx = 28;

/**
 * Colours by token, without `--sg-`: what panes draw with where the host sets none of its own. For code that has no styles to ask:
 * a canvas of the host beside the panes, a test. A canvas inside a pane asks `this.tokens`, which knows the host's brand.
 */
export const colors = {
  surface: { light: '#ffffff', dark: '#131519', 'contrast-light': '#ffffff', 'contrast-dark': '#000000' },
  ink: { light: '#191c20', dark: '#ebedef', 'contrast-light': '#000000', 'contrast-dark': '#ffffff' },
  accent: { light: '#3e5ec0', dark: '#7597f6', 'contrast-light': '#1c3385', 'contrast-dark': '#a4bdf9' },
  ok: { light: '#076941', dark: '#83deab', 'contrast-light': '#004a2b', 'contrast-dark': '#9eecbe' },
  warn: { light: '#905704', dark: '#f0bb52', 'contrast-light': '#633a04', 'contrast-dark': '#ffd988' },
  critical: { light: '#c22630', dark: '#f06865', 'contrast-light': '#861118', 'contrast-dark': '#fda19e' },
  info: { light: '#2d6da5', dark: '#67a7e3', 'contrast-light': '#154470', 'contrast-dark': '#92cbfb' },
  'ink-2': { light: '#46494c', dark: '#b3b5b8', 'contrast-light': '#030303', 'contrast-dark': '#dedede' },
  'ink-3': { light: '#67696c', dark: '#909296', 'contrast-light': '#161616', 'contrast-dark': '#bebebe' },
  unknown: { light: '#67696c', dark: '#909296', 'contrast-light': '#161616', 'contrast-dark': '#bebebe' },
  line: { light: '#e2e3e3', dark: '#282a2e', 'contrast-light': '#484848', 'contrast-dark': '#808080' },
  'line-control': { light: '#8b8d90', dark: '#6d6f72', 'contrast-light': '#161616', 'contrast-dark': '#bebebe' },
  grid: { light: '#ededed', dark: '#212327', 'contrast-light': '#aeaeae', 'contrast-dark': '#2e2e2e' },
  inset: { light: '#f7f7f7', dark: '#1a1c20', 'contrast-light': '#f5f5f5', 'contrast-dark': '#020202' },
  hover: { light: '#f2f2f2', dark: '#1f2125', 'contrast-light': '#e4e4e4', 'contrast-dark': '#090909' },
  raised: { light: '#ffffff', dark: '#1d1f23', 'contrast-light': '#ffffff', 'contrast-dark': '#020202' },
  'accent-soft': { light: '#eaeffa', dark: '#212737', 'contrast-light': '#e0e6f1', 'contrast-dark': '#10141e' },
  'ok-quiet': { light: '#568f6f', dark: '#64a482', 'contrast-light': '#245b3e', 'contrast-dark': '#89cda5' },
  'ok-soft': { light: '#e3ece6', dark: '#212d2b', 'contrast-light': '#e0e8e3', 'contrast-dark': '#09130d' },
  'warn-soft': { light: '#f2eae2', dark: '#2d2923', 'contrast-light': '#ece6e0', 'contrast-dark': '#161106' },
  'critical-soft': { light: '#fdedeb', dark: '#302224', 'contrast-light': '#f5e8e6', 'contrast-dark': '#1a0c0c' },
  'series-1': { light: '#3e5ec0', dark: '#7597f6', 'contrast-light': '#4c5df1', 'contrast-dark': '#80a3ff' },
  'series-2': { light: '#c8741f', dark: '#ee9844', 'contrast-light': '#a95a00', 'contrast-dark': '#ee9844' },
  'series-3': { light: '#007a66', dark: '#05987e', 'contrast-light': '#17644f', 'contrast-dark': '#05987e' },
  'series-4': { light: '#aa6687', dark: '#cc96b1', 'contrast-light': '#9a5c71', 'contrast-dark': '#cc96b1' },
  'series-5': { light: '#443673', dark: '#7862c2', 'contrast-light': '#3f326d', 'contrast-dark': '#8570d2' },
  'series-6': { light: '#3795b9', dark: '#82daff', 'contrast-light': '#007898', 'contrast-dark': '#89dcff' },
  'series-7': { light: '#2a5419', dark: '#a1c798', 'contrast-light': '#254c10', 'contrast-dark': '#a1c798' },
  'series-8': { light: '#89132b', dark: '#bf5b49', 'contrast-light': '#89132b', 'contrast-dark': '#c7614e' },
  'series-other': { light: '#8b8d90', dark: '#6d6f72', 'contrast-light': '#484848', 'contrast-dark': '#808080' },
  'domain-intelligence': { light: '#3e5ec0', dark: '#7597f6', 'contrast-light': '#4c5df1', 'contrast-dark': '#80a3ff' },
  'domain-agent': { light: '#007a66', dark: '#05987e', 'contrast-light': '#17644f', 'contrast-dark': '#05987e' },
  'domain-code': { light: '#443673', dark: '#7862c2', 'contrast-light': '#3f326d', 'contrast-dark': '#8570d2' },
  'domain-metadata': { light: '#c8741f', dark: '#ee9844', 'contrast-light': '#a95a00', 'contrast-dark': '#ee9844' },
  'domain-database': { light: '#2a5419', dark: '#a1c798', 'contrast-light': '#254c10', 'contrast-dark': '#a1c798' },
  'domain-consul': { light: '#3795b9', dark: '#82daff', 'contrast-light': '#007898', 'contrast-dark': '#89dcff' },
  'domain-vault': { light: '#89132b', dark: '#bf5b49', 'contrast-light': '#89132b', 'contrast-dark': '#c7614e' },
  'domain-bridge': { light: '#aa6687', dark: '#cc96b1', 'contrast-light': '#9a5c71', 'contrast-dark': '#cc96b1' },
  'seq-1': { light: '#e0edf6', dark: '#182343', 'contrast-light': '#e0edf6', 'contrast-dark': '#182343' },
  'seq-2': { light: '#abd0ec', dark: '#223f6e', 'contrast-light': '#abd0ec', 'contrast-dark': '#223f6e' },
  'seq-3': { light: '#7cb0e0', dark: '#295e97', 'contrast-light': '#7cb0e0', 'contrast-dark': '#295e97' },
  'seq-4': { light: '#5590d0', dark: '#3580ba', 'contrast-light': '#5590d0', 'contrast-dark': '#3580ba' },
  'seq-5': { light: '#396eb9', dark: '#51a3d4', 'contrast-light': '#396eb9', 'contrast-dark': '#51a3d4' },
  'seq-6': { light: '#294e9a', dark: '#7bc6e9', 'contrast-light': '#294e9a', 'contrast-dark': '#7bc6e9' },
  'seq-7': { light: '#1d3076', dark: '#b0e6fa', 'contrast-light': '#1d3076', 'contrast-dark': '#b0e6fa' },
  'div-1': { light: '#914006', dark: '#f7ab64', 'contrast-light': '#914006', 'contrast-dark': '#f7ab64' },
  'div-2': { light: '#ae6b43', dark: '#c58651', 'contrast-light': '#ae6b43', 'contrast-dark': '#c58651' },
  'div-3': { light: '#cb9675', dark: '#94643f', 'contrast-light': '#cb9675', 'contrast-dark': '#94643f' },
  'div-4': { light: '#e7c2a9', dark: '#66442c', 'contrast-light': '#e7c2a9', 'contrast-dark': '#66442c' },
  'div-5': { light: '#ebedef', dark: '#292b2f', 'contrast-light': '#ebedef', 'contrast-dark': '#292b2f' },
  'div-6': { light: '#b3cdef', dark: '#3d4c6e', 'contrast-light': '#b3cdef', 'contrast-dark': '#3d4c6e' },
  'div-7': { light: '#7ea2d8', dark: '#566e9e', 'contrast-light': '#7ea2d8', 'contrast-dark': '#566e9e' },
  'div-8': { light: '#4f77c0', dark: '#7192d0', 'contrast-light': '#4f77c0', 'contrast-dark': '#7192d0' },
  'div-9': { light: '#274aa7', dark: '#8fb8ff', 'contrast-light': '#274aa7', 'contrast-dark': '#8fb8ff' },
} as const satisfies Readonly<Record<string, Readonly<Record<Theme, string>>>>;
export type ColorName = keyof typeof colors;

/** Heights and paddings by `density`, px. */
export const densities = {
  compact: { row: 24, log: 20, pad: 8, header: 32, footer: 24, control: 20 },
  normal: { row: 28, log: 24, pad: 12, header: 40, footer: 28, control: 24 },
  comfortable: { row: 36, log: 28, pad: 16, header: 44, footer: 32, control: 32 },
} as const;
