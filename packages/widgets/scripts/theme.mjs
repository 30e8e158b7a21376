// Design tokens → stylesheets. `node scripts/theme.mjs` writes src/theme/tokens.css.ts (what panes adopt), domains.css.ts and
// ramps.css.ts (what only those adopt that draw by domain or by a scale), constants.ts (the same values for canvases and other code), and
// src/theme/theme.css (optional, for a page that sets data-theme on an ancestor); from the panes' styles, src/theme/panes.css; `--check` only says whether they fit.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

const at = (path) => new URL(`../src/theme/${path}`, import.meta.url);
const tokens = JSON.parse(readFileSync(at('tokens.json'), 'utf8'));
const extension = (token) => token.$extensions['io.streamglass'];
const find = (path) => path.split('.').reduce((node, part) => node[part], tokens);

/** A token's value in one mode, as CSS; references are followed. */
const color = (value) => {
  if (typeof value !== 'string') return value.hex;
  const path = value.slice(1, -1);
  return path.startsWith('ref.') ? color(find(path).$value) : `var(${privateName(find(path))})`;
};
const privateName = (token) => extension(token).css.replace('--sg-', '--_');
const modes = (token) => ({ light: token.$value, ...extension(token).modes });
const lightDark = (light, dark) => (light === dark ? light : `light-dark(${light}, ${dark})`);

/** A place in tokens.css.ts where something of recipes.ts is called. */
const call = (recipe, ...args) =>
  `\${${recipe}(${args.map((arg) => (typeof arg === 'number' ? arg : `'${arg}'`)).join(', ')})}`;

/** `color-mix(in oklab, var(--sg-ink) 77%, var(--sg-surface))` with its share as a number. */
const mix = (text) => {
  const found = /^color-mix\(in oklab, var\(--sg-([\w-]+)\) ([\d.]+)%, var\(--sg-surface\)\)$/.exec(text);
  if (!found) throw new Error(`tokens.json: ${text} is no mix over the surface.`);
  return { from: found[1], share: Number(found[2]) };
};
/** One recipe for normal and high contrast: `--_contrast` (0 or 1) moves the share from one to the other. */
const derived = (recipe, ink = 'ink') => {
  const share = (normal, contrast) => {
    const [a, b] = [mix(recipe[normal]), mix(recipe[contrast])];
    return call('mix', a.from === 'ink' ? ink : a.from, a.share, ...(a.share === b.share ? [] : [b.share - a.share]));
  };
  const [light, dark] = [share('light', 'contrastLight'), share('dark', 'contrastDark')];
  return light === dark ? light : `light-dark(${light}, ${dark})`;
};

const leaves = (node) =>
  Object.values(node).flatMap((child) =>
    child?.$value === undefined ? (typeof child === 'object' && child ? leaves(child) : []) : [child],
  );
const colors = [...leaves(tokens.color), ...leaves(tokens.domain), ...leaves(tokens.ramp)];
const line = (name, value) => `  ${name}: ${value};`;

/**
 * A host that sets any of its variables may set any colour, so foregrounds are computed until they can be read: `--_ink0` is the plain
 * value, `--_ink1` the one whose luminance keeps the ratio to the surface, and `--_ink` the latter where there is one. Without a variable
 * of a host `--_brand` is invalid, hence every `1`, and the values of tokens.json stand as they are. Ratios are against the surface, with
 * room for hover, inset and soft backgrounds.
 */
const fits = { ink: 9, 'ink-2': 7.4, 'ink-3': 6.4, text: 6.8, graphic: 3.9 };
const texts = ['accent', 'ok', 'warn', 'critical', 'info'];
const fitOf = (token) => {
  const name = extension(token).css.replace('--sg-', '');
  if (name in fits) return name;
  if (texts.includes(name)) return 'text';
  return /^(series-|line-control|ok-quiet)/.test(name) ? 'graphic' : null;
};
const hostNames = leaves(tokens.color)
  .filter((token) => extension(token).host)
  .map((token) => extension(token).css);
const measures = Object.entries(fits).map(([name, ratio]) =>
  // In high contrast text keeps 7 also on soft backgrounds, and marks 4.5.
  call('measure', name, ratio, Math.round(ratio * (name === 'graphic' ? 15 : 30)) / 100),
);
/** A surface of the other scheme's lightness is brought to where its scheme can be read. */
const brand = [
  line(
    '--_brand',
    hostNames.reduceRight((rest, name) => `var(${name}${rest ? `, ${rest}` : ''})`, ''),
  ),
  line(
    '--_surface1',
    lightDark(
      'oklch(from var(--sg-surface) max(l, .78) min(c, .12) h)',
      'oklch(from var(--sg-surface) min(l, .38) min(c, .14) h)',
    ),
  ),
  '  ${bare}',
  ...measures.map((text) => `  ${text}`),
];

