import { expect } from '@open-wc/testing';
import type { LitElement } from 'lit';
import { type BadData, badCases, type Feed } from './bad-data.ts';
import { drawnOf, mountElement, removeElements } from './mount-element.ts';

/** All words of an element: what is written, and what assistive technology reads. */
export const wordsIn = (root: ShadowRoot): string =>
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
export const isBlank = (root: ShadowRoot): boolean =>
  wordsIn(root) === '' &&
  !root.querySelector('svg rect, svg path, svg polyline, svg circle, svg line') &&
  ![...root.querySelectorAll('canvas')].some(isPainted);

export interface Told {
  readonly code: string;
  readonly message: string;
}
export async function given(
  tag: string,
  feed: Feed,
  data: BadData,
): Promise<{ readonly element: LitElement; readonly told: Told[] }> {
  const told: Told[] = [];
  const onError = (event: Event): void => void told.push(event as Event & Told);
  const element = await mountElement<LitElement>(tag, feed(data), { ...data.place, onError });
  return { element, told };
}

/** Throws every case at an element: drawn as far as it can be, or refused with words; never blank, never thrown, nothing run out of a string. */
export function throwBadData(tag: string, feed: Feed): void {
  afterEach(removeElements);
  for (const [name, data] of Object.entries(badCases))
    it(name, async function () {
      this.timeout(30_000);
      const { element } = await given(tag, feed, data);
      const root = element.renderRoot as ShadowRoot;
      expect(root.querySelectorAll('img, script, iframe, [onerror]').length, 'markup out of a string').to.equal(0);
      expect((globalThis as { pwned?: number }).pwned).to.equal(undefined);
      const numbers = [...root.querySelectorAll('svg *')].flatMap((node) =>
        node.getAttributeNames().map((attribute) => `${node.localName} ${attribute}="${node.getAttribute(attribute)}"`),
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
      if (data.says && !root.querySelector('[part=problem]')) expect(wordsIn(root)).to.contain(data.text.slice(0, 12));
      element.remove();
      await new Promise(requestAnimationFrame);
    });
}
