// Design tokens → stylesheets. `node scripts/theme.mjs` writes src/theme/tokens.css.ts (what panes adopt), domains.css.ts and
// ramps.css.ts (what only those adopt that draw by domain or by a scale), and
// src/theme/theme.css (optional, for a page that sets data-theme on an ancestor); `--check` only says whether they fit.
import { readFileSync, writeFileSync } from 'node:fs';

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

/** `color-mix(in oklab, var(--sg-ink) 77%, var(--sg-surface))` with its share as a number. */
const mix = (text) => {
  const [, from, share, to] = /var\(--sg-([\w-]+)\) ([\d.]+)%, var\(--sg-([\w-]+)\)/.exec(text);
  return { from, share: Number(share), to };
};
/** One recipe for normal and high contrast: `--_contrast` (0 or 1) moves the share from one to the other. */
const derived = (recipe) => {
  const share = (normal, contrast) => {
    const [a, b] = [mix(recipe[normal]), mix(recipe[contrast])];
    const step = b.share - a.share;
    const percent =
      step === 0 ? `${a.share}%` : `calc(${a.share}% ${step > 0 ? '+' : '-'} ${Math.abs(step)}% * var(--_contrast))`;
    return `color-mix(in oklab, var(--_${a.from}) ${percent}, var(--_${a.to}))`;
  };
  return lightDark(share('light', 'contrastLight'), share('dark', 'contrastDark'));
};

const leaves = (node) =>
  Object.values(node).flatMap((child) =>
    child?.$value === undefined ? (typeof child === 'object' && child ? leaves(child) : []) : [child],
  );
const colors = [...leaves(tokens.color), ...leaves(tokens.domain), ...leaves(tokens.ramp)];
const line = (name, value) => `  ${name}: ${value};`;

const declared = (token) => {
  const { css, derive } = extension(token);
  if (derive) return line(privateName(token), derived(derive));
  const { light, dark = light } = modes(token);
  return line(privateName(token), `var(${css}, ${lightDark(color(light), color(dark))})`);
};
/** Tokens whose own value differs under high contrast. */
const contrasting = colors.filter((token) => {
  const { light, dark, contrastLight, contrastDark } = modes(token);
  if (extension(token).derive || !contrastLight) return false;
  return color(contrastLight) !== color(light) || color(contrastDark) !== color(dark);
});
const contrast = [
  line('--_contrast', '1'),
  ...contrasting.map((token) =>
    line(
      privateName(token),
      `var(${extension(token).css}, ${lightDark(color(modes(token).contrastLight), color(modes(token).contrastDark))})`,
    ),
  ),
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

const sheet = [
  block(':host', [...other, ...leaves(tokens.color).map(declared), ...density('normal')]),
  block(":host([density='compact'])", density('compact')),
  block(":host([density='comfortable'])", density('comfortable')),
  ...['light', 'dark', 'contrast-light', 'contrast-dark'].map((theme) =>
    block(`:host([data-theme='${theme}'])`, [line('color-scheme', theme.replace('contrast-', ''))]),
  ),
  block(":host([data-theme^='contrast'])", contrast),
  `@media (prefers-contrast: more) {\n${block(':host', contrast, '  ')}\n}`,
  `@media (prefers-reduced-motion: reduce) {\n${block(
    ':host',
    still.map((token) => line(privateName(token), '0ms')),
    '  ',
  )}\n}`,
  `@media (forced-colors: active) {\n${block(
    ':host, :host([data-theme])',
    Object.entries(forced).flatMap(([system, names]) => names.map((name) => line(`--_${name}`, system))),
    '  ',
  )}\n}`,
].join('\n');

const module = (name, about, text) => `// Made by scripts/theme.mjs from tokens.json. Do not edit.
import { css } from 'lit';

/** ${about} */
export const ${name} = css\`
${text}
\`;
`;
const outputs = {
  'tokens.css.ts': module(
    'tokens',
    'Private names (`--_ink`) on the host, read from the public ones (`--sg-ink`); light or dark from `color-scheme`.',
    sheet,
  ),
  'domains.css.ts': module(
    'domainTokens',
    'Colours of domains (`--_domain-agent`), for panes that tell domains apart; needs `tokens`.',
    block(':host', leaves(tokens.domain).map(declared)),
  ),
  'ramps.css.ts': module(
    'rampTokens',
    'Scales of colour, sequential (`--_seq-1`) and diverging (`--_div-1`), for panes that draw values as colour.',
    block(':host', leaves(tokens.ramp).map(declared)),
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
const check = process.argv.includes('--check');
for (const [path, text] of Object.entries(outputs)) {
  if (check) {
    if (readFileSync(at(path), 'utf8') !== text) {
      console.error(`src/theme/${path} does not fit tokens.json; run: node scripts/theme.mjs`);
      process.exitCode = 1;
    }
  } else writeFileSync(at(path), text);
}
