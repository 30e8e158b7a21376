// Text of every element of a primitive, spaced out as WCAG 1.4.12 has it, and on a page at 200 %: nothing is cut off, nothing lies over other text.
import { expect } from '@open-wc/testing';
import type { LitElement } from 'lit';
import { badCases, feeds } from '../testing/bad-data.ts';
import { drawnOf, mountElement, removeElements } from '../testing/mount-element.ts';
import { spaceText, unreadable } from '../testing/reading.ts';

const tags = (await (await fetch('/found/elements.json')).json()) as readonly string[];
const plain = badCases['nothing out of the ordinary'];

for (const tag of tags)
  describe(`how <${tag}> is read`, () => {
    before(() => import(`./define/${tag}.ts`));
    afterEach(removeElements);

    for (const spaced of [false, true])
      it(spaced ? 'with spaced text' : 'on a page at 200 %', async () => {
        const found: string[] = [];
        for (const width of [900, 450, 300]) {
          const feed = feeds[tag];
          if (!feed || !plain) throw new Error(`There is no line for ${tag} in testing/bad-data.ts.`);
          const element = await mountElement<LitElement>(tag, feed(plain), { width });
          const root = element.renderRoot as ShadowRoot;
          if (spaced) spaceText(root);
          await drawnOf(element);
          await drawnOf(element);
          found.push(...unreadable(root, element.getBoundingClientRect().right).map((one) => `${width} px: ${one}`));
          removeElements();
        }
        expect([...new Set(found)].join('\n')).to.equal('');
      });
  });
