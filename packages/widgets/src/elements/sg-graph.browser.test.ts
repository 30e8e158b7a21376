import { expect } from '@open-wc/testing';
import type { NodeSelectEvent } from '../events/node-select.ts';
import type { ElementErrorEvent } from '../events/element-error.ts';
import './define/sg-graph.ts';
import type { GivenEdge, GivenNode } from './graph-data.ts';
import { until } from '../testing/until.ts';
import type { SgGraph } from './sg-graph.ts';

const nodes: readonly GivenNode[] = ['hub', 'left', 'right', 'far', 'lone'].map((id, index) => ({
  id,
  label: `${id} agent`,
  category: 'x',
  size: 10 - index,
}));
const edges: readonly GivenEdge[] = [
  { from: 'hub', to: 'left', weight: 3 },
  { from: 'right', to: 'hub', weight: 2 },
  { from: 'right', to: 'far' },
];
const frames = async (count = 3) => {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => requestAnimationFrame(resolve));
};
async function mount(props: Partial<SgGraph> = {}): Promise<SgGraph> {
  const element = Object.assign(document.createElement('sg-graph'), { nodes, edges, ...props });
  const frame = document.createElement('div');
  frame.style.setProperty('width', '640px');
  frame.append(element);
  document.body.append(frame);
  await drawn(element);
  return element;
}
const drawn = async (element: SgGraph) => {
  await element.updateComplete;
  await frames();
  await element.graph?.settled;
  await frames();
  await element.updateComplete;
};
const hostOf = (element: SgGraph) => element.renderRoot.querySelector<HTMLElement>('.graph')!;
const press = (element: SgGraph, key: string) =>
  hostOf(element).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
const pointer = (element: SgGraph, type: string, x: number, y: number) => {
  const box = hostOf(element).getBoundingClientRect();
  hostOf(element).dispatchEvent(new PointerEvent(type, { clientX: box.left + x, clientY: box.top + y, pointerId: 1, button: 0, bubbles: true })); // biome-ignore format: one event
};
const text = (element: SgGraph, selector: string) =>
  element.renderRoot.querySelector(selector)?.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '';
const ink = (element: SgGraph): number => {
  const canvas = hostOf(element).querySelector('canvas')!;
  const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
  let count = 0;
  for (let at = 3; at < data.length; at += 4) if (data[at]! > 0) count += 1;
  return count;
};

