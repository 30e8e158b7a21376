/** Whatever colours a host sets, text and marks keep their contrast: computed colours, as a browser makes them, for usual brands and awkward ones. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { converter, parse, wcagContrast } from 'culori';
import { type Browser, chromium, type Page } from 'playwright-core';
import { args, findChrome } from '../../scripts/chrome.mjs';
import { openSite, pageOf, type Site } from './site.ts';

let site: Site;
let browser: Browser;
let page: Page;
before(async () => {
  [site, browser] = await Promise.all([openSite(), chromium.launch({ executablePath: findChrome(), args })]);
  site.serve({ html: pageOf(['cdn/platform-health.js'], '<div><platform-health></platform-health></div>') });
  page = await browser.newPage();
  await page.goto(site.url);
  await page.waitForFunction(() => customElements.get('platform-health'));
});
after(async () => {
  await browser?.close();
  await site?.close();
});

const texts = ['ink', 'ink-2', 'ink-3', 'unknown', 'accent', 'ok', 'warn', 'critical', 'info'];
const marks = ['line-control', 'ok-quiet', 'series-other', ...Array.from({ length: 8 }, (_, n) => `series-${n + 1}`)];
const grounds = ['surface', 'inset', 'hover', 'raised', 'accent-soft'];
const softs = ['ok', 'warn', 'critical'];

/** All colours of a pane in a host with these variables. */
async function colors(css: string, scheme: 'light' | 'dark', theme = ''): Promise<(name: string) => string> {
  const names = [...new Set([...texts, ...marks, ...grounds, ...softs.map((name) => `${name}-soft`)])];
  const found = await page.evaluate(
    ({ css, scheme, theme, names }) => {
      const host = document.querySelector('div') as HTMLElement;
      host.style.cssText = `${css}; color-scheme: ${scheme}`;
      const pane = host.firstElementChild as HTMLElement;
      pane.dataset['theme'] = theme;
      const probe = document.createElement('i');
      pane.shadowRoot?.append(probe);
      const read = names.map((name) => {
        probe.style.color = `var(--_${name})`;
        return [name, getComputedStyle(probe).color] as const;
      });
      probe.remove();
      return Object.fromEntries(read);
    },
    { css, scheme, theme, names },
  );
  return (name) => found[name] ?? '';
}

const rgb = converter('rgb');
const oklch = converter('oklch');
const unit = (value: number) => Math.round(Math.min(1, Math.max(0, value)) * 255) / 255;
/** As a screen shows it: clipped to sRGB, in 8 bits. */
const shown = (color: string) => {
  const parsed = rgb(parse(color));
  assert.ok(parsed, `${color} is a colour`);
  return { mode: 'rgb' as const, r: unit(parsed.r), g: unit(parsed.g), b: unit(parsed.b) };
};
/** Pairs below what they owe, with their ratio. */
function unreadable(of: (name: string) => string, [text, mark] = [4.5, 3]): readonly string[] {
  const pairs = [
    ...texts.flatMap((name) => grounds.map((ground) => [name, ground, text] as const)),
    ...softs.map((name) => [name, `${name}-soft`, text] as const),
    ...softs.map((name) => ['ink', `${name}-soft`, text] as const),
    ['surface', 'accent', text] as const,
    ...marks.flatMap((name) => ['surface', 'inset', 'raised'].map((ground) => [name, ground, mark] as const)),
  ];
  return pairs.flatMap(([a, b, owed]) => {
    const ratio = wcagContrast(shown(of(a)), shown(of(b)));
    return ratio >= owed ? [] : [`${a} on ${b}: ${ratio.toFixed(2)} of ${owed} (${of(a)} on ${of(b)})`];
  });
}

const read = (path: string) => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');
const brandsIn = (text: string) =>
  [...text.matchAll(/^\.(\w+) \{([^}]*)\}/gm)].map(
    ([, name = '', css = '']) => [name, css.replaceAll('\n', ' ')] as const,
  );
const guide = await read('docs/guides/theming.md');
const brandsOfGuide = brandsIn(guide).map(([name, css]) => [`${name} of the guide`, css] as const);
const brandsOfExample = [...brandsIn(await read('examples/brands/brands.css')), ...brandsOfGuide];
const awkward: readonly (readonly [name: string, css: string])[] = [
  ['yellow accent', '--sg-accent: #ffee00'],
  ['dark purple surface in either scheme', '--sg-surface: #2a1145; --sg-accent: #8a2be2'],
  ['near-white ink on white', '--sg-surface: #ffffff; --sg-ink: #f4f4f4'],
  ['near-black ink on black', '--sg-surface: #000000; --sg-ink: #111111'],
  ['mid-grey surface', '--sg-surface: #808080'],
  ['beige surface alone', '--sg-surface: #f0e2c8'],
  ['red surface', '--sg-surface: #d32f2f; --sg-critical: #d32f2f'],
  [
    'all the same colour',
    `${['surface', 'ink', 'accent', 'ok', 'warn', 'critical', 'series-1'].map((name) => `--sg-${name}: #3399ff`).join(';')}`,
  ],
  [
    'pure primaries',
    '--sg-accent: #0000ff; --sg-ok: #00ff00; --sg-warn: #ffff00; --sg-critical: #ff0000; --sg-series-1: #00ffff',
  ],
];

