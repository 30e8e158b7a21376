// What every pane owes its users, tested for each pane there is: a new one is found by its export. What is true of one pane only
// stands beside that pane. Over 300 lines because it is the list of those promises.
import { expect, waitUntil } from '@open-wc/testing';
import { linkGroup } from '@streamglass/core/page';
import * as exported from '../index.ts';
import { empty, shownBy, silence, viewsOf } from '../testing/answers.ts';
import type { FakeClient } from '../testing/fake-client.ts';
import { button, Kind, menuOf, panes, part, press, tagOf } from '../testing/every-pane.ts';
import { cleanUp, mountPane, settled, textOf } from '../testing/fixture.ts';
import type { PaneSamples } from '../testing/pane-samples.ts';
import { sampleNow } from '../testing/samples.ts';
import type { ExportKind } from './drawing.ts';
import type { Pane } from './pane.ts';

/** px by which nothing on the page may move. */
const boxOf = (element: Element): string => JSON.stringify(element.getBoundingClientRect());
const chosen = (items: readonly HTMLElement[], words: string): HTMLElement => {
  const found = items.find(({ innerText }) => innerText.trim() === words);
  if (!found) throw new Error(`The menu has no “${words}”, but ${items.map(({ innerText }) => innerText).join(', ')}.`);
  return found;
};

it('finds the panes by their exports', () => {
  expect(panes.map(tagOf)).to.include('platform-health').and.to.have.length.greaterThan(3);
});

