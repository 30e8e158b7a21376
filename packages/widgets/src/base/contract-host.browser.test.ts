// What a pane owes hosts that change their mind, err, or have modal things of their own; tested for each pane there is.
import { expect } from '@open-wc/testing';
import '../define/stream-provider.ts';
import type { PaneErrorEvent } from '../events/pane-error.ts';
import type { PaneState } from '../base/types.ts';
import { registerMessages } from '../messages/messages.ts';
import { Kind, panes, part, press, soon, tagOf } from '../testing/every-pane.ts';
import { cleanUp, settled, textOf } from '../testing/fixture.ts';
import type { Pane } from './pane.ts';

/** Latin, so that it has plain letters; no text of ours is in it. */
registerMessages('la', { 'feed.live': 'Vivit' });
const says = (pane: Pane, word: string): Promise<void> =>
  soon(() => textOf(pane, '.feed:last-child') === word, `it says ${word}`);
const isOpen = (pane: Pane): boolean => part(pane, '.sheet')?.matches(':popover-open') ?? false;
const within = (pane: Pane): boolean => pane.contains(document.activeElement);
const rejected = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'resolved',
    (error: Error) => error.message,
  );

for (const kind of panes) {
  const tag = tagOf(kind);
  describe(`what <${tag}> owes any host`, () => {
    const every = new Kind(kind);
    before(() => every.ready());
    const thrown: string[] = [];
    const take = ({ message }: ErrorEvent): void => void thrown.push(message);
    beforeEach(() => {
      thrown.length = 0;
      addEventListener('error', take);
    });
    afterEach(() => {
      removeEventListener('error', take);
      cleanUp();
      document.documentElement.lang = 'en';
      expect(thrown).to.deep.equal([]);
    });
    const mount = every.mount.bind(every);

    it('speaks another language as soon as its own `lang`, or one around it, is another, though no data comes', async () => {
      const { pane } = await mount();
      pane.lang = 'la';
      await says(pane, 'Vivit');
      pane.removeAttribute('lang');
      await says(pane, 'Live');
      document.documentElement.lang = 'la';
      await says(pane, 'Vivit');
      const provider = document.createElement('stream-provider');
      provider.lang = 'en';
      pane.parentElement?.append(provider);
      provider.append(pane);
      await says(pane, 'Live');
      provider.lang = 'la';
      await says(pane, 'Vivit');
    });

    it('has the language of what is around its shadow root', async () => {
      const host = document.createElement('div');
      host.className = 'fixture';
      document.body.append(host);
      document.documentElement.lang = 'la';
      const place = document.createElement('div');
      host.attachShadow({ mode: 'closed' }).append(place);
      const { pane } = await mount(undefined, { into: place });
      await says(pane, 'Vivit');
      host.lang = 'en';
      await says(pane, 'Live');
    });

    it('fills the page over another pane that does, and under a modal dialog of the host: the uppermost has the focus', async () => {
      const { pane: first } = await mount();
      const { pane: second } = await mount();
      first.maximised = true;
      await soon(() => isOpen(first) && within(first));
      second.maximised = true;
      await soon(() => isOpen(second) && within(second));
      press(part(second, '.sheet'), 'Escape');
      await soon(() => !isOpen(second) && isOpen(first) && within(first));

      const dialog = document.createElement('dialog');
      const inside = document.createElement('button');
      dialog.append(inside);
      first.parentElement?.append(dialog);
      dialog.showModal();
      inside.focus();
      expect(document.activeElement).to.equal(inside);
      dialog.close();
      await soon(() => within(first));
      first.maximised = false;
      await soon(() => !isOpen(first));
    });

    it('gives the focus back to the host’s own button that had it fill the page', async () => {
      const { pane } = await mount();
      const own = document.createElement('button');
      pane.before(own);
      own.focus();
      pane.maximised = true;
      await soon(() => isOpen(pane) && within(pane));
      press(part(pane, '.sheet'), 'Escape');
      await soon(() => !isOpen(pane) && document.activeElement === own, 'the button has the focus');
    });

    it('keeps the focus on its own buttons when it fills the page from a closed shadow root', async () => {
      const host = document.createElement('div');
      host.className = 'fixture';
      document.body.append(host);
      const root = host.attachShadow({ mode: 'closed' });
      const place = document.createElement('div');
      root.append(place);
      const { pane } = await mount(undefined, { into: place });
      pane.maximised = true;
      await soon(() => isOpen(pane));
      const button = part(pane, '.hd button');
      button?.focus();
      expect((pane.renderRoot as ShadowRoot).activeElement).to.equal(button);
    });

    it('says so when `client` is none, and takes the next one', async () => {
      const { pane, client } = await mount();
      const told: string[] = [];
      pane.addEventListener('error', (event: Event) => told.push((event as PaneErrorEvent).code));
      pane.client = {} as never;
      await soon(() => pane.matches(':state(error)'));
      expect(textOf(pane, '.state')).to.contain('createClient()');
      expect(told).to.deep.equal(['bad-client']);
      pane.client = client;
      await soon(() => pane.matches(':state(shown)'));
    });

    it('calls an address that is none an error, and not a right that is missing', async () => {
      const { pane } = await mount(undefined, { client: null, attributes: { endpoint: 'javascript:alert(1)' } });
      await soon(() => pane.matches(':state(error)'), 'it tells of an error');
      expect(textOf(pane, '.state')).to.contain('bad-url').and.to.contain('javascript:alert(1)');
    });

    it('says that it cannot show what has another form than its views, never blank, and shows what comes next', async () => {
      const { pane, client } = await mount();
      const told: string[] = [];
      pane.addEventListener('error', (event: Event) => told.push((event as PaneErrorEvent).code));
      const { contract, views } = kind;
      const bare = { asOf: 1, views: Object.fromEntries(views.map((view) => [view, {}])) };
      for (const data of [{}, 'x', { asOf: 'x', views: null }, bare, []]) {
        pane.data = data as never;
        await settled(pane);
        expect(textOf(pane, '.bd'), JSON.stringify(data)).to.have.length.greaterThan(10);
      }
      expect(told[0]).to.equal('failed');
      pane.data = null;
      await soon(() => pane.matches(':state(shown)'), 'it shows its stream again');
      expect(pane.twin()?.rows.length).to.be.greaterThan(0);
      for (const view of views) client.answer(`${contract.source}.${view}`, { data: () => ({ unheard: 'of' }) });
      await settled(pane);
      expect(textOf(pane, '.bd')).to.have.length.greaterThan(10);
      const { client: next } = await mount();
      pane.client = next;
      await soon(() => pane.matches(':state(shown)') && pane.twin(), 'it shows another stream');
    });

    it('takes nothing from a state that is spoilt', async () => {
      const { pane } = await mount();
      const before = JSON.stringify(pane.getState());
      for (const spoilt of [7, 'x', null, true, []])
        pane.setState(
          JSON.parse(
            JSON.stringify({ range: 7, timeZone: [], table: 'x', held: 1, filters: 'x', own: spoilt }),
          ) as PaneState,
        );
      await settled(pane);
      expect(JSON.stringify(pane.getState())).to.equal(before);
      expect(pane.phase).to.equal('shown');
    });

    it('makes no file of nothing, and says why', async () => {
      const { pane, client } = await mount();
      expect(await rejected(pane.export('pdf' as never))).to.contain('Offered: csv, json');
      client.setFeed({ link: 'denied', problem: { code: '4403', message: 'It needs a right.' } });
      await settled(pane);
      for (const file of ['csv', 'json', ...kind.pictures] as const)
        expect(await rejected(pane.export(file)), file).to.contain('now (denied');
    });
  });
}
