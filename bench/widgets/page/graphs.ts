// Graphs of 1,000, 3,000 and 10,000 nodes: ours, d3-force on the main thread with a canvas, sigma with its own layout. Runs in the browser.
import '../../../packages/widgets/src/elements/define/sg-graph.ts';
import { seededRandom } from '@streamglass/core/lib';
import { forceCenter, forceLink, forceManyBody, forceSimulation } from 'd3-force';
import Graph from 'graphology';
import Sigma from 'sigma';
import type { SgGraph } from '../../../packages/widgets/src/elements/sg-graph.ts';
import { box, framesWhile, painted } from './adapter.ts';

interface GraphAdapter {
  /** Resolves when the layout stands and is painted. */
  settle(): Promise<void>;
  /** One step of a pan. */
  pan(frame: number): void;
  destroy(): void;
}
interface Link {
  readonly from: number;
  readonly to: number;
}

/** Communities of about 30, two edges a node, as agents that hand over mostly among themselves. */
function network(nodes: number): readonly Link[] {
  const random = seededRandom(11);
  return Array.from({ length: nodes * 2 }, (_, index) => {
    const from = index % nodes;
    const near = Math.min(nodes - 1, Math.floor(from / 30) * 30 + Math.floor(random() * 30));
    return { from, to: random() < 0.9 ? near : Math.floor(random() * nodes) };
  });
}

const ours = (host: HTMLElement, count: number, links: readonly Link[]): GraphAdapter => {
  const element = document.createElement('sg-graph') as SgGraph;
  element.height = box.height;
  element.nodes = Array.from({ length: count }, (_, id) => ({
    id: `n${id}`,
    category: `c${id % 6}`,
    size: 1 + (id % 9),
  }));
  element.edges = links.map(({ from, to }) => ({ from: `n${from}`, to: `n${to}`, weight: 1 }));
  host.append(element);
  const canvas = (): Element => element.shadowRoot?.querySelector('.graph') ?? element;
  const at = (frame: number) => ({
    clientX: 400 + 80 * Math.sin(frame / 20),
    clientY: 160 + 40 * Math.cos(frame / 20),
    pointerId: 1,
    isPrimary: true,
    button: 0,
    buttons: 1,
    bubbles: true,
    composed: true,
  });
  return {
    async settle() {
      await element.updateComplete;
      while (!element.graph) await painted();
      await painted();
      await element.graph.settled;
      await painted();
    },
    pan(frame) {
      if (frame === 0) canvas().dispatchEvent(new PointerEvent('pointerdown', { ...at(0), clientX: 5, clientY: 5 }));
      canvas().dispatchEvent(new PointerEvent('pointermove', at(frame)));
    },
    destroy() {
      canvas().dispatchEvent(new PointerEvent('pointerup', { ...at(0), buttons: 0 }));
      element.remove();
    },
  };
};

const onMainThread = (host: HTMLElement, count: number, links: readonly Link[]): GraphAdapter => {
  const canvas = document.createElement('canvas');
  canvas.width = box.width;
  canvas.height = box.height;
  host.append(canvas);
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  const nodes = Array.from({ length: count }, (_, id) => ({ id, x: 0, y: 0 }));
  const edges = links.map(({ from, to }) => ({ source: from, target: to }));
  const simulation = forceSimulation(nodes)
    .force('link', forceLink(edges))
    .force('charge', forceManyBody())
    .force('center', forceCenter(box.width / 2, box.height / 2))
    .stop();
  const draw = (x: number, y: number): void => {
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, box.width, box.height);
    context.translate(x, y);
    context.strokeStyle = '#8886';
    for (const { source, target } of edges as unknown as {
      source: { x: number; y: number };
      target: { x: number; y: number };
    }[]) {
      context.beginPath();
      context.moveTo(source.x, source.y);
      context.lineTo(target.x, target.y);
      context.stroke();
    }
    context.fillStyle = '#3e5ec0';
    for (const node of nodes) {
      context.beginPath();
      context.arc(node.x, node.y, 3, 0, 7);
      context.fill();
    }
  };
  return {
    async settle() {
      // As its documentation has it: a tick a frame until it is cool; the page is blocked for the length of each.
      while (simulation.alpha() >= simulation.alphaMin()) {
        simulation.tick();
        draw(0, 0);
        await new Promise(requestAnimationFrame);
      }
    },
    pan: (frame) => draw(80 * Math.sin(frame / 20), 40 * Math.cos(frame / 20)),
    destroy: () => canvas.remove(),
  };
};

const withSigma = (host: HTMLElement, count: number, links: readonly Link[]): GraphAdapter => {
  const graph = new Graph({ multi: true });
  // Placed already: only its drawing is measured.
  for (let id = 0; id < count; id++)
    graph.addNode(id, {
      x: Math.cos(id) * Math.sqrt(id),
      y: Math.sin(id) * Math.sqrt(id),
      size: 3,
      color: '#3e5ec0',
      label: `n${id}`,
    });
  for (const { from, to } of links) graph.addEdge(from, to);
  const sigma = new Sigma(graph, host);
  return {
    settle: painted,
    pan: (frame) =>
      sigma.getCamera().setState({ x: 0.5 + 0.1 * Math.sin(frame / 20), y: 0.5 + 0.1 * Math.cos(frame / 20) }),
    destroy: () => sigma.kill(),
  };
};

const adapters: Readonly<Record<string, typeof ours>> = {
  streamglass: ours,
  'd3-force': onMainThread,
  sigma: withSigma,
};

globalThis.bench = {
  /** ms until it stands, the longest time the page was blocked meanwhile, and frames a second while panning. */
  async graph(name: string, nodes: number, panMs: number) {
    const host = document.createElement('div');
    host.style.setProperty('inline-size', `${box.width}px`);
    host.style.setProperty('block-size', `${box.height}px`);
    document.body.replaceChildren(host);
    await painted();
    let blocked = 0;
    let last = performance.now();
    let watching = true;
    const watch = (): void => {
      const now = performance.now();
      blocked = Math.max(blocked, now - last);
      last = now;
      if (watching) setTimeout(watch, 0);
    };
    watch();
    const from = performance.now();
    const make = adapters[name];
    if (!make) throw new Error(`There is no adapter ${name}.`);
    const graph = make(host, nodes, network(nodes));
    await graph.settle();
    const settled = performance.now() - from;
    watching = false;
    const frames = await framesWhile(panMs, (frame) => graph.pan(frame));
    graph.destroy();
    return { settled, blocked, frames };
  },
};
