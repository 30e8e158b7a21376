// Contrast and colour-vision figures of the design tokens: `npm run contrast` writes docs/reference/contrast.md; `--check` says what owes
// more, or that the page is old. WCAG 2.2 contrast; CIEDE2000 after full dichromacy (Machado, Oliveira, Fernandes 2009, severity 1).
import { readFileSync, writeFileSync } from 'node:fs';
import {
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  wcagContrast,
} from 'culori';
import { colors } from '../packages/widgets/src/theme/constants.ts';

const at = (path) => new URL(`../${path}`, import.meta.url);
const modes = ['light', 'dark', 'contrast-light', 'contrast-dark'];
/** `ink-2`, `series-1` or `seq-3` in a mode. */
const color = (name, mode) => colors[name][mode];

const failures = [];
const least = (what, mode, value, owed) => {
  if (value < owed) failures.push(`${what}, ${mode}: ${value.toFixed(2)}, owed ${owed}`);
  return value.toFixed(2);
};
const lowest = (name, grounds, mode) =>
  Math.min(...grounds.map((ground) => wcagContrast(color(name, mode), color(ground, mode))));
const table = (head, rows) =>
  [
    `| ${head.join(' | ')} |`,
    `|${head.map(() => '---').join('|')}|`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');
/** One row a token, one column a mode. */
const pairs = (names, grounds, owed) =>
  table(
    ['token', ...modes],
    names.map((name) => [
      name,
      ...modes.map((mode) => least(`${name} on ${grounds.join(', ')}`, mode, lowest(name, grounds, mode), owed(mode))),
    ]),
  );
const text = (mode) => (mode.startsWith('contrast') ? 7 : 4.5);
const couples = (list) =>
  table(
    ['pair', ...modes],
    list.map(([front, back]) => [
      `${front} on ${back}`,
      ...modes.map((mode) => least(`${front} on ${back}`, mode, lowest(front, [back], mode), text(mode))),
    ]),
  );

const visions = {
  normal: (value) => value,
  protan: filterDeficiencyProt(1),
  deutan: filterDeficiencyDeuter(1),
  tritan: filterDeficiencyTrit(1),
};
const difference = differenceCiede2000();
const distance = (a, b, mode, see) => difference(see(color(a, mode)), see(color(b, mode)));
/** Nearest two of a set: [ΔE, 'a · b']. */
const nearest = (names, mode, see) =>
  names
    .flatMap((a, index) => names.slice(index + 1).map((b) => [distance(a, b, mode, see), `${a} · ${b}`]))
    .toSorted(([a], [b]) => a - b)[0];
const apart = (what, names, owed, shown = ['light', 'dark']) =>
  table(
    ['vision', ...shown.flatMap((mode) => [mode, 'closest'])],
    Object.entries(visions).map(([vision, see]) => [
      vision,
      ...shown.flatMap((mode) => {
        const [value, pair] = nearest(names, mode, see);
        return [least(`${what}, ${vision}`, mode, value, owed), pair];
      }),
    ]),
  );
const steps = (what, names, owed) =>
  Object.entries(visions).map(([vision, see]) => [
    what,
    vision,
    ...['light', 'dark'].map((mode) => {
      const all = names.slice(1).map((name, index) => distance(names[index], name, mode, see));
      return least(`${what}, ${vision}`, mode, Math.min(...all), owed);
    }),
  ]);
const marked = ['surface', 'inset', 'raised'];
const series = Array.from({ length: 8 }, (_, index) => `series-${index + 1}`);
const numbered = (prefix, count) => Array.from({ length: count }, (_, index) => `${prefix}-${index + 1}`);
const status = ['ok', 'warn', 'critical', 'info', 'unknown'];

const page = `<!-- Made by scripts/contrast.mjs from tokens.json. Do not edit. -->
# Contrast and colour vision

Figures of the design tokens as they are, without a brand: \`npm run contrast\` computes them, and \`npm run check\` fails where one is below what it owes. What a
host's own colours give is computed in the browser ([Theming](../guides/theming.md)).

## Text: at least 4.5, in high contrast 7

Lowest over surface, inset, hover, raised and accent-soft.

${pairs(['ink', 'ink-2', 'ink-3', 'accent', ...status], ['surface', 'inset', 'hover', 'raised', 'accent-soft'], text)}

${couples([
  ...['ok', 'warn', 'critical'].flatMap((name) => [
    [name, `${name}-soft`],
    ['ink', `${name}-soft`],
  ]),
  ['surface', 'accent'],
  ['surface', 'ink'],
])}

## Marks: at least 3; series in high contrast 4.5

Lowest over surface, inset and raised. Line and grid are decoration: what they part is also told by place or label.

${pairs(['line-control', 'ok-quiet', 'series-other'], marked, () => 3)}

${pairs(series, marked, (mode) => (mode.startsWith('contrast') ? 4.5 : 3))}

## Eight series: nearest two, ΔE2000 at least 11

${apart('series', series, 11, modes)}

## Status, always with a glyph: nearest two, ΔE2000 at least 9

${apart('status', status, 9)}

## Ramps: nearest neighbours, ΔE2000 at least 8

${table(['ramp', 'vision', 'light', 'dark'], [...steps('sequential', numbered('seq', 7), 8), ...steps('diverging', numbered('div', 9), 8)])}
`;

const file = at('docs/reference/contrast.md');
if (process.argv.includes('--check')) {
  const old = readFileSync(file, 'utf8') !== page;
  if (old) failures.push('docs/reference/contrast.md is not what tokens.json gives; run: npm run contrast');
} else writeFileSync(file, page);
for (const failure of failures) console.error(failure);
process.exitCode = failures.length > 0 ? 1 : 0;