const value = (token) => {
  const { light, dark = light } = modes(token);
  return `var(${extension(token).css}, ${lightDark(color(light), color(dark))})`;
};
const nameOf = (token) => privateName(token).replace('--_', '');
/** The same as a call of its recipe. */
const called = (token, [light, dark] = ['light', 'dark']) =>
  call('plain', nameOf(token), ...[light, dark].map((mode) => color(modes(token)[mode]).slice(1)));
const colorTokens = leaves(tokens.color);
/** The first token with the same recipe. */
const sameAs = (token) =>
  colorTokens.find((other) => JSON.stringify(extension(other).derive) === JSON.stringify(extension(token).derive));
const declared = (token) => {
  const { derive } = extension(token);
  const first = derive && sameAs(token);
  const name = privateName(token);
  if (first && first !== token) return [line(name, `var(${privateName(first)})`)];
  const fit = fitOf(token);
  // What is computed itself starts from the plain ink: a sum of sums would only be long.
  const plain = derive ? derived(derive, fit ? 'ink0' : 'ink') : called(token);
  if (fit) return [line(`${name}0`, plain), `  ${call('fitted', nameOf(token), fit)}`];
  return name === '--_surface'
    ? [line(`${name}0`, plain), line(name, `var(${name}1, var(${name}0))`)]
    : [line(name, plain)];
};
/** Tokens whose own value differs under high contrast. */
const contrasting = colors.filter((token) => {
  const { light, dark, contrastLight, contrastDark } = modes(token);
  if (extension(token).derive || !contrastLight) return false;
  return color(contrastLight) !== color(light) || color(contrastDark) !== color(dark);
});
const contrast = [
  line('--_contrast', '1'),
  ...contrasting.map((token) => line(`${privateName(token)}0`, called(token, ['contrastLight', 'contrastDark']))),
];
const px = ({ value, unit }) => `${value}${unit}`;
const density = (mode) =>
  leaves(tokens.density).map((token) =>
    line(privateName(token), px(mode === 'normal' ? token.$value : extension(token).modes[mode])),
  );
const duration = (token) => line(privateName(token), `${token.$value.value}ms`);
const still = leaves(tokens.motion.duration).filter((token) => extension(token).reducedMotion === 0);
const shadow = tokens.shadow.raised.$value;
const other = [
  line('--_contrast', 'var(--sg-contrast, 0)'),
  line('--_font', 'var(--sg-font, inherit)'),
  line(
    '--_font-mono',
    `var(--sg-font-mono, ${tokens.font.mono.$value.map((name) => (/\s/.test(name) ? `"${name}"` : name)).join(', ')})`,
  ),
  line('--_radius', `var(--sg-radius, ${px(tokens.radius.pane.$value)})`),
  line('--_radius-control', `min(${px(tokens.radius.control.$value)}, var(--_radius))`),
  line(
    '--_shadow',
    `${px(shadow.offsetX)} ${px(shadow.offsetY)} ${px(shadow.blur)} rgb(0 0 0 / ${shadow.color.alpha})`,
  ),
  line('--_ease', `cubic-bezier(${tokens.motion.easing.standard.$value.join(', ')})`),
  ...leaves(tokens.motion.duration).map(duration),
];
/** What each system colour stands in for when the reader chose the palette. */
const forced = {
  Canvas: ['surface', 'grid', 'inset', 'hover', 'raised', 'accent-soft', 'ok-soft', 'warn-soft', 'critical-soft'],
  CanvasText: [
    'ink',
    'ink-2',
    'ink-3',
    'line',
    'line-control',
    'ok',
    'ok-quiet',
    'warn',
    'critical',
    'info',
    'series-1',
    'series-2',
    'series-3',
    'series-4',
    'series-5',
    'series-6',
    'series-7',
    'series-8',
    'series-other',
  ],
  Highlight: ['accent'],
  GrayText: ['unknown'],
};
const block = (selector, lines, depth = '') =>
  `${depth}${selector} {\n${lines.map((text) => depth + text).join('\n')}\n${depth}}`;

