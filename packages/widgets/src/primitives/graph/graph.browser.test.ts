import { expect } from '@open-wc/testing';
import { Graph, type GraphOptions } from './graph.ts';
import { LayoutThread } from './layout-thread.ts';
import { layoutInput, makeScene } from './scene.ts';
import { CategoryLooks } from './shapes.ts';
import { overlap, type GraphEdge, type GraphNode } from './types.ts';
import { until } from '../../testing/until.ts';

const nodes: readonly GraphNode[] = ['hub', 'left', 'right', 'far', 'lone'].map((id, index) => ({
  id,
  label: `${id}-agent`,
  category: 'x',
  size: 10 - index,
  idle: id === 'lone',
}));
const edge = (from: string, to: string, weight = 3): GraphEdge => ({
  id: `${from}>${to}`,
  from,
  to,
  weight,
  confidence: 0.9,
});
const edges = [edge('hub', 'left'), edge('right', 'hub'), edge('right', 'far')];

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
const painted = async (graph: Graph) => {
  await graph.settled;
  await frame();
  await frame();
};
const hosts: { host: HTMLElement; graph: Graph }[] = [];
function mount(options: Partial<GraphOptions> = {}): { host: HTMLElement; graph: Graph; chosen: (string | null)[] } {
  const host = document.createElement('div');
  for (const [name, value] of Object.entries({ position: 'relative', width: '600px', height: '400px' }))
    host.style.setProperty(name, value);
  document.body.append(host);
  const chosen: (string | null)[] = [];
  const graph = new Graph(host, {
    pen: {
      color: (name) => (name === 'surface' ? 'white' : 'black'),
      font: (size, weight = 400) => `${weight} ${size}px sans-serif`,
    },
    role: 'network',
    help: 'keys',
    summary: () => 'a network',
    describe: (id) => `about ${id}`,
    onSelect: (id) => {
      chosen.push(id);
      return true;
    },
    reducedMotion: () => true,
    ...options,
  });
  hosts.push({ host, graph });
  return { host, graph, chosen };
}
const press = (host: HTMLElement, key: string) =>
  host.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
const ink = (host: HTMLElement): number => {
  const canvas = host.querySelector('canvas')!;
  const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
  let count = 0;
  for (let at = 3; at < data.length; at += 4) if (data[at]! > 0) count += 1;
  return count;
};
const pointer = (host: HTMLElement, type: string, x: number, y: number, init: PointerEventInit = {}) => {
  const box = host.getBoundingClientRect();
  host.dispatchEvent(
    new PointerEvent(type, {
      clientX: box.left + x,
      clientY: box.top + y,
      pointerId: 1,
      button: 0,
      bubbles: true,
      cancelable: true,
      ...init,
    }),
  );
};

