// What every pane owes a host that links it: filters of its group, and links that the host may follow itself.
import { expect } from '@open-wc/testing';
import { configure, linkGroup } from '@streamglass/core/page';
import type { FiltersChangeEvent } from '../events/filters-change.ts';
import type { LinkOpenEvent } from '../events/link-open.ts';
import { empty } from '../testing/answers.ts';
import { howOf, Kind, panes, part, soon } from '../testing/every-pane.ts';
import { cleanUp, settled, textOf } from '../testing/fixture.ts';
import { sampleEvents } from '../testing/flow-samples.ts';
import { sampleNow } from '../testing/samples.ts';
import type { Pane } from './pane.ts';

const chipsOf = (pane: Pane, entity: string): readonly HTMLElement[] => [
  ...pane.renderRoot.querySelectorAll<HTMLElement>(`.chip[data-filter="${entity}"]`),
];
const rowsOf = (pane: Pane): number => pane.twin()?.rows.length ?? 0;
/** Everything that a host could have a page for, in this page. */
const links = Object.fromEntries(
  ['agent', 'service', 'event-type', 'event', 'topic', 'correlation'].map((entity) => [entity, `#${entity}/{key}`]),
);

for (const kind of panes) {
  const every = new Kind(kind);
  const { tag } = every;
  describe(`what <${tag}> owes a host that links it`, () => {
    before(() => every.ready());
    afterEach(() => {
      cleanUp();
      configure({ links: null });
      history.replaceState(null, '', location.pathname + location.search);
    });

    it('is narrowed by its group to keys that mean something to it, with a chip, and answers nothing', async () => {
      const name = `narrowed-${tag}`;
      const group = linkGroup(name);
      const [first, second] = [
        await every.mount(undefined, { attributes: { group: name } }),
        await every.mount(undefined, { attributes: { group: name } }),
      ];
      const told: string[] = [];
      for (const { pane } of [first, second])
        pane.addEventListener('filters-change', (event) => {
          const { entity, keys } = event as FiltersChangeEvent;
          told.push(`${entity}: ${keys.join()}`);
        });
      let changes = 0;
      const stop = group.subscribe(() => changes++);
      const whole = rowsOf(first.pane);
      for (const entity of kind.filterable) {
        const key = every.samples.keys?.[entity];
        if (key === undefined) throw new Error(`samples.keys of ${tag} names no ${entity}.`);
        changes = 0;
        group.set({ filters: { [entity]: [key], 'not-known-here': ['x'] } });
        await soon(() => chipsOf(first.pane, entity).length === 1 && chipsOf(second.pane, entity).length === 1);
        expect(chipsOf(first.pane, entity)[0]?.title).to.contain(key);
        expect(changes, 'a receiver answers nothing').to.equal(1);
        expect(told).to.deep.equal([]);
        expect(first.pane.filtered(entity)).to.deep.equal([key]);
        expect(rowsOf(first.pane)).to.be.at.most(whole);
        if (entity === kind.filterable[0]) await expect(first.pane).to.be.accessible();

        chipsOf(first.pane, entity)[0]?.querySelector('button')?.click();
        await soon(() => chipsOf(first.pane, entity).length + chipsOf(second.pane, entity).length === 0);
        expect(group.state.filters).to.deep.equal({ [entity]: [], 'not-known-here': ['x'] });
        expect(told.splice(0)).to.deep.equal([`${entity}: `]);
        expect(changes).to.equal(2);
      }
      stop();
    });

    it('stays as it is under filters that mean nothing to it, and says so when nothing is left', async () => {
      const name = `others-${tag}`;
      const { pane } = await every.mount(undefined, { attributes: { group: name } });
      const before = JSON.stringify(pane.twin()?.rows);
      linkGroup(name).set({ filters: { 'not-known-here': ['x'] }, cursor: null });
      await settled(pane);
      expect(JSON.stringify(pane.twin()?.rows)).to.equal(before);
      expect(part(pane, '.chip')).to.equal(null);
      for (const entity of kind.filterable) {
        // What another bundle says is taken as far as it is a list of texts.
        for (const bad of [7, 'x', [1, null], { length: 3 }] as unknown as readonly string[][]) {
          linkGroup(name).set({ filters: { [entity]: bad } });
          await settled(pane);
          expect(pane.filtered(entity)).to.deep.equal([]);
        }
        linkGroup(name).set({ filters: { [entity]: ['<b>nobody</b>'] } });
        await soon(() => chipsOf(pane, entity).length === 1);
        expect(pane.phase, entity).to.equal('shown');
        expect(textOf(pane, '.chip')).to.contain('<b>nobody</b>');
        linkGroup(name).set({ filters: {} });
        await soon(() => chipsOf(pane, entity).length === 0);
      }
    });

    it('takes filters from its host alone, keeps them as state, and puts many into one chip', async () => {
      const { pane } = await every.mount();
      const { pane: other } = await every.mount();
      for (const entity of kind.filterable) {
        pane.filters = { [entity]: ['a', 'b', 'c', 'd', String(every.samples.keys?.[entity])] };
        await soon(() => chipsOf(pane, entity).length === 1);
        expect(chipsOf(pane, entity)[0]?.innerText).to.contain('5');
        other.setState(JSON.parse(JSON.stringify(pane.getState())));
        await soon(() => chipsOf(other, entity).length === 1);
      }
    });

    it('names what goes into it as links where the host has pages, asks the host first, and goes there if it may', async () => {
      const { pane } = await every.mount();
      let popover = await howOf(pane);
      expect(popover.querySelector('a'), 'no link without a place').to.equal(null);
      popover.hidePopover();
      configure({ links });
      await settled(pane);
      popover = await howOf(pane);
      await soon(() => popover.querySelector('a'));
      const link = popover.querySelector('a') as HTMLAnchorElement;
      const asked: LinkOpenEvent[] = [];
      const refuse = (event: Event): void => event.preventDefault();
      pane.parentElement?.addEventListener('link-open', (event) => asked.push(event));
      pane.addEventListener('link-open', refuse);
      link.click();
      expect(location.hash).to.equal('');
      const [first] = asked;
      expect(first?.entity).to.equal('event-type');
      expect(first?.key).to.equal(link.innerText);
      expect(first?.href).to.equal(new URL(`#event-type/${link.innerText}`, location.href).href);
      expect(first?.newTab).to.equal(false);
      pane.removeEventListener('link-open', refuse);
      link.click();
      await soon(() => location.hash === `#event-type/${link.innerText}`);
      expect(asked).to.have.lengthOf(2);
    });

    it('follows no address that runs something, and leaves links of the host to the host', async () => {
      const { pane } = await every.mount();
      pane.links = { 'event-type': 'javascript:alert("{key}")', agent: 'data:text/html,{key}', service: 7 as never };
      const own = document.createElement('a');
      own.href = '#own';
      own.slot = 'footer';
      pane.append(own);
      await settled(pane);
      expect(pane.renderRoot.querySelector('a')).to.equal(null);
      expect((await howOf(pane)).querySelector('a')).to.equal(null);
      let asked = 0;
      pane.addEventListener('link-open', () => asked++);
      own.click();
      expect(asked).to.equal(0);
      await soon(() => location.hash === '#own');
    });

    it('leads from an empty pane to how its events are sent, where the host has such a page', async () => {
      const { pane } = await every.mount(
        (client) => empty(client, tag, every.samples.nothing, { count: 0, lastTime: null, since: sampleNow }),
        { attributes: { links: JSON.stringify(links) } },
      );
      const link = part(pane, '.state a');
      // A pane that counts events of every type has none in particular to lead to.
      if (textOf(pane, '.state').includes('of any type')) expect(link).to.equal(null);
      else expect(link?.dataset['entity']).to.equal('event-type');
    });

    it('makes the names that it shows links, and every one asks the host', async () => {
      const { pane } = await every.mount(undefined, { attributes: { links: JSON.stringify(links) } });
      if (every.samples.focus) pane.focusKey(every.samples.focus.entity, every.samples.focus.key);
      await settled(pane);
      const shown = [...pane.renderRoot.querySelectorAll<HTMLAnchorElement>('.bd a[data-entity]')];
      if (
        every.samples.keys &&
        Object.keys(every.samples.keys).some((entity) => entity === 'agent' || entity === 'service')
      )
        expect(shown).not.to.have.lengthOf(0);
      const asked: (string | null)[] = [];
      pane.addEventListener('link-open', (event) => {
        asked.push(event.key);
        event.preventDefault();
      });
      for (const link of shown) link.click();
      expect(asked).to.deep.equal(shown.map(({ dataset }) => dataset['key']));
      await expect(pane).to.be.accessible();
    });
  });
}