const themes = (scheme) => `:host([data-theme='${scheme}']), :host([data-theme='contrast-${scheme}'])`;
const sheet = [
  block(':host', [...other, ...brand, ...leaves(tokens.color).flatMap(declared), ...density('normal')]),
  block(":host([density='compact'])", density('compact')),
  block(":host([density='comfortable'])", density('comfortable')),
  ...['light', 'dark'].map((scheme) => block(themes(scheme), [line('color-scheme', scheme)])),
  ":host([data-theme^='contrast']) {${contrast}}",
  '@media (prefers-contrast: more) {\n  :host {${contrast}}\n}',
  `@media (prefers-reduced-motion: reduce) {\n  :host {${call('each', still.map(nameOf).join(' '), '0ms')}}\n}`,
  `@media (forced-colors: active) {\n${block(
    ':host, :host([data-theme])',
    Object.entries(forced).map(([system, names]) => `  ${call('each', names.join(' '), system)}`),
    '  ',
  )}\n}`,
].join('\n');

const made = '// Made by scripts/theme.mjs from tokens.json. Do not edit.';
const module = (name, about, declarations) => `${made}
import { css } from 'lit';

/** ${about} */
export const ${name} = css\`
${block(':host', declarations)}
\`;
`;
const themeModes = { light: 'light', dark: 'dark', 'contrast-light': 'contrastLight', 'contrast-dark': 'contrastDark' };
/** References are followed to the end: a constant has no variables. */
const hex = (value, mode) => {
  if (typeof value !== 'string') return value.hex;
  const token = find(value.slice(1, -1));
  return hex(modes(token)[mode] ?? token.$value, mode);
};
const hexOf = (token, mode) =>
  hex(modes(token)[mode] ?? (mode === 'contrastDark' ? modes(token).dark : undefined) ?? token.$value, mode);
const key = (name) => (/^[a-z]\w*$/.test(name) ? name : `'${name}'`);
const entry = (name, values) =>
  `  ${key(name)}: { ${Object.entries(values)
    .map(([one, is]) => `${key(one)}: ${typeof is === 'string' ? `'${is}'` : is}`)
    .join(', ')} },`;
const cssName = (token) => extension(token).css.replace('--sg-', '');
const colorEntry = (token) =>
  entry(
    cssName(token),
    Object.fromEntries(Object.entries(themeModes).map(([theme, mode]) => [theme, hexOf(token, mode)])),
  );
const dash = (name) => `[${tokens.dash[name].$value.dashArray.map(({ value: length }) => length).join(', ')}]`;
const densityEntry = (mode) =>
  entry(
    mode,
    Object.fromEntries(
      leaves(tokens.density).map((token) => [
        cssName(token),
        (mode === 'normal' ? token.$value : extension(token).modes[mode]).value,
      ]),
    ),
  );
