/** A pane and its host leave each other alone: no style goes in or out, nothing jumps while panes load, and a pane may be moved about. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { pageOf } from './site.ts';
import { openStage, type PaneElement, type Stage, tags, untilLive } from './stage.ts';

let stage: Stage;
before(async () => {
  stage = await openStage();
});
after(() => stage?.close());

const panes = (attributes = '') =>
  tags.map((tag) => `<${tag} endpoint="${stage.endpoint}" range="1h" ${attributes}></${tag}>`).join('\n');
const scripts = tags.map((tag) => `cdn/${tag}.js`);
/** What every element of the host looks like to the browser. */
const looks = (page: Page, selector: string) =>
  page.evaluate((selector) => {
    const all = [...document.querySelectorAll(selector)];
    return all.map((element) =>
      Object.fromEntries(
        [...getComputedStyle(element)].map((name) => [name, getComputedStyle(element).getPropertyValue(name)]),
      ),
    );
  }, selector);

const hostile = `
  * { box-sizing: content-box; margin: 7px; padding: 3px; border: 2px solid red; color: lime; font: italic 31px/1 fantasy; letter-spacing: 4px; word-spacing: 9px; text-indent: 40px; text-shadow: 0 0 4px red; white-space: pre; font-variant: small-caps; text-transform: uppercase; }
  html { font-size: 40px; }
  div, span, p, section { display: inline; float: right; background: yellow; position: fixed; }
  button, input, select { all: unset; display: none; font-size: 3rem; }
  table, td, th, tr { display: block; background: black; }
  svg { width: 300px; fill: red; stroke: red; }
  canvas { transform: rotate(20deg); filter: invert(1); }
  .title, .hd, .bd, .feed, .row, .list, [part] { display: none; opacity: 0.1; }
`;
declare global {
  var shifts: () => { readonly places: readonly string[]; readonly value: number };
}
/**
 * Runs in the page before its own scripts: where panes and footer have stood in any frame, and the browser's own measure of what
 * moved until all panes had data. After that rows of the log move, because events come in.
 */