describe('Graph', () => {
  before(() => {
    // Pointers made by a test cannot be captured.
    HTMLElement.prototype.setPointerCapture = () => {};
  });
  afterEach(() => {
    for (const { host, graph } of hosts.splice(0)) {
      graph.dispose();
      host.remove();
    }
  });

  it('lays out in a worker, off screen, and shows when it is settled', async () => {
    const shares: (number | null)[] = [];
    const { host, graph } = mount({ workerFrom: 0, onLayout: (share) => shares.push(share) });
    graph.set(nodes, edges);
    await frame();
    expect(ink(host)).to.equal(0);
    await painted(graph);
    expect(graph.where).to.equal('worker');
    expect(ink(host)).to.be.greaterThan(500);
    expect([shares[0], shares.at(-1)]).to.deep.equal([0, null]);
    for (const { id } of nodes) {
      const place = graph.place(id)!;
      expect(place.x).to.be.within(0, 600);
      expect(place.y).to.be.within(0, 400);
    }
  });

  it('worker and slices give the same positions', async () => {
    const input = () => layoutInput(makeScene(nodes, edges, new CategoryLooks()), new Map(), false, 1);
    const worker = new LayoutThread({ workerFrom: 0 });
    const slices = new LayoutThread({
      workerFrom: 0,
      startWorker: () => {
        throw new DOMException('blocked');
      },
    });
    const [a, b] = await Promise.all([worker.run(input()).positions, slices.run(input()).positions]);
    expect([worker.where, slices.where]).to.deep.equal(['worker', 'slices']);
    expect([...a!]).to.deep.equal([...b!]);
    worker.dispose();
  });

  it('goes on in slices when the worker breaks late', async () => {
    const { graph } = mount({ workerFrom: 0, startWorker: () => new Worker('/nothing/there.js', { type: 'module' }) });
    graph.set(nodes, edges);
    await painted(graph);
    expect(graph.where).to.equal('slices');
    expect(graph.place('hub')).to.be.an('object');
  });

  it('keeps places when weights change, and when a node comes', async () => {
    const { graph } = mount();
    graph.set(nodes, edges);
    await painted(graph);
    const before = graph.place('far')!;
    graph.set(
      nodes.map((node) => ({ ...node, size: node.size * 3 })),
      edges.map((line) => ({ ...line, weight: 90 })),
    );
    await painted(graph);
    expect(graph.place('far')).to.deep.equal(before);
    const [hub, right] = [graph.place('hub')!, graph.place('right')!];
    const length = Math.hypot(hub.x - right.x, hub.y - right.y);
    graph.set(
      [...nodes, { id: 'new', label: 'new', category: 'y', size: 1, idle: false }],
      [...edges, edge('hub', 'new')],
    );
    await painted(graph);
    // The camera fits again, so lengths scale; angles stay.
    const [hub2, right2] = [graph.place('hub')!, graph.place('right')!];
    expect(Math.atan2(hub.y - right.y, hub.x - right.x)).to.be.closeTo(
      Math.atan2(hub2.y - right2.y, hub2.x - right2.x),
      0.01,
    );
    expect(Math.hypot(hub2.x - right2.x, hub2.y - right2.y)).to.be.within(length * 0.4, length * 2);
    expect(graph.place('new')).to.be.an('object');
  });

  it('paints labels that never overlap', async () => {
    const { graph } = mount();
    const many = Array.from(
      { length: 60 },
      (_, index): GraphNode => ({
        id: `${index}`,
        label: `agent-number-${index}`,
        category: 'x',
        size: 60 - index,
        idle: false,
      }),
    );
    graph.set(
      many,
      many.slice(1).map(({ id }, index) => edge(id, `${Math.floor(index / 3)}`)),
    );
    graph.selected = '1';
    await painted(graph);
    expect(graph.labels.length).to.be.greaterThan(15);
    for (const [index, { box }] of graph.labels.entries())
      for (const other of graph.labels.slice(0, index)) expect(overlap(box, other.box)).to.equal(false);
    expect(graph.labels[0]?.text).to.equal('agent-number-1');
  });

  it('is one tab stop; arrows go along edges, Enter selects, Escape clears', async () => {
    const { host, graph, chosen } = mount();
    graph.set(nodes, edges);
    await painted(graph);
    expect(host.tabIndex).to.equal(0);
    expect(host.querySelectorAll('[tabindex]').length).to.equal(0);
    press(host, 'Home');
    expect(graph.cursor).to.equal('hub');
    const said = () => host.querySelector(`#${host.getAttribute('aria-activedescendant')}`)?.getAttribute('aria-label');
    expect(said()).to.equal('about hub');
    const reached = new Set<string | null>();
    for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) {
      press(host, 'Home');
      press(host, key);
      reached.add(graph.cursor);
    }
    reached.delete('hub');
    expect([...reached].every((id) => id === 'left' || id === 'right')).to.equal(true);
    expect(reached.size).to.be.greaterThan(0);
    for (let turn = 0; turn < 4; turn += 1) press(host, 'PageDown');
    expect(graph.cursor).to.equal('lone');
    press(host, 'Enter');
    expect(graph.selected).to.equal('lone');
    press(host, 'Escape');
    press(host, 'Escape');
    expect([graph.selected, graph.cursor]).to.deep.equal([null, null]);
    expect(chosen).to.deep.equal(['lone', null]);
  });

  it('selects on click, drags a node and remembers where it was put', async () => {
    const { host, graph, chosen } = mount();
    graph.set(nodes, edges);
    await painted(graph);
    const { x, y } = graph.place('left')!;
    pointer(host, 'pointerdown', x, y);
    pointer(host, 'pointerup', x, y);
    expect(chosen).to.deep.equal(['left']);
    const hub = graph.place('hub')!;
    pointer(host, 'pointerdown', x, y);
    pointer(host, 'pointermove', x + 30, y + 20);
    await frame();
    pointer(host, 'pointermove', x + 60, y + 40);
    pointer(host, 'pointerup', x + 60, y + 40);
    await frame();
    expect(graph.place('left')!.x).to.be.closeTo(x + 60, 0.01);
    expect(graph.place('hub')).to.deep.equal(hub);
    expect(chosen.length).to.equal(1);
  });

  it('keeps the choice when it is refused', async () => {
    const { host, graph } = mount({ onSelect: () => false });
    graph.set(nodes, edges);
    await painted(graph);
    press(host, 'Home');
    press(host, 'Enter');
    expect(graph.selected).to.equal(null);
  });

  it('zooms at the pointer with Ctrl and the wheel, and comes back to rest', async () => {
    const { host, graph } = mount();
    graph.set(nodes, edges);
    await painted(graph);
    const { x, y } = graph.place('hub')!;
    const far = graph.place('far')!;
    const box = host.getBoundingClientRect();
    const wheel = (ctrlKey: boolean) => {
      const event = new WheelEvent('wheel', {
        deltaY: -40,
        ctrlKey,
        clientX: box.left + x,
        clientY: box.top + y,
        cancelable: true,
        bubbles: true,
      });
      host.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(wheel(false)).to.equal(false);
    expect(wheel(true)).to.equal(true);
    expect(graph.place('hub')!.x).to.be.closeTo(x, 0.01);
    expect(Math.hypot(graph.place('far')!.x - x, graph.place('far')!.y - y)).to.be.greaterThan(
      Math.hypot(far.x - x, far.y - y),
    );
    graph.rest();
    expect(graph.place('far')!.x).to.be.closeTo(far.x, 0.01);
  });

  it('moves the bitmap while a large graph is panned, and paints it once afterwards', async () => {
    const { host, graph } = mount();
    const many = Array.from(
      { length: 400 },
      (_, index): GraphNode => ({ id: `${index}`, label: `${index}`, category: 'x', size: 1, idle: false }),
    );
    graph.set(
      many,
      many.slice(1).map(({ id }, index) => edge(id, `${Math.floor(index / 2)}`)),
    );
    await painted(graph);
    let paints = 0;
    const { fill } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.fill = function (this: CanvasRenderingContext2D, ...args: unknown[]): void {
      paints += 1;
      fill.apply(this, args as [Path2D]);
    };
    try {
      pointer(host, 'pointerdown', 2, 2);
      for (let step = 1; step < 8; step += 1) {
        pointer(host, 'pointermove', 2 + 6 * step, 2);
        await frame();
      }
      pointer(host, 'pointerup', 50, 2);
      expect(paints).to.equal(0);
      await until(() => expect(paints).to.be.greaterThan(390));
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(paints).to.be.lessThan(1_700);
    } finally {
      CanvasRenderingContext2D.prototype.fill = fill;
    }
  });
});