const constants = `// Made by scripts/theme.mjs from tokens.json. Do not edit.

/** As \`data-theme\` names them. */
export type Theme = ${Object.keys(themeModes)
  .map((theme) => `'${theme}'`)
  .join(' | ')};

/** Widths of lines on canvases, px. */
export const hairlinePx = ${tokens.stroke.hairline.$value.value};
export const dataLinePx = ${tokens.stroke.data.$value.value};
export const emphasisLinePx = ${tokens.stroke.emphasis.$value.value};
/** Dashes on canvases, px: from the fifth series on; targets, thresholds and the open end; estimates. */
export const seriesDash: readonly number[] = ${dash('series')};
export const referenceDash: readonly number[] = ${dash('reference')};
export const estimateDash: readonly number[] = ${dash('counterfactual')};
/** Sizes of text, px: axes and footers, labels and logs, body, figures, tiles. */
export const microPx = ${tokens.type.micro.$value.fontSize.value};
export const smallPx = ${tokens.type.small.$value.fontSize.value};
export const basePx = ${tokens.type.base.$value.fontSize.value};
export const figurePx = ${tokens.type.figure.$value.fontSize.value};
export const displayPx = ${tokens.type.display.$value.fontSize.value};

/**
 * Colours by token, without \`--sg-\`: what panes draw with where the host sets none of its own. For code that has no styles to ask:
 * a canvas of the host beside the panes, a test. A canvas inside a pane asks \`this.tokens\`, which knows the host's brand.
 */
export const colors = {
${colors.map(colorEntry).join('\n')}
} as const satisfies Readonly<Record<string, Readonly<Record<Theme, string>>>>;
export type ColorName = keyof typeof colors;

/** Heights and paddings by \`density\`, px. */
export const densities = {
${['compact', 'normal', 'comfortable'].map(densityEntry).join('\n')}
} as const;
`;
const outputs = {
  'constants.ts': constants,
  'tokens.css.ts': `${made}
import { unsafeCSS } from 'lit';
import { bare, each, fitted, measure, mix, plain } from './recipes.ts';

const contrast = \`
${contrast.join('\n')}
\`;
/** Private names (\`--_ink\`) on the host, read from the public ones (\`--sg-ink\`); light or dark from \`color-scheme\`. */
export const tokens = unsafeCSS(\`
${sheet}
\`);
`,
  'domains.css.ts': module(
    'domainTokens',
    'Colours of domains (`--_domain-agent`), for panes that tell domains apart; needs `tokens`.',
    leaves(tokens.domain).map((token) => line(privateName(token), value(token))),
  ),
  'ramps.css.ts': module(
    'rampTokens',
    'Scales of colour, sequential (`--_seq-1`) and diverging (`--_div-1`), for panes that draw values as colour.',
    leaves(tokens.ramp).map((token) => line(privateName(token), value(token))),
  ),
  'theme.css': `/* Made by scripts/theme.mjs from tokens.json. Optional: lets data-theme stand on any element around the panes. */
${['light', 'dark'].map((theme) => block(`[data-theme="${theme}"]`, [line('color-scheme', theme), line('--sg-contrast', '0')])).join('\n')}
${['light', 'dark']
  .map((theme) => {
    const mode = theme === 'light' ? 'contrastLight' : 'contrastDark';
    const lines = contrasting.map((token) => line(extension(token).css, color(modes(token)[mode])));
    return block(`[data-theme="contrast-${theme}"]`, [
      line('color-scheme', theme),
      line('--sg-contrast', '1'),
      ...lines,
    ]);
  })
  .join('\n')}
`,
};
/** Heights that a pane's body takes while it waits, by the width from which they hold: `--_first` in its styles. */
const firstHeights = (tag) => {
  const css = readFileSync(at(`../widgets/${tag}/${tag}.css.ts`), 'utf8');
  const found = [...css.matchAll(/@container pane \((max-width: \d+px)\)|--_first: (\d+)px/g)];
  let under = null;
  return found.flatMap(([, width, first]) => {
    if (width) under = width;
    return first ? [{ under, first: Number(first) }] : [];
  });
};
/** Header, footer and border, at normal density. */
const around = tokens.density.header.$value.value + tokens.density.footer.$value.value + 2;
const panes = readdirSync(at('../define'))
  .map((file) => file.replace('.ts', ''))
  .filter((tag) => existsSync(at(`../widgets/${tag}/${tag}.css.ts`)))
  .map((tag) => ({ tag, heights: firstHeights(tag) }));
const undefinedPanes = (part = '') => panes.map(({ tag }) => `${tag}:not(:defined)${part}`).join(',\n');
const reserved = ({ tag, heights }, width) =>
  heights
    .filter(({ under }) => under === width)
    .map(({ first }) =>
      block(`${tag}:not(:defined)::before`, [line('block-size', `${first + around - 2}px`)], width ? '  ' : ''),
    );
const widths = [...new Set(panes.flatMap(({ heights }) => heights.map(({ under }) => under)))].filter(Boolean);
outputs['panes.css'] =
  `/* Made by scripts/theme.mjs from the panes' styles. Optional: reserves the room of panes before their code has come, so that the page does not jump. */
${undefinedPanes()} {
  display: block;
  container: pane / inline-size;
  box-sizing: border-box;
  inline-size: 100%;
  border: 1px solid light-dark(${hexOf(tokens.color.line, 'light')}, ${hexOf(tokens.color.line, 'dark')});
  border-radius: 6px;
}
${undefinedPanes('::before')} {
  content: "";
  display: block;
}
${panes.flatMap((pane) => reserved(pane, null)).join('\n')}
${widths
  .map((width) => `@container pane (${width}) {\n${panes.flatMap((pane) => reserved(pane, width)).join('\n')}\n}`)
  .join('\n')}
stream-provider:not(:defined) {
  display: contents;
}
`;
const check = process.argv.includes('--check');
for (const [path, text] of Object.entries(outputs)) {
  if (check) {
    if (readFileSync(at(path), 'utf8') !== text) {
      console.error(`src/theme/${path} does not fit tokens.json; run: node scripts/theme.mjs`);
      process.exitCode = 1;
    }
  } else writeFileSync(at(path), text);
}