for (const kind of panes) {
  const tag = tagOf(kind);
  describe(`what <${tag}> owes its users`, () => {
    const every = new Kind(kind);
    let samples: PaneSamples;
    before(async () => {
      await every.ready();
      ({ samples } = every);
    });
    afterEach(cleanUp);
    const mount = every.mount.bind(every);
    const withSlots = async (prepare: (client: FakeClient) => void, slot: string) => {
      const { pane } = await mount(prepare);
      const own = document.createElement('p');
      own.slot = slot;
      own.textContent = `the host's ${slot}`;
      pane.append(own);
      await settled(pane);
      return own.offsetHeight;
    };
    const problem = { code: 'view-timeout', message: 'The bridge took longer than 5 s.', hint: 'Ask for less.' };
    const nothingSeen = (client: FakeClient): void =>
      empty(client, tag, samples.nothing, { count: 0, lastTime: null, since: sampleNow - 3_600_000 });
    const fails = (client: FakeClient): void => {
      silence(client, tag);
      client.setFeed({ link: 'ended', problem });
    };
    const denies = (client: FakeClient): void =>
      client.setFeed({ link: 'denied', problem: { code: '4403', message: 'It needs a right.' } });
    const loads = (client: FakeClient): void => {
      silence(client, tag);
      client.setFeed({ link: 'connecting', origin: 'none', fresh: { asOf: null, staleMs: null } });
    };

    it('shows data with its time and zone, and says so to CSS and to a host', async () => {
      const { pane } = await mount();
      await pane.whenReady();
      expect(pane.phase).to.equal('shown');
      expect(pane.matches(':state(live):state(shown)')).to.equal(true);
      expect(textOf(pane, '.ft')).to.match(/As of \d\d:\d\d:\d\d UTC/);
      expect(pane.name).to.have.length.greaterThan(3).and.not.to.equal('title');
    });

    it('loads, is empty with its reason, fails with a code and a retry, is denied: each has words, a state and a slot', async () => {
      const loading = await mount(loads);
      expect(loading.pane.matches(':state(loading)')).to.equal(true);
      const nothing = await mount(nothingSeen);
      expect(nothing.pane.matches(':state(empty)')).to.equal(true);
      expect(textOf(nothing.pane, '.state')).to.match(/since|No |Nothing/);
      const failed = await mount(fails);
      expect(textOf(failed.pane, '.state')).to.contain(problem.hint).and.to.contain(problem.code);
      part(failed.pane, '.state .btn')?.click();
      expect(failed.client.refreshed).to.be.greaterThan(0);
      const { pane, client } = await mount();
      denies(client);
      await settled(pane);
      expect(pane.matches(':state(denied)')).to.equal(true);
      expect(pane.twin()).to.equal(null);

      expect(await withSlots(loads, 'loading')).to.be.greaterThan(0);
      expect(await withSlots(nothingSeen, 'empty')).to.be.greaterThan(0);
      expect(await withSlots(fails, 'error')).to.be.greaterThan(0);
      expect(await withSlots(denies, 'denied')).to.be.greaterThan(0);
      for (const slot of ['actions', 'footer']) expect(await withSlots(() => {}, slot), slot).to.be.greaterThan(0);
    });

    it('keeps its height and its picture whatever the feed does, and has a word for it', async () => {
      const { pane, client } = await mount();
      const height = pane.offsetHeight;
      const word = async (feed: Parameters<FakeClient['setFeed']>[0]): Promise<string> => {
        client.setFeed({ link: 'live', problem: null, gaps: [], fresh: { asOf: sampleNow, staleMs: null }, ...feed });
        await settled(pane);
        expect(pane.offsetHeight, JSON.stringify(feed)).to.equal(height);
        expect(pane.phase).to.equal('shown');
        return textOf(pane, '.feed:last-child');
      };
      expect(await word({})).to.equal('Live');
      expect(await word({ link: 'offline' })).to.equal('Offline');
      expect(await word({ fresh: { asOf: sampleNow, staleMs: 42_000 } })).to.equal('Stale 42 s');
      expect(await word({ link: 'connecting' })).to.equal('Connecting');
      await word({ gaps: [{ from: sampleNow - 90_000, to: sampleNow, kind: 'log', records: 9 }] });
      expect(textOf(pane, '.feed.gap')).to.contain('Gap 1 min 30 s');
    });

    it('marks simulated and recorded input, on screen and in every file', async () => {
      const { pane, client } = await mount();
      for (const origin of ['simulated', 'recorded'] as const) {
        client.setFeed({ origin });
        await settled(pane);
        expect(textOf(pane, '.mark').toLowerCase()).to.equal(origin);
        expect(pane.matches(`:state(${origin})`)).to.equal(true);
        expect(await (await pane.export('csv')).text()).to.contain(origin);
        expect(JSON.parse(await (await pane.export('json')).text()).origin).to.equal(origin);
        if (kind.pictures.includes('svg')) {
          const svg = await (await pane.export('svg')).text();
          expect(svg.toLowerCase()).to.contain(origin);
        }
      }
    });

    it('turns to a table of the same data with T and back, and writes it as CSV and JSON', async () => {
      const { pane } = await mount();
      const twin = pane.twin();
      if (!twin) throw new Error(`${tag} shows data and has no table twin.`);
      const height = pane.offsetHeight;
      press(part(pane, '.hd button'), 't');
      await settled(pane);
      expect(pane.table).to.equal(true);
      expect(pane.offsetHeight).to.equal(height);
      expect(part(pane, 'table, [role=grid]')).not.to.equal(null);
      const csv = await (await pane.export('csv')).text();
      expect(csv.trimEnd().split('\r\n')).to.have.lengthOf(twin.rows.length + 1);
      const json = JSON.parse(await (await pane.export('json')).text()) as { rows: unknown[]; asOf: string };
      expect(json.rows).to.deep.equal(JSON.parse(JSON.stringify(twin.rows)));
      expect(json.asOf).to.match(/Z$/);
      press(part(pane, '.hd button'), 't');
      await settled(pane);
      expect(pane.table).to.equal(false);
    });

    it('gives its picture as a file that says what it is, where it has one, and refuses where not', async () => {
      const { pane } = await mount();
      // A layout may be computed elsewhere.
      if (kind.pictures.length > 0)
        await waitUntil(() => pane.drawing() !== null, 'there is a picture', { timeout: 10_000 });
      for (const format of ['png', 'svg'] as const) {
        if (!kind.pictures.includes(format)) {
          const refused = await pane.export(format).catch((error: Error) => error.message);
          expect(refused).to.contain('no picture').and.to.contain(format);
          continue;
        }
        const file = await pane.export(format);
        expect(file.size).to.be.greaterThan(2_000);
        if (format === 'png') {
          const bitmap = await createImageBitmap(file);
          expect(bitmap.width).to.be.greaterThan(500);
        } else {
          const text = await file.text();
          expect(new DOMParser().parseFromString(text, 'image/svg+xml').querySelector('parsererror')).to.equal(null);
          expect(text).to.contain(pane.name).and.to.contain('As of');
        }
      }
    });

    it('offers its files and its print in a menu, and a host can take over', async () => {
      const { pane } = await mount();
      const asked: ExportKind[] = [];
      pane.addEventListener('export', (event) => {
        asked.push((event as exported.ExportEvent).kind);
        event.preventDefault();
      });
      const items = await menuOf(pane, 'Export');
      expect(items.map(({ innerText }) => innerText.trim())).to.include('Print');
      chosen(items, 'Table as CSV').click();
      await waitUntil(() => asked.length > 0);
      expect(asked).to.deep.equal(['csv']);
    });

    it('prints a copy of itself, and leaves nothing on the page', async () => {
      const { pane } = await mount();
      const before = document.body.childElementCount;
      await pane.print();
      expect(document.body.childElementCount).to.equal(before);
      expect(document.querySelector('iframe[aria-hidden]')).to.equal(null);
    });

    it('fills the page and gives it back: nothing else moves, Escape ends it, focus returns', async () => {
      const { pane } = await mount(undefined, { width: 720 });
      const after = document.createElement('div');
      pane.after(after);
      const place = boxOf(after);
      const wishes: boolean[] = [];
      pane.addEventListener('maximise', (event) => wishes.push((event as exported.MaximiseEvent).maximised));
      const large = button(pane, 'Maximise');
      large.focus();
      large.click();
      await waitUntil(() => part(pane, '.sheet')?.matches(':popover-open'));
      await settled(pane);
      expect(pane.width).to.equal(innerWidth - 32);
      expect(boxOf(after)).to.equal(place);
      expect(part(pane, '.sheet')?.getAttribute('aria-modal')).to.equal('true');
      press(part(pane, '.sheet'), 'Escape');
      await waitUntil(() => !part(pane, '.sheet')?.matches('[popover]'));
      await settled(pane);
      expect(wishes).to.deep.equal([true, false]);
      expect(boxOf(after)).to.equal(place);
      expect(pane.width).to.equal(720);
      expect((pane.renderRoot as ShadowRoot).activeElement).to.equal(large);

      pane.addEventListener('maximise', (event) => event.preventDefault());
      large.click();
      await settled(pane);
      expect(pane.maximised).to.equal(false);
    });

    it('is held and let go alone and with its group, and counts what comes', async () => {
      const { pane } = await mount(undefined, { attributes: { group: `held-${tag}` } });
      const other = await mount(undefined, { attributes: { group: `held-${tag}` } });
      pane.pause();
      await settled(other.pane);
      expect([pane.paused, other.pane.paused]).to.deep.equal([true, true]);
      expect(textOf(pane, '.feed:last-child')).to.contain('Paused');
      linkGroup(`held-${tag}`).set({ hold: false });
      await settled(pane);
      expect([pane.paused, other.pane.paused]).to.deep.equal([false, false]);
    });

    it('offers ranges and time zones, and tells of the choice of the reader', async () => {
      const { pane } = await mount(undefined, { attributes: { 'time-zone': 'Asia/Kolkata' } });
      const told: string[] = [];
      pane.addEventListener('range-change', (event) => told.push((event as exported.RangeChangeEvent).range));
      pane.addEventListener('time-zone-change', (event) => told.push((event as exported.TimeZoneChangeEvent).timeZone));
      expect(textOf(pane, '.ft')).to.contain('GMT+5:30');
      chosen(await menuOf(pane, 'Time range'), 'Times in UTC').click();
      await settled(pane);
      expect(textOf(pane, '.ft')).to.contain('UTC');
      const [, second] = kind.ranges;
      const items = await menuOf(pane, 'Time range');
      items[1]?.click();
      await settled(pane);
      expect(pane.range).to.equal(second);
      expect(told).to.deep.equal(['UTC', second]);
    });

    it('fires no event for what a program does', async () => {
      const { pane } = await mount();
      const fired: string[] = [];
      const told = ['range-change', 'time-zone-change', 'maximise', 'export', 'agent-select', 'row-select'];
      for (const type of told) pane.addEventListener(type, () => fired.push(type));
      pane.range = '7d';
      pane.timeZone = 'Europe/Berlin';
      pane.maximised = true;
      pane.setState({ table: true, held: true });
      if (samples.focus) pane.focusKey(samples.focus.entity, samples.focus.key);
      await settled(pane);
      pane.maximised = false;
      await settled(pane);
      expect(fired).to.deep.equal([]);
    });

    it('gives what the reader has set as JSON, and takes it back on another day', async () => {
      const { pane } = await mount();
      pane.range = '7d';
      pane.table = true;
      if (samples.focus) pane.focusKey(samples.focus.entity, samples.focus.key);
      const kept = JSON.stringify(pane.getState());
      const { pane: next } = await mount();
      next.setState(JSON.parse(kept) as exported.PaneState);
      next.setState({ own: { 'not-known-here': [1, 'x'], selected: 7, metric: 'nope', filter: 3, domains: 'x' } });
      await settled(next);
      expect(next.getState()).to.deep.equal(JSON.parse(kept));
    });

    it('finds what a host or a link names, and says no to what it does not show', async () => {
      const { pane } = await mount();
      expect(pane.focusKey('no-such-entity', 'x')).to.equal(false);
      if (!samples.focus) return;
      expect(pane.focusKey(samples.focus.entity, 'nobody')).to.equal(false);
      expect(pane.focusKey(samples.focus.entity, samples.focus.key)).to.equal(true);
      await settled(pane);
      expect(textOf(pane, '.bd')).to.contain(samples.focus.key);
    });

    it('takes title, its level, header and toolbar from the host, and tells it what becomes of the feed', async () => {
      const { pane, client } = await mount(undefined, { attributes: { heading: 'Ours', 'heading-level': '2' } });
      const title = part(pane, '.hd [role=heading]');
      expect([title?.textContent, title?.ariaLevel]).to.deep.equal(['Ours', '2']);
      pane.setAttribute('hide-toolbar', '');
      await settled(pane);
      expect(part(pane, '.hd button')).to.equal(null);
      expect(textOf(pane, '.hd')).to.contain('Live');
      pane.setAttribute('hide-header', '');
      await settled(pane);
      expect(part(pane, '.hd')).to.equal(null);
      expect(pane.phase).to.equal('shown');

      const told: string[] = [];
      pane.parentElement?.addEventListener('feed-change', (event) => told.push(event.state));
      pane.addEventListener('error', (event: Event) => told.push((event as exported.PaneErrorEvent).code));
      client.setFeed({ link: 'offline' });
      await settled(pane);
      fails(client);
      await settled(pane);
      expect(told).to.deep.equal(['offline', 'error', problem.code]);
    });

    it('is refreshed, held and let go from code, and stands on the page’s list with its state', async () => {
      const { pane, client } = await mount();
      pane.refresh();
      expect(client.refreshed).to.be.greaterThan(0);
      pane.pause();
      await settled(pane);
      expect(pane.paused).to.equal(true);
      const listed = () => exported.about().panes.filter((one) => one.tag === tag);
      expect(listed().map(({ state }) => state)).to.deep.equal(['paused']);
      pane.resume();
      expect(pane.paused).to.equal(false);
      cleanUp();
      expect(listed()).to.deep.equal([]);
    });

    it('shows a snapshot of the host without any stream', async () => {
      const client = samples.client();
      const { pane } = await mountPane<Pane>(tag, { client: null });
      const views = Object.fromEntries(
        viewsOf(tag).map((name) => [name.slice(name.indexOf('.') + 1), shownBy(client, name)?.data ?? {}]),
      );
      pane.data = { asOf: sampleNow, views };
      await pane.whenReady();
      await settled(pane);
      expect(pane.phase).to.equal('shown');
      expect(textOf(pane, '.feed:last-child')).to.equal('Snapshot');
      expect(pane.twin()?.rows.length).to.be.greaterThan(0);
    });

    it('says how its figures are computed, from their own definitions', async () => {
      const { pane } = await mount();
      part(pane, '.ft .lk[aria-haspopup=dialog]')?.click();
      await waitUntil(() => textOf(pane, '.how').includes('Inputs'));
    });

    for (const [state, prepare, table] of [
      ['shown', () => {}, false],
      ['as a table', () => {}, true],
      ['empty', nothingSeen, false],
      ['failed', fails, false],
      ['denied', denies, false],
    ] as const)
      it(`is accessible when ${state}`, async () => {
        const { pane } = await mount(prepare);
        pane.table = table;
        await settled(pane);
        await expect(pane).to.be.accessible();
      });

    it('needs no more than 280 px, lives in a box of no size, and speaks any language', async () => {
      for (const width of [280, 400, 560, 720]) {
        const { pane } = await mount(undefined, { width });
        expect(pane.scrollWidth, `${width} px`).to.be.at.most(width);
        cleanUp();
      }
      const { pane } = await mount(undefined, { width: 0 });
      pane.parentElement?.style.setProperty('block-size', '0');
      await settled(pane);
      expect(pane.phase).to.equal('shown');
      for (const lang of ['ar', 'hi', 'de', 'xx-not-a-language']) {
        const { pane: other } = await mount(undefined, { attributes: { lang } });
        expect(textOf(other, '.bd')).to.have.length.greaterThan(20);
        cleanUp();
      }
    });
  });
}
