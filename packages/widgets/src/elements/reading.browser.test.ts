// Text of every element of a primitive, spaced out as WCAG 1.4.12 has it, and on a page at 200 %: nothing is cut off, nothing lies over other text.
import { expect } from '@open-wc/testing';
import type { LitElement } from 'lit';
import { badCases, feeds } from '../testing/bad-data.ts';
import { drawnOf, mountElement, removeElements } from '../testing/mount-element.ts';
import { enlargeText, spaceText, unreadable } from '../testing/reading.ts';

const tags = (await (await fetch('/found/elements.json')).json()) as readonly string[];
const readers: Readonly<Record<string, readonly [(root: ShadowRoot) => void, readonly number[]]>> = {
  'on a page at 200 %': [() => {}, [900, 450, 300]],
  'with spaced text': [spaceText, [900, 450, 300]],
  'with text alone at 200 %': [enlargeText, [900, 600]],
};
const plain = badCases['nothing out of the ordinary'];

for (const tag of tags)
  describe(`how <${tag}> is read`, () => {
    before(() => import(`./define/${tag}.ts`));
    afterEach(removeElements);

    for (const [how, [prepare, widths]] of Object.entries(readers))
      it(how, async () => {
        const found: string[] = [];
        for (const width of widths) {
          const feed = feeds[tag];
          if (!feed || !plain) throw new Error(`There is no line for ${tag} in testing/bad-data.ts.`);
          const element = await mountElement<LitElement>(tag, feed(plain), { width });
          const root = element.renderRoot as ShadowRoot;
          prepare(root);
          await drawnOf(element);
          await drawnOf(element);
          found.push(...unreadable(root, element.getBoundingClientRect().right).map((one) => `${width} px: ${one}`));
          removeElements();
        }
        expect([...new Set(found)].join('\n')).to.equal('');
      });
  });
