// Text that readers enlarge or space out, on every pane: nothing is cut off, nothing lies over other text (WCAG 1.4.4, 1.4.10, 1.4.12). A page at 200 % has
// half the pixels for a pane; the size of text of the root changes nothing, as hosts set it for their own ends.
import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { empty, silence } from '../testing/answers.ts';
import { howOf, Kind, menuOf, panes } from '../testing/every-pane.ts';
import type { FakeClient } from '../testing/fake-client.ts';
import { cleanUp, settled } from '../testing/fixture.ts';
import { enlargeText, spaceText, unreadable } from '../testing/reading.ts';
import { sampleNow } from '../testing/samples.ts';
import type { Pane } from './pane.ts';

const rootOf = (pane: Pane): ShadowRoot => pane.renderRoot as ShadowRoot;
/** Each with the widths of panes at which it is tried. */
const readers: Readonly<Record<string, readonly [(pane: Pane) => void, readonly number[]]>> = {
  // Half of what the pane has on a page that is not enlarged: 960, 640, 560.
  'a page at 200 %': [() => {}, [960, 480, 300]],
  'spaced text': [(pane) => spaceText(rootOf(pane)), [960, 480, 300]],
  // As 480 and 300 px are on an enlarged page.
  'text alone at 200 %': [(pane) => enlargeText(rootOf(pane)), [960, 600]],
};

for (const kind of panes) {
  const every = new Kind(kind);
  const { tag } = every;
  describe(`how <${tag}> is read`, () => {
    before(() => every.ready());
    afterEach(() => {
      cleanUp();
      document.documentElement.style.removeProperty('font-size');
    });

    const states: Readonly<Record<string, (client: FakeClient) => void>> = {
      shown: () => {},
      empty: (client) => empty(client, tag, every.samples.nothing, { count: 0, lastTime: null, since: sampleNow }),
      failed: (client) => {
        silence(client, tag);
        client.setFeed({
          link: 'ended',
          problem: { code: 'view-timeout', message: 'The bridge took longer than 5 s.', hint: 'Ask for less.' },
        });
      },
      offline: (client) =>
        client.setFeed({
          link: 'offline',
          problem: { code: 'socket-closed', message: 'Closed.', retryAt: Date.now() + 6_000 },
        }),
      simulated: (client) =>
        client.setFeed({ origin: 'simulated', gaps: [{ from: 0, to: 90_000, kind: 'log', records: 9 }] }),
    };
    for (const [how, [prepare, widths]] of Object.entries(readers))
      it(`cuts nothing and overlaps nothing with ${how}, at any width and in any state`, async function () {
        this.timeout(30_000);
        const found: string[] = [];
        for (const width of widths)
          for (const [state, change] of Object.entries(states)) {
            const { pane } = await every.mount(change, { width });
            prepare(pane);
            await settled(pane);
            await settled(pane);
            const edge = pane.getBoundingClientRect().right;
            found.push(...unreadable(rootOf(pane), edge).map((one) => `${width} px, ${state}: ${one}`));
            cleanUp();
          }
        expect([...new Set(found)].join('\n')).to.equal('');
      });

    it('takes no size from the root of the page', async () => {
      const { pane } = await every.mount();
      const before = pane.offsetHeight;
      document.documentElement.style.setProperty('font-size', '32px');
      await settled(pane);
      expect(pane.offsetHeight).to.equal(before);
      expect(unreadable(rootOf(pane))).to.deep.equal([]);
    });

    it('reflows at 320 px, as a page of 1,280 px does at 400 %: nothing has to be scrolled sideways', async () => {
      await setViewport({ width: 320, height: 640 });
      try {
        document.body.style.setProperty('margin', '0');
        for (const state of Object.values(states)) {
          const { pane } = await every.mount(state, { width: 320 });
          await settled(pane);
          expect(pane.scrollWidth).to.be.at.most(320);
          expect(document.documentElement.scrollWidth).to.be.at.most(320);
          cleanUp();
        }
        const { pane } = await every.mount(undefined, { width: 320 });
        const popover = await howOf(pane);
        expect(popover.getBoundingClientRect().right).to.be.at.most(320);
        expect(popover.scrollWidth).to.be.at.most(popover.clientWidth);
        popover.hidePopover();
        const [item] = await menuOf(pane, 'More actions');
        expect(item?.closest('[popover]')?.getBoundingClientRect().right).to.be.at.most(320);
      } finally {
        document.body.style.removeProperty('margin');
        await setViewport({ width: 800, height: 600 });
      }
    });
  });
}