for (const scheme of ['light', 'dark'] as const) {
  for (const [name, css] of [...brandsOfExample, ...awkward])
    test(`${scheme}, ${name}: text keeps 4.5, marks 3`, async () => {
      assert.deepEqual(unreadable(await colors(css, scheme)), []);
    });
  test(`${scheme}, high contrast: text keeps 7 on the surface in every brand`, async () => {
    for (const [name, css] of [...brandsOfExample, ...awkward.slice(0, 4)]) {
      const of = await colors(css, scheme, `contrast-${scheme}`);
      const low = texts.filter((text) => wcagContrast(shown(of(text)), shown(of('surface'))) < 7);
      assert.deepEqual(low, [], name);
    }
  });
}

test('a colour that can be read is left as the host set it', async () => {
  const same = async (css: string, scheme: 'light' | 'dark', name: string, hex: string) => {
    const found = shown((await colors(css, scheme))(name));
    const wanted = shown(hex);
    for (const channel of ['r', 'g', 'b'] as const)
      assert.ok(
        Math.abs(found[channel] - wanted[channel]) < 1.5 / 255,
        `${name} ${JSON.stringify(found)} is not ${hex}`,
      );
  };
  await same('--sg-accent: #5b2a86', 'light', 'accent', '#5b2a86');
  await same('--sg-surface: #fff4fb', 'light', 'surface', '#fff4fb');
  await same('--sg-accent: #ffee00', 'dark', 'accent', '#ffee00');
  await same('--sg-surface: #1d0b38', 'dark', 'surface', '#1d0b38');
  await same('--sg-surface: #1d0b38; --sg-series-1: #ff5ad1', 'dark', 'series-1', '#ff5ad1');
});

test('the guide shows one brand of ten variables, whose surface, series and font a pane takes', async () => {
  assert.equal(brandsOfGuide.length, 1);
  const css = brandsOfGuide[0]?.[1] ?? '';
  assert.equal([...css.matchAll(/--sg-[\w-]+:/g)].length, 10);
  const of = await colors(css, 'dark');
  assert.deepEqual(shown(of('surface')), shown('#10202b'));
  assert.deepEqual(shown(of('series-1')), shown('#5fc4dd'));
  const family = await page.evaluate(
    () => getComputedStyle(document.querySelector('platform-health') as HTMLElement).fontFamily,
  );
  assert.match(family, /Georgia/);
});

test('with theme.css, high contrast inside a brand replaces it; on the element of the brand, the later sheet wins', async () => {
  const look = (html: string) =>
    page.evaluate(
      async ({ html, theme }) => {
        const place = document.createElement('div');
        place.innerHTML = `<style>${theme}</style><style>.brand { color-scheme: light; --sg-surface: #fffaf0 }</style>${html}`;
        document.body.append(place);
        const pane = place.querySelector('platform-health') as HTMLElement & { updateComplete: Promise<unknown> };
        await pane.updateComplete;
        const probe = document.createElement('i');
        probe.style.color = 'var(--_surface)';
        pane.shadowRoot?.append(probe);
        const found = [getComputedStyle(pane).colorScheme, getComputedStyle(probe).color] as const;
        place.remove();
        return found;
      },
      { html, theme },
    );
  const theme = await readFile(new URL('../../packages/widgets/dist/theme.css', import.meta.url), 'utf8');
  const [inside, black] = await look(
    '<div class="brand"><div data-theme="contrast-dark"><platform-health></platform-health></div></div>',
  );
  assert.equal(inside, 'dark');
  assert.deepEqual(shown(black), shown('#000000'));
  const [same, cream] = await look(
    '<div class="brand" data-theme="contrast-dark"><platform-health></platform-health></div>',
  );
  assert.equal(same, 'light');
  assert.deepEqual(shown(cream), shown('#fffaf0'));
});

test('a vivid surface is toned down in its scheme, and what stands on it is readable', async () => {
  const of = await colors('--sg-surface: #39ff14', 'light');
  const { c = 0, l = 0 } = oklch(parse(of('surface'))) ?? {};
  assert.ok(c < 0.125 && l > 0.77, of('surface'));
  assert.deepEqual(unreadable(of), []);
});

test('without a variable of the host, colours are those of tokens.json', async () => {
  const of = await colors('', 'light');
  assert.deepEqual(
    [of('ink'), of('accent'), of('series-2')],
    ['rgb(25, 28, 32)', 'rgb(62, 94, 192)', 'rgb(200, 116, 31)'],
  );
});
