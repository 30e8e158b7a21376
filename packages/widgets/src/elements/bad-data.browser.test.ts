// What no element of a primitive may fail on, thrown at each there is; testing/bad-data.ts holds the cases, and a line for each element.
import { expect } from '@open-wc/testing';
import type { LitElement } from 'lit';
import { type BadData, badCases, feeds, wrong } from '../testing/bad-data.ts';
import { drawnOf, mountElement, removeElements } from '../testing/mount-element.ts';

/** Served by web-test-runner.config.mjs: the names of the files in elements/define. */
const tags = (await (await fetch('/found/elements.json')).json()) as readonly string[];

/** All words of an element: what is written, and what assistive technology reads. */
const wordsIn = (root: ShadowRoot): string =>
  [...root.querySelectorAll('*')]
    // The way to the table is there whatever is drawn.
    .filter((node) => !node.matches('.turn'))
    .flatMap((node) => [
      ...[...node.childNodes]
        .filter((child) => child.nodeType === Node.TEXT_NODE)
        .map((child) => child.textContent ?? ''),
      ...['aria-label', 'aria-valuetext', 'title', 'placeholder'].map((name) => node.getAttribute(name) ?? ''),
    ])
    .join(' ')
    .trim();
const isPainted = (canvas: HTMLCanvasElement): boolean => {
  const { width, height } = canvas;
  const data = width * height > 0 ? canvas.getContext('2d')?.getImageData(0, 0, width, height).data : undefined;
  return data?.some((value) => value > 0) ?? false;
};
const isBlank = (root: ShadowRoot): boolean =>
  wordsIn(root) === '' &&
  !root.querySelector('svg rect, svg path, svg polyline, svg circle, svg line') &&
  ![...root.querySelectorAll('canvas')].some(isPainted);

interface Told {
  readonly code: string;
  readonly message: string;
}
async function given(tag: string, data: BadData): Promise<{ readonly element: LitElement; readonly told: Told[] }> {
  const told: Told[] = [];
  const feed = feeds[tag];
  if (!feed) throw new Error(`There is no line for ${tag} in testing/bad-data.ts.`);
  const onError = (event: Event): void => void told.push(event as Event & Told);
  const element = await mountElement<LitElement>(tag, feed(data), { ...data.place, onError });
  return { element, told };
}

it('knows a line for every element', () => {
  expect(tags).to.have.length.greaterThan(8);
  expect(tags.filter((tag) => !(tag in feeds))).to.deep.equal([], 'add a line to testing/bad-data.ts');
});

for (const tag of tags.filter((name) => name in feeds))
  describe(`<${tag}> and bad data`, () => {
    before(() => import(`./define/${tag}.ts`));
    afterEach(removeElements);

    for (const [name, data] of Object.entries(badCases))
      it(name, async function () {
        this.timeout(30_000);
        const { element } = await given(tag, data);
        const root = element.renderRoot as ShadowRoot;
        expect(root.querySelectorAll('img, script, iframe, [onerror]').length, 'markup out of a string').to.equal(0);
        expect((globalThis as { pwned?: number }).pwned).to.equal(undefined);
        const numbers = [...root.querySelectorAll('svg *')].flatMap((node) =>
          node
            .getAttributeNames()
            .map((attribute) => `${node.localName} ${attribute}="${node.getAttribute(attribute)}"`),
        );
        expect(
          numbers.filter((attribute) => /NaN|Infinity|undefined/.test(attribute) && !/aria-|class=/.test(attribute)),
        ).to.deep.equal([]);
        if (data.place.width === 0) {
          // A tab that is not shown yet; then it is.
          const place = element.parentElement as HTMLElement;
          place.style.setProperty('inline-size', '480px');
          place.style.setProperty('block-size', '320px');
          await drawnOf(element);
          await drawnOf(element);
        }
        expect(isBlank(root), 'blank').to.equal(false);
        if (data.says && !root.querySelector('[part=problem]'))
          expect(wordsIn(root)).to.contain(data.text.slice(0, 12));
        element.remove();
        await new Promise(requestAnimationFrame);
      });

    const odd = wrong[tag];
    if (odd)
      it('no list where one is needed: refused with its name, drawn again when there is one', async () => {
        const { element, told } = await given(tag, badCases['nothing out of the ordinary'] as BadData);
        Object.assign(element, odd);
        await drawnOf(element);
        expect(told.length).to.equal(1);
        expect(told[0]?.code).to.match(/^[a-z-]+$/);
        expect(told[0]?.message).to.contain(Object.keys(odd)[0]);
        expect(isBlank(element.renderRoot as ShadowRoot)).to.equal(false);
        Object.assign(element, feeds[tag]?.(badCases['nothing out of the ordinary'] as BadData));
        await drawnOf(element);
        expect([told.length, element.renderRoot.querySelector('[part=problem], [role=alert]')]).to.deep.equal([
          1,
          null,
        ]);
      });
  });
