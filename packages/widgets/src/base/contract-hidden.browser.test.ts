// An hour in a hidden tab, of simulated time, with every pane on one live feed: the same client, protocol and engine as with a bridge.
import { expect, waitUntil } from '@open-wc/testing';
import { createLocalClient } from '@streamglass/core/local';
import { createSimulator } from '@streamglass/core/simulate';
import { createManualClock } from '@streamglass/core/testing';
import { Kind, panes } from '../testing/every-pane.ts';
import { cleanUp, textOf } from '../testing/fixture.ts';
import type { EventFlow } from '../widgets/event-flow/event-flow.ts';
import type { Pane } from './pane.ts';

const start = Date.UTC(2026, 2, 12, 14, 30);
const hour = 3_600_000;

/** What the browser says of the tab. */
function showTab(visible: boolean): void {
  for (const [name, value] of [
    ['hidden', !visible],
    ['visibilityState', visible ? 'visible' : 'hidden'],
  ] as const)
    Object.defineProperty(document, name, { configurable: true, get: () => value });
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
}
/** Counts how often each pane draws. */
function countDrawings(drawn: readonly Pane[]): { of(pane: Pane): number; reset(): void } {
  const counts = new Map<Pane, number>();
  for (const pane of drawn) {
    const { renderBody } = pane;
    pane.renderBody = () => {
      counts.set(pane, (counts.get(pane) ?? 0) + 1);
      return renderBody.call(pane);
    };
  }
  return { of: (pane) => counts.get(pane) ?? 0, reset: () => counts.clear() };
}

describe('a tab that is hidden for an hour', () => {
  const kinds = panes.map((kind) => new Kind(kind));
  before(async () => {
    for (const kind of kinds) await kind.ready();
  });
  afterEach(() => {
    cleanUp();
    Reflect.deleteProperty(document, 'hidden');
    Reflect.deleteProperty(document, 'visibilityState');
  });

  it('draws nothing and asks for nothing meanwhile; on return every pane shows now, without gaps, in a few frames', async function () {
    this.timeout(120_000);
    const clock = createManualClock(start);
    const simulator = createSimulator({ seed: 7, rate: 1, opening: true });
    const client = createLocalClient({ feed: simulator.live(start - hour), clock });
    const faults: unknown[] = [];
    const note = (event: ErrorEvent | PromiseRejectionEvent): void =>
      void faults.push('reason' in event ? event.reason : event.message);
    addEventListener('error', note);
    addEventListener('unhandledrejection', note);

    const mounted: Pane[] = [];
    for (const kind of kinds)
      mounted.push((await kind.mount(() => client as never, { attributes: { range: '24h' } })).pane);
    // One over the other, so that all are on the screen.
    for (const { parentElement } of mounted)
      for (const [name, value] of [
        ['position', 'absolute'],
        ['inset', '0 auto auto 0'],
      ] as const)
        parentElement?.style.setProperty(name, value);
    const shown = (): boolean => mounted.every(({ phase }) => phase === 'shown');
    await waitUntil(async () => (await clock.advance(1_000), shown()), 'all show data', { timeout: 20_000 });
    const flow = mounted.find((pane): pane is EventFlow => pane.localName === 'event-flow');
    const rates = (): number[] => mounted.map(({ stream }) => stream.rate);

    showTab(false);
    await waitUntil(() => rates().every((rate) => rate === 0), 'nobody asks any more', { timeout: 20_000 });
    await clock.advance(1_000);
    const drawings = countDrawings(mounted);
    const before = {
      characters: client.received.characters,
      log: flow?.log?.length,
      asOf: mounted.map(({ asOf }) => asOf),
    };
    const nodes = mounted.map((pane) => pane.renderRoot.querySelectorAll('*').length);
    for (let minute = 0; minute < 60; minute++) await clock.advance(60_000);
    // Heartbeats, and once a second how many events the log was not sent, are all that came.
    expect(client.received.characters - before.characters).to.be.below(150 * 3_600);
    expect(flow?.log?.length).to.equal(before.log);
    expect(mounted.map(({ asOf }) => asOf)).to.deep.equal(before.asOf);
    for (const pane of mounted) expect(drawings.of(pane), `${pane.localName} drew while hidden`).to.be.below(3);
    for (const [index, pane] of mounted.entries())
      expect(pane.renderRoot.querySelectorAll('*').length).to.be.at.most((nodes[index] ?? 0) + 5);

    drawings.reset();
    showTab(true);
    const now = clock.now();
    await waitUntil(
      async () => (await clock.advance(100), mounted.every(({ asOf }) => asOf !== null && asOf >= now - 2_000)),
      'every pane shows now',
      { timeout: 20_000 },
    );
    for (const pane of mounted) {
      expect(pane.phase, pane.localName).to.equal('shown');
      expect(textOf(pane, '.feed:last-child'), pane.localName).to.equal('Live');
      // The bridge read on: nothing is missing in what it counted.
      expect(pane.feed.gaps, pane.localName).to.deep.equal([]);
      expect(drawings.of(pane), `${pane.localName} on return`).to.be.below(20);
    }
    // What the log did not load is a row of its own, never a silent join.
    expect(textOf(flow as Pane, '.log-box')).to.match(/[\d,]+ events/);
    expect(faults).to.deep.equal([]);
    removeEventListener('error', note);
    removeEventListener('unhandledrejection', note);
    client.close();
  });
});
