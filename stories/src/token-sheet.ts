import { css, type CSSResultGroup, html, LitElement, nothing, type TemplateResult } from 'lit';
import { setStyle } from '../../packages/widgets/src/base/set-style.ts';
import { paneStyles } from '../../packages/widgets/src/base/pane.css.ts';
import { type ColorName, colors, type Theme } from '../../packages/widgets/src/theme/constants.ts';
import json from '../../packages/widgets/src/theme/tokens.json';
import { domainTokens } from '../../packages/widgets/src/theme/domains.css.ts';
import { rampTokens } from '../../packages/widgets/src/theme/ramps.css.ts';
import { tokens } from '../../packages/widgets/src/theme/tokens.css.ts';

/** A leaf of tokens.json, as far as it is shown here. */
interface Token {
  readonly $value: unknown;
  readonly $description?: string;
  readonly $extensions: {
    readonly 'io.streamglass': {
      readonly css: string;
      readonly host?: boolean;
      readonly modes?: Readonly<Record<string, unknown>>;
    };
  };
}
type Group = Readonly<Record<string, unknown>>;
const isToken = (node: unknown): node is Token => typeof node === 'object' && node !== null && '$value' in node;

/** Every token below a group, with its path. */
const leaves = (node: unknown, path: readonly string[]): readonly (readonly [string, Token])[] =>
  isToken(node)
    ? [[path.join('.'), node]]
    : typeof node === 'object' && node !== null
      ? Object.entries(node).flatMap(([key, child]) => (key.startsWith('$') ? [] : leaves(child, [...path, key])))
      : [];
const group = (...path: readonly string[]): readonly (readonly [string, Token])[] =>
  leaves(
    path.reduce<unknown>((node, key) => (node as Group)[key], json),
    path,
  );
const about = (name: string): string =>
  String((json as Group)[name] && ((json as Group)[name] as Group)['$description']);
const ours = (token: Token) => token.$extensions['io.streamglass'];

/** `#46494c`, or the name of the token that it follows. */
const words = (value: unknown): string => {
  if (typeof value === 'string') return value.slice(1, -1);
  if (Array.isArray(value)) return value.join(', ');
  const {
    hex,
    value: amount,
    unit,
  } = value as { readonly hex?: string; readonly value?: number; readonly unit?: string };
  return hex ?? (unit === undefined ? String(value) : `${amount}${unit}`);
};
/** In a theme, as code has it; primitive values are the same in all. */
const colorOf = (token: Token, theme: Theme = 'light'): string => {
  const found = colors[ours(token).css.replace('--sg-', '') as ColorName] as
    | Readonly<Record<Theme, string>>
    | undefined;
  return found?.[theme] ?? words(token.$value);
};
/** What panes read on their own host. */
const privateName = (token: Token): string => ours(token).css.replace('--sg-', '--_');

const swatch = (color: string): TemplateResult => html`<span class="swatch" ${setStyle({ background: color })}></span>`;
const rows = (caption: string, all: readonly (readonly [string, Token])[]): TemplateResult =>
  html`<table>
    <caption>${caption}</caption>
    <thead><tr><th scope="col">Token</th><th scope="col">Light</th><th scope="col">Dark</th><th scope="col">For</th></tr></thead>
    <tbody>
      ${all.map(([path, token]) => {
        const { host, modes } = ours(token);
        const dark = modes?.['dark'] ?? token.$value;
        return html`<tr>
          <th scope="row">${swatch(`var(${privateName(token)})`)}<code>${ours(token).css}</code></th>
          <td title=${words(token.$value)}>${swatch(colorOf(token))}${colorOf(token)}</td>
          <td title=${words(dark)}>${swatch(colorOf(token, 'dark'))}${colorOf(token, 'dark')}</td>
          <td>${token.$description ?? path}${host ? html` <b>A host may set it.</b>` : nothing}</td>
        </tr>`;
      })}
    </tbody>
  </table>`;

const strip = (title: string, all: readonly (readonly [string, Token])[]): TemplateResult =>
  html`<h3>${title}</h3>
    <ul class="strip-of">
      ${all.map(([path, token]) => html`<li>${swatch(colorOf(token))}<span>${path.split('.').slice(1).join(' ')}</span></li>`)}
    </ul>`;