describe('an address that stands in the data', () => {
  const flow = panes.map((kind) => new Kind(kind)).find(({ tag }) => tag === 'event-flow') as Kind;
  before(() => flow.ready());
  afterEach(cleanUp);

  const opened = async (payload: unknown) => {
    const { pane } = await flow.mount((client) => {
      const { tail } = client;
      const told = (options?: Parameters<typeof tail>[0]) => {
        const handle = tail.call(client, options) as ReturnType<typeof tail> & {
          send(events: readonly object[]): void;
        };
        const [like] = sampleEvents(1);
        queueMicrotask(() => handle.send([{ ...like, payload }]));
        return handle;
      };
      return Object.create(client, { tail: { value: told } }) as typeof client;
    });
    const row = () => part(pane, '.log .lr[aria-expanded]');
    await soon(() => row());
    row()?.click();
    await soon(() => part(pane, '.pay pre'));
    return pane;
  };

  it('is a link that opens beside the page, after the host was asked', async () => {
    const pane = await opened({ run: 'https://ci.example.com/runs/7?x=<b>', note: 'see https://example.com', n: 7 });
    const found = [...pane.renderRoot.querySelectorAll<HTMLAnchorElement>('.pay pre a')];
    expect(found.map(({ textContent }) => textContent)).to.deep.equal(['https://ci.example.com/runs/7?x=<b>']);
    const [link] = found;
    expect([link?.target, link?.rel]).to.deep.equal(['_blank', 'noopener noreferrer']);
    let asked: LinkOpenEvent | undefined;
    pane.addEventListener('link-open', (event) => {
      asked = event;
      event.preventDefault();
    });
    link?.click();
    expect(asked?.href).to.equal(link?.href);
    expect([asked?.entity, asked?.key, asked?.newTab]).to.deep.equal([null, null, true]);
  });

  it('is text where it would run something or leads nowhere', async () => {
    const pane = await opened({
      a: 'javascript:alert(1)',
      b: 'data:text/html,x',
      c: 'file:///etc/passwd',
      d: '/relative',
      e: 'https://',
      f: 'https://two words',
    });
    expect(part(pane, '.pay pre')?.innerText).to.contain('javascript:alert(1)').and.to.contain('https://two words');
    expect(part(pane, '.pay pre a')).to.equal(null);
  });
});