function watchShifts(): void {
  const places = new Set<string>();
  let value = 0;
  const isReady = () => {
    const all = [...document.querySelectorAll<PaneElement>('main > *')];
    return all.length > 0 && all.every(({ phase }) => phase === 'shown');
  };
  const look = () => {
    const all = [...document.querySelectorAll('main > *, footer')];
    if (all.some(({ localName }) => localName === 'footer'))
      places.add(
        all.map((one) => [one.getBoundingClientRect()].map(({ y, height }) => `${y}+${height}`).join()).join(' '),
      );
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  let readyAt = Number.POSITIVE_INFINITY;
  new PerformanceObserver((list) => {
    if (isReady()) readyAt = Math.min(readyAt, performance.now());
    for (const entry of list.getEntries() as (PerformanceEntry & { readonly value: number })[])
      if (entry.startTime < readyAt) value += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
  globalThis.shifts = () => ({ places: [...places], value });
}

/** Size, font and colour of everything in a shadow root that has stopped changing: a snapshot of the host's own. */
const insides = (page: Page) =>
  page.evaluate(
    (all) =>
      all.map((tag) => {
        const root = document.querySelector(tag)?.shadowRoot;
        return [...(root?.querySelectorAll('.hd, .title, .scope, .feed, button, .bd, .ft, table, svg, canvas') ?? [])]
          .map((element) => {
            const style = getComputedStyle(element);
            const names = [
              'display',
              'margin',
              'padding',
              'position',
              'float',
              'font-size',
              'line-height',
              'font-style',
              'color',
              'background-color',
              'border-top-width',
              'letter-spacing',
              'word-spacing',
              'text-indent',
              'text-shadow',
              'white-space',
              'font-variant',
              'text-transform',
              'transform',
              'filter',
              'opacity',
              'box-sizing',
            ];
            return `${element.localName}.${element.classList[0] ?? ''} ${names.map((name) => style.getPropertyValue(name)).join('|')}`;
          })
          .filter((line, index, lines) => lines.indexOf(line) === index)
          .toSorted();
      }),
    tags,
  );

test('a hostile stylesheet of the host changes nothing inside', async () => {
  const look = async (css: string) => {
    stage.site.serve({ html: pageOf(scripts, `<style>${css}</style>${panes('hide-toolbar')}`) });
    // No glyph pulses: its opacity is a matter of when one looks.
    const visit = await stage.open((page) => page.emulateMedia({ reducedMotion: 'reduce' }));
    await visit.goto();
    await untilLive(visit.page);
    await visit.page.evaluate((all) => {
      for (const tag of all) document.querySelector<PaneElement>(tag)?.pause();
    }, tags);
    const found = await insides(visit.page);
    assert.deepEqual(visit.faults, []);
    await visit.close();
    return found;
  };
  const calm = await look('');
  const stormy = await look(hostile);
  const known = new Set(calm.flat());
  const changed = stormy.flat().filter((line) => !known.has(line));
  assert.deepEqual(changed, []);
});

test('panes leave the elements of the host as they were, and put no sheet into its document', async () => {
  const host =
    '<h1>Host</h1><p class="title row">words <a href="#x">link</a></p><button class="ib">b</button><table><tr><td>1</td></tr></table>';
  stage.site.serve({ html: pageOf([], `<div id="host">${host}</div><div id="panes"></div>`) });
  const { page, faults, goto, close } = await stage.open();
  await goto();
  const before = await looks(page, 'body > #host, #host *');
  const sheets = () =>
    page.evaluate(() => [
      document.styleSheets.length,
      document.adoptedStyleSheets.length,
      document.querySelectorAll('style, link').length,
    ]);
  const sheetsBefore = await sheets();
  await page.evaluate(
    async ({ scripts, html }) => {
      for (const script of scripts) await import(`/${script}`);
      const range = document.createRange().createContextualFragment(html);
      document.querySelector('#panes')?.append(range);
    },
    { scripts, html: panes() },
  );
  await untilLive(page);
  assert.deepEqual(await looks(page, 'body > #host, #host *'), before);
  assert.deepEqual(await sheets(), sheetsBefore);
  assert.deepEqual(faults, []);
  await close();
});

test('with panes.css nothing moves from the first paint to live data', async (t) => {
  const css =
    '<link rel="stylesheet" href="cdn/panes.css"><style>main { display: grid; gap: 16px } footer { height: 40px }</style>';
  for (const width of [1_000, 560, 360]) {
    stage.site.serve({ html: pageOf(scripts, `${css}<main>${panes()}</main><footer>the end</footer>`) });
    const { page, goto, close } = await stage.open(async (page) => {
      await page.setViewportSize({ width, height: 3_500 });
      await page.addInitScript(watchShifts);
    });
    await goto();
    await untilLive(page);
    const { places, value } = await page.evaluate(() => globalThis.shifts());
    t.diagnostic(`${width} px: ${value}`);
    assert.equal(places.length, 1, `${width} px: tops and heights were ${places.join(', then ')}`);
    // What is left is the turning glyph of "connecting", which counts as moved.
    assert.ok(value < 0.001, `${width} px: layout shift ${value}`);
    await close();
  }
});

test('a pane that is moved keeps its picture and its socket', async () => {
  stage.site.serve({ html: pageOf(scripts, `<main>${panes()}</main><aside></aside>`) });
  const { page, faults, sockets, goto, close } = await stage.open();
  await goto();
  await untilLive(page);
  for (let times = 0; times < 6; times++) {
    const phases = await page.evaluate((all) => {
      const [main, aside] = [document.querySelector('main'), document.querySelector('aside')];
      return all.map((tag) => {
        const pane = document.querySelector<PaneElement>(tag) as PaneElement;
        (pane.parentElement === main ? aside : main)?.append(pane);
        return pane.phase;
      });
    }, tags);
    assert.deepEqual(
      phases,
      tags.map(() => 'shown'),
    );
  }
  await untilLive(page);
  assert.equal(sockets.length, 1);
  assert.deepEqual(faults, []);
  await close();
});