const measures = (title: string, all: readonly (readonly [string, Token])[]): TemplateResult =>
  html`<table>
    <caption>${title}</caption>
    <tbody>
      ${all.map(([path, token]) => {
        const size = words(token.$value);
        const modes = Object.entries(ours(token).modes ?? {}).map(([mode, value]) => `${mode} ${words(value)}`);
        return html`<tr>
          <th scope="row"><code>${ours(token).css}</code></th>
          <td class="end">${size}</td>
          <td><span class="length" ${setStyle({ 'inline-size': size.endsWith('px') ? size : '0px' })}></span></td>
          <td>${[token.$description ?? path, ...modes].join(' · ')}</td>
        </tr>`;
      })}
    </tbody>
  </table>`;

interface TypeValue {
  readonly fontSize: { readonly value: number };
  readonly fontWeight: number;
}
const samples = (): TemplateResult =>
  html`<ul class="types">
    ${group('type').map(([path, token]) => {
      const { fontSize, fontWeight } = token.$value as TypeValue;
      const line = (ours(token) as { readonly lineHeightPx?: number }).lineHeightPx ?? fontSize.value + 4;
      return html`<li>
        <span ${setStyle({ 'font-size': `${fontSize.value}px`, 'line-height': `${line}px`, 'font-weight': String(fontWeight) })}>1,840 ms · platform health</span>
        <span class="m3 s12">${path.split('.')[1]} · ${fontSize.value}/${line} · ${fontWeight} · ${token.$description ?? ''}</span>
      </li>`;
    })}
  </ul>`;

const pages = {
  colors: () => html`${rows(
    'Colour by role',
    group('color').filter(([path]) => !path.includes('series')),
  )}
    ${rows(
      'Series, in order; then “other”',
      group('color').filter(([path]) => path.includes('series')),
    )}`,
  scales:
    () => html`${rows('Domains of events', group('domain'))} ${strip('Sequential: low to high', group('ramp', 'sequential'))}
    ${strip('Diverging: worse to better', group('ramp', 'diverging'))}
    <p class="m2 s12">${about('ramp')}</p>
    ${strip('Primitive values; no pane uses them', group('ref'))}`,
  type: () => html`<h3>Type: four sizes and a display</h3>${samples()}`,
  measures:
    () => html`${measures('Space', group('space'))} ${measures('Density: row, log row, padding, header, footer, control', group('density'))}
    ${measures('Radius', group('radius'))} ${measures('Stroke', group('stroke'))} ${measures('Motion', group('motion', 'duration'))}`,
};
export type TokenPage = keyof typeof pages;

/** Design tokens, read from tokens.json: what is shown is what panes get. */
export class TokenSheet extends LitElement {
  static override properties = { page: {} };
  static override styles: CSSResultGroup = [
    tokens,
    domainTokens,
    rampTokens,
    paneStyles,
    css`
      :host { padding: 16px; gap: 24px; }
      .page { display: grid; gap: 24px; }
      table { border-collapse: collapse; inline-size: 100%; table-layout: auto; }
      caption, h3 { margin: 0; padding-block: 0 8px; text-align: start; font-size: 13px; line-height: 20px; font-weight: 600; }
      th, td { padding: 4px 12px 4px 0; border-block-start: 1px solid var(--_grid); text-align: start; font-weight: 400; vertical-align: top; font-size: 12px; line-height: 16px; }
      thead th { border: 0; font-size: 11px; color: var(--_ink-3); }
      code { font-family: var(--_font-mono); font-size: 0.92em; overflow-wrap: anywhere; }
      b { font-weight: 600; }
      .swatch { display: inline-block; inline-size: 14px; block-size: 14px; margin-inline-end: 8px; border-radius: 2px; box-shadow: inset 0 0 0 1px color-mix(in oklab, var(--_ink) 18%, transparent); vertical-align: -2px; }
      .length { display: block; block-size: 12px; background: var(--_series-1); }
      ul { margin: 0; padding: 0; list-style: none; }
      .strip-of { display: flex; flex-wrap: wrap; gap: 8px 16px; font-size: 12px; line-height: 16px; }
      .types { display: grid; gap: 12px; }
      .types li { display: grid; gap: 2px; }
      p { margin: 0; }
      @container (max-width: 560px) { th, td { padding-inline-end: 6px; } td:nth-of-type(3) { display: none; } thead th:last-child { display: none; } }
    `,
  ];
  declare page: TokenPage;
  constructor() {
    super();
    this.page = 'colors';
  }
  protected override render(): TemplateResult {
    return html`<div class="page">${pages[this.page]()}</div>`;
  }
}
customElements.define('token-sheet', TokenSheet);