describe('sg-graph', () => {
  before(() => {
    // Pointers made by a test cannot be captured.
    HTMLElement.prototype.setPointerCapture = () => {};
  });
  afterEach(() => document.body.replaceChildren());

  it('is one tab stop with a sentence; a chosen node is told by a cancelable event', async () => {
    const element = await mount({ label: 'Hand-overs' });
    expect(hostOf(element).getAttribute('aria-label')).to.equal('Hand-overs: 5 nodes, 3 edges');
    const told: (string | null)[] = [];
    element.addEventListener('node-select', (event) => told.push((event as NodeSelectEvent).id));
    press(element, 'Home');
    const said = hostOf(element).querySelector('.graph-cursor')?.getAttribute('aria-label');
    expect(said).to.equal('hub agent, x, to 1 (left agent), from 1 (right agent)');
    press(element, 'Enter');
    expect([element.selected, ...told]).to.deep.equal(['hub', 'hub']);
    element.addEventListener('node-select', (event) => event.preventDefault());
    press(element, 'PageDown');
    press(element, 'Enter');
    expect(element.selected).to.equal('hub');
  });

  it('finds nodes by name, says how many, goes from one to the next, and moves camera and keyboard there', async () => {
    const element = await mount({ searchable: true });
    const input = element.renderRoot.querySelector('input')!;
    input.value = 'AGÉNT r';
    input.dispatchEvent(new Event('input'));
    await until(() => expect(text(element, '.find [role=status]')).to.equal('1 of 2'));
    const { graph } = element;
    const [first] = [graph?.cursor];
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    expect(graph?.cursor).to.not.equal(first);
    await until(() => expect(graph?.place(graph.cursor ?? '')?.x).to.be.closeTo(320, 1));
    input.value = 'nobody';
    input.dispatchEvent(new Event('input'));
    await until(() => expect(text(element, '.find [role=status]')).to.equal('none found'));
    expect(ink(element)).to.be.greaterThan(100);
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    await until(() => expect(text(element, '.find [role=status]')).to.equal(''));
  });

  it('is a table as well: every edge, the heaviest first, nodes without one, and what the picture leaves out', async () => {
    const element = await mount({
      label: 'Parts',
      nodes: [{ id: 'a', label: 'A', category: 'x' }, { id: 'b' }, { id: 'c' }],
      edges: [
        { from: 'a', to: 'b', weight: 1, confidence: 0.5 },
        { from: 'b', to: 'a', weight: 7 },
        { from: 'a', to: 'nobody', weight: 3 },
        { from: 'a', to: 'a', weight: Number.NaN },
      ],
    });
    const twin = element.twin()!;
    expect(twin.caption).to.equal('Parts: 3 nodes, 4 edges');
    expect(twin.columns.map(({ label }) => label).slice(0, 2)).to.deep.equal(['From', 'To']);
    expect(twin.rows.map(({ from, to, weight, note }) => [from, to, weight, note])).to.deep.equal([
      ['b', 'A', 7, null],
      ['A', 'nobody', 3, 'not drawn: an end is no node'],
      ['A', 'b', 1, null],
      ['A', 'A', null, 'not drawn: no weight'],
      ['c', null, null, 'no edge'],
    ]);
    element.nodes = [];
    expect(element.twin()).to.equal(null);
  });

  it('T turns to the table and back, and the graph stands where it stood', async () => {
    const element = await mount();
    const place = element.graph?.place('left');
    const before = ink(element);
    hostOf(element).dispatchEvent(new KeyboardEvent('keydown', { key: 't', bubbles: true, composed: true }));
    await until(() =>
      expect(element.renderRoot.querySelectorAll('tbody tr').length).to.equal(element.twin()?.rows.length),
    );
    element.table = false;
    await until(() => expect(element.renderRoot.querySelector('canvas')).to.not.equal(null));
    await until(() => expect(ink(element)).to.be.closeTo(before, before / 10));
    expect(element.graph?.place('left')).to.deep.equal(place);
  });

  it('a drag pins a node; it stays through other data, and comes back when it is let go', async () => {
    const element = await mount();
    const graph = element.graph!;
    const { x, y } = graph.place('left')!;
    pointer(element, 'pointerdown', x, y);
    pointer(element, 'pointermove', x + 20, y + 10);
    pointer(element, 'pointermove', x + 60, y + 40);
    pointer(element, 'pointerup', x + 60, y + 40);
    expect(graph.pinned).to.deep.equal(['left']);
    await drawn(element);
    expect(element.renderRoot.querySelector('[aria-label="Unpin 1"]')).to.not.equal(null);
    const many = Array.from({ length: 20 }, (_, index) => ({ id: `new-${index}` }));
    element.nodes = [...nodes, ...many];
    element.edges = [...edges, ...many.map(({ id }) => ({ from: 'left', to: id }))];
    await drawn(element);
    expect(graph.pinned).to.deep.equal(['left']);
    press(element, 'Home');
    press(element, 'p');
    expect(graph.pinned.length).to.equal(2);
    element.unpin();
    await drawn(element);
    expect(graph.pinned).to.deep.equal([]);
    expect(graph.place('left')).to.be.an('object');
  });

  it('focus on a node keeps its neighbours in ink, by key too; Escape leaves it', async () => {
    const element = await mount();
    const graph = element.graph!;
    press(element, 'Home');
    press(element, 'f');
    expect(graph.focused).to.equal('hub');
    const near = ['hub agent', 'left agent', 'right agent'];
    await until(() => expect(graph.labels.map(({ text: name }) => name).sort()).to.deep.equal(near));
    press(element, 'Escape');
    expect(graph.focused).to.equal(null);
    await until(() => expect(graph.labels.length).to.equal(5));
  });

  it('draws what it can of bad data, and says what it left out', async () => {
    const element = await mount({
      nodes: [
        { id: 'a', label: 'x'.repeat(10_000), size: Number.NaN },
        { id: 'a', label: 'again' },
        { id: 'b', label: 'مراجع الشيفرة', size: Number.POSITIVE_INFINITY },
        { id: 'c', label: '<img src=x onerror=alert(1)>', size: -4 },
      ],
      edges: [
        { from: 'a', to: 'b', weight: Number.NaN },
        { from: 'b', to: 'b', weight: 2 },
        { from: 'c', to: 'b', confidence: Number.NaN },
        { from: 'a', to: 'nobody' },
      ],
    });
    expect(text(element, '.count')).to.equal(
      'all 2 edges drawn · 2 edges without an end or weight left out · 1 node with the id of another left out',
    );
    for (const id of ['a', 'b', 'c']) {
      const { x, y } = element.graph!.place(id)!;
      expect([Number.isFinite(x), Number.isFinite(y)]).to.deep.equal([true, true]);
    }
    expect(element.renderRoot.querySelector('img')).to.equal(null);
    expect(element.graph!.labels.some(({ text: name }) => /^x+…x+$/.test(name) && name.length === 35)).to.equal(true);
  });

  it('what is no graph is said in its place and in an error event', async () => {
    const element = await mount();
    const errors: string[] = [];
    element.addEventListener('error', (event) => errors.push((event as Event as ElementErrorEvent).code));
    element.nodes = 7 as unknown as GivenNode[];
    await element.updateComplete;
    await frames();
    expect(text(element, '.refusal')).to.contain('nodes must be a list; it is number 7');
    expect(errors).to.deep.equal(['not-a-list']);
    element.nodes = [];
    await element.updateComplete;
    expect(text(element, '.said')).to.contain('no node');
    element.nodes = nodes;
    await drawn(element);
    expect(ink(element)).to.be.greaterThan(300);
  });

  it('comes back as it was: hidden and shown, out of the page and in again', async () => {
    const element = await mount();
    const frame = element.parentElement!;
    const before = ink(element);
    frame.style.setProperty('display', 'none');
    await frames();
    frame.style.setProperty('display', 'block');
    await frames();
    expect(ink(element)).to.be.within(before * 0.9, before * 1.1);
    element.remove();
    frame.append(element);
    await drawn(element);
    expect(ink(element)).to.be.within(before * 0.9, before * 1.1);
  });

  it('ten thousand nodes are put together, the lightest edges give way, and both are said', async function () {
    this.timeout(30_000);
    const crowd = Array.from({ length: 10_000 }, (_, index) => ({ id: `${index}`, category: 'ABC'[index % 3] ?? null, size: 1 + (index % 50) })); // biome-ignore format: one row
    const lines = Array.from({ length: 20_000 }, (_, index) => ({ from: `${index % 10_000}`, to: `${(index * 7919) % 10_000}`, weight: 1 + (index % 5) })); // biome-ignore format: one row
    const element = await mount({ nodes: crowd, edges: lines });
    const { note, seen } = element.graph!;
    expect([note.drawn + note.groups, note.grouped + note.drawn]).to.deep.equal([3_000, 10_000]);
    expect(seen.drawn).to.be.lessThan(seen.edges);
    expect(text(element, '.count')).to.match(/^[\d,]+ of [\d,]+ edges drawn · 7,003 smaller nodes as 3 groups$/);
    expect(await element.search('9999')).to.equal(1);
    // Not drawn by itself: it is found in its group.
    expect(await element.search('9000')).to.equal(1);
    expect(element.graph?.cursor).to.equal('\u0000group A');
  });

  it('is painted for a file with its legend, sharp at any scale', async () => {
    const element = await mount();
    const drawing = element.drawing()!;
    expect([drawing.width, drawing.height]).to.deep.equal([640, 360 + 28]);
    const canvas = Object.assign(document.createElement('canvas'), { width: 1_280, height: 776 });
    const context = canvas.getContext('2d')!;
    context.scale(2, 2);
    drawing.paint(context);
    expect(context.getImageData(0, 720, 60, 50).data.some((value) => value > 0)).to.equal(true);
  });
});
