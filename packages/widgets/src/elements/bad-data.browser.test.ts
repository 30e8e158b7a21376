// What no element of a primitive may fail on, thrown at each there is; testing/bad-data.ts holds the cases, and a line for each element.
import { expect } from '@open-wc/testing';
import { type BadData, badCases, feeds, wrong } from '../testing/bad-data.ts';
import { given, isBlank, throwBadData } from '../testing/bad-data-suite.ts';
import { drawnOf } from '../testing/mount-element.ts';

/** Served by web-test-runner.config.mjs: the names of the files in elements/define. */
const tags = (await (await fetch('/found/elements.json')).json()) as readonly string[];

it('knows a line for every element', () => {
  expect(tags).to.have.length.greaterThan(8);
  expect(tags.filter((tag) => !(tag in feeds))).to.deep.equal([], 'add a line to testing/bad-data.ts');
});

for (const tag of tags)
  describe(`<${tag}> and bad data`, () => {
    const feed = feeds[tag];
    if (!feed) return;
    before(() => import(`./define/${tag}.ts`));
    throwBadData(tag, feed);

    const odd = wrong[tag];
    if (odd)
      it('no list where one is needed: refused with its name, drawn again when there is one', async () => {
        const { element, told } = await given(tag, feed, badCases['nothing out of the ordinary'] as BadData);
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
