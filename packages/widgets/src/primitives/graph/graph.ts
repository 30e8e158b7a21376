import { between, fitCamera, sameCamera, toScreen, toWorld, zoomAt } from './camera.ts';
import { condense } from './condense.ts';
import { GraphInput } from './input.ts';
import type { PlacedLabel } from './labels.ts';
import type { LayoutRun, LayoutThread, LayoutThreadOptions } from './layout-thread.ts';
import { alongEdge, bySize, type Direction } from './navigate.ts';
import { type Pen, paintEdges, paintGraph, paintLabel, paintNodes, placeOf, sizeScale, type View } from './paint.ts';
import { layoutInput, makeScene, type Scene } from './scene.ts';
import { CategoryLooks } from './shapes.ts';
import { Surface } from './surface.ts';
import type { Camera, GraphEdge, GraphNode, GraphNote } from './types.ts';

export interface GraphOptions extends LayoutThreadOptions {
  readonly pen: Pen;
  /** Looks of categories that the caller keeps; else the graph keeps its own. */
  readonly looks?: CategoryLooks;
  /** One sentence on the whole graph, and one on a node; read aloud. */
  readonly summary: () => string;
  readonly describe: (id: string) => string;
  /** How the keys work, in one sentence. */
  readonly help: string;
  /** What the graph is called (`agent network`). */
  readonly role: string;
  readonly groupLabel?: (category: string | null, count: number) => string;
  /** Another node was chosen, or none. False: it stays as it was. */
  readonly onSelect?: (id: string | null) => boolean;
  /** Share of the layout that is done; null: it is shown. */
  readonly onLayout?: (share: number | null) => void;
  readonly onCamera?: (atRest: boolean) => void;
  readonly reducedMotion?: () => boolean;
  readonly seed?: number;
}

const easeMs = 220;
const sharpMs = 120;
/** Beyond this many marks pan and zoom move the bitmap, and are made sharp afterwards. */
const mostPerFrame = 700;
const origin: Camera = { k: 1, x: 0, y: 0 };
const empty: Scene = { nodes: [], edges: [], index: new Map(), edgesOf: [], shape: '' };

/**
 * A network of nodes and directed edges on a canvas. Knows nothing of what it shows.
 *
 * A layout is computed once per shape of the graph, off screen and off the thread, then shown; nodes that stand stay
 * where they are when others come. Painting has two stages: the picture goes to a bitmap, and what moves with the
 * pointer (hover, a dragged node with its edges, pan and zoom of a large graph) is put over or done with that bitmap.
 *
 * Long, because everything here moves one state (scene, positions, camera, what is chosen); whatever can be a function of
 * it stands in a file of its own.
 */
export class Graph {
  /** Looks of categories, for legends. */
  readonly looks: CategoryLooks;
  #host: HTMLElement;
  #options: GraphOptions;
  #surface: Surface;
  #input: GraphInput;
  #thread: LayoutThread | null = null;
  #run: LayoutRun | null = null;
  #scene = empty;
  #waiting: Scene | null = null;
  #note: GraphNote = { nodes: 0, edges: 0, drawn: 0, groups: 0, grouped: 0, left: 0 };
  #positions: Float32Array<ArrayBuffer> = new Float32Array(0);
  #places = new Map<string, readonly [number, number]>();
  /** Nodes that the last full layout placed. */
  #settledCount = 0;
  #camera = origin;
  #fit = origin;
  #painted: Camera = origin;
  #selected: string | null = null;
  #cursor: string | null = null;
  #hovered: string | null = null;
  #dragged: string | null = null;
  #labels: readonly PlacedLabel[] = [];
  #spots = new Map<string, number>();
  #frame = 0;
  #dirty = false;
  #sharpen: ReturnType<typeof setTimeout> | undefined;
  #ease: {
    from: Float32Array<ArrayBuffer>;
    to: Float32Array<ArrayBuffer>;
    camera: readonly [Camera, Camera];
    begin: number;
  } | null = null;
  #settled: Promise<void> = Promise.resolve();
  #disposed = false;

  /** `host`: an empty element with a size; it becomes the one tab stop. */
  constructor(host: HTMLElement, options: GraphOptions) {
    this.#host = host;
    this.#options = options;
    this.looks = options.looks ?? new CategoryLooks();
    host.classList.add('graph');
    host.tabIndex = 0;
    host.setAttribute('role', 'application');
    host.setAttribute('aria-roledescription', options.role);
    host.setAttribute('aria-description', options.help);
    this.#surface = new Surface(host, () => this.#resized());
    this.#input = new GraphInput(host, {
      nodeAt: (x, y) => this.#nodeAt(x, y),
      hover: (id) => this.#setHovered(id),
      click: (id) => this.#choose(id),
      drag: (id, x, y) => this.#drag(id, x, y),
      drop: () => this.#drop(),
      pan: (dx, dy) => this.#moveCamera({ ...this.#camera, x: this.#camera.x + dx, y: this.#camera.y + dy }),
      zoom: (factor, x, y) => this.#moveCamera(zoomAt(this.#camera, this.#fit, factor, x, y)),
      step: (direction) => this.#step(direction),
      page: (by) => this.#page(by),
      enter: () => this.#choose(this.#cursor),
      escape: () => this.#escape(),
      rest: () => this.rest(),
      blur: () => this.#setCursor(null),
    });
  }

  /** What was left out or put together. */
  get note(): GraphNote {
    return this.#note;
  }
  /** Where layouts run: `worker`, `slices` on this thread, or `idle` before the first. */
  get where(): LayoutThread['where'] {
    return this.#thread?.where ?? 'idle';
  }
  /** Resolves when the data given last is laid out and shown, or something else was given. */
  get settled(): Promise<void> {
    return this.#settled;
  }
  /** Labels as painted last, in px of the canvas. */
  get labels(): readonly PlacedLabel[] {
    return this.#labels;
  }
  get selected(): string | null {
    return this.#selected;
  }
  set selected(id: string | null) {
    if (id === this.#selected) return;
    this.#selected = id;
    this.#repaint();
  }
  /** Node under the keyboard. */
  get cursor(): string | null {
    return this.#cursor;
  }
  /** Middle of a node on the canvas, px; null when it is not drawn. */
  place(id: string): { readonly x: number; readonly y: number } | null {
    const index = this.#scene.index.get(id);
    return index === undefined
      ? null
      : toScreen(this.#camera, this.#positions[2 * index]!, this.#positions[2 * index + 1]!);
  }

  set(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): void {
    const label = this.#options.groupLabel ?? ((category, count) => `${count} ${category ?? ''}`);
    const condensed = condense(nodes, edges, label);
    this.#note = condensed.note;
    const scene = makeScene(condensed.nodes, condensed.edges, this.looks);
    const target = this.#waiting ?? this.#scene;
    if (scene.shape === target.shape) {
      // The same nodes and edges: only sizes and tones changed, everything stays in its place.
      if (this.#waiting) this.#waiting = scene;
      else this.#scene = scene;
      this.#repaint();
      return;
    }
    this.#settled = this.#layout(scene);
  }

  /** Paints again: colours, font or words changed. */
  refresh(): void {
    this.#repaint();
  }
  /** Everything in view again. */
  rest(): void {
    this.#moveCamera(this.#fit);
  }
  zoom(factor: number): void {
    const { width, height } = this.#surface;
    this.#moveCamera(zoomAt(this.#camera, this.#fit, factor, width / 2, height / 2));
  }
  /** The picture on another canvas, at rest and without cursor; for export. */
  paintOn(ctx: CanvasRenderingContext2D, width: number, height: number): void {
    const camera = fitCamera(this.#positions, width, height);
    paintGraph(
      ctx,
      { ...this.#view(), camera, rest: camera.k, width, height, named: [] },
      this.#options.pen,
      new Map(),
    );
  }
  dispose(): void {
    this.#disposed = true;
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#sharpen);
    this.#run?.cancel();
    this.#thread?.dispose();
    this.#input.dispose();
    this.#surface.dispose();
  }

  async #layout(scene: Scene): Promise<void> {
    this.#run?.cancel();
    this.#waiting = scene;
    const first = this.#scene.nodes.length === 0;
    const standing = scene.nodes.filter(({ id }) => this.#places.has(id)).length;
    // A map that has grown by half no longer fits its first layout: everything may move once.
    const loose = !first && standing < scene.nodes.length && scene.nodes.length > 1.5 * this.#settledCount;
    if (first || loose) this.#settledCount = scene.nodes.length;
    let positions: Float32Array<ArrayBuffer>;
    if (standing === scene.nodes.length && !first) positions = layoutInput(scene, this.#places, false, 0).start;
    else {
      this.#options.onLayout?.(0);
      // d3-force and the worker come with the first graph, not with the pane.
      const { LayoutThread } = await import('./layout-thread.ts');
      if (this.#disposed || this.#waiting?.shape !== scene.shape) return;
      this.#thread ??= new LayoutThread(this.#options);
      this.#run = this.#thread.run(layoutInput(scene, this.#places, loose, this.#options.seed ?? 1), (share) =>
        this.#options.onLayout?.(share),
      );
      const result = await this.#run.positions;
      if (this.#disposed || !result || this.#waiting?.shape !== scene.shape) return;
      positions = result;
    }
    this.#run = null;
    this.#show(this.#waiting, positions, first);
    this.#waiting = null;
    this.#options.onLayout?.(null);
  }

  #show(scene: Scene, positions: Float32Array<ArrayBuffer>, first: boolean): void {
    const { width, height } = this.#surface;
    const atRest = first || sameCamera(this.#camera, this.#fit);
    const from = positions.slice();
    for (const { id, index } of scene.nodes) {
      const place = this.#places.get(id);
      if (place) from.set(place, 2 * index);
    }
    this.#places = new Map(
      scene.nodes.map(({ id, index }) => [id, [positions[2 * index]!, positions[2 * index + 1]!] as const]),
    );
    this.#scene = scene;
    if (this.#hovered !== null && !scene.index.has(this.#hovered)) this.#hovered = null;
    if (this.#cursor !== null && !scene.index.has(this.#cursor)) this.#setCursor(null);
    this.#fit = fitCamera(positions, width, height);
    const camera = atRest ? this.#fit : this.#camera;
    const still = first || this.#reducedMotion || scene.nodes.length + scene.edges.length > mostPerFrame;
    this.#ease = still ? null : { from, to: positions, camera: [this.#camera, camera], begin: performance.now() };
    this.#positions = still ? positions : from;
    if (still) this.#camera = camera;
    this.#repaint();
  }

  get #reducedMotion(): boolean {
    return (this.#options.reducedMotion ?? (() => matchMedia('(prefers-reduced-motion: reduce)').matches))();
  }

  #resized(): void {
    const atRest = sameCamera(this.#camera, this.#fit);
    this.#fit = fitCamera(this.#ease?.to ?? this.#positions, this.#surface.width, this.#surface.height);
    if (atRest) this.#camera = this.#fit;
    // At once: a canvas that was resized is blank until it is painted.
    this.#paint();
  }

  #view(): View {
    const index = (id: string | null): number | null => (id === null ? null : (this.#scene.index.get(id) ?? null));
    const { width, height } = this.#surface;
    return {
      scene: this.#scene,
      positions: this.#positions,
      camera: this.#camera,
      rest: this.#fit.k,
      width,
      height,
      selected: index(this.#selected),
      without: index(this.#dragged),
      named: [index(this.#cursor)].filter((at) => at !== null),
    };
  }

  #repaint(): void {
    this.#dirty = true;
    this.#compose();
  }
  #compose(): void {
    if (!this.#frame && !this.#disposed) this.#frame = requestAnimationFrame(() => this.#paint());
  }

  #paint(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#moveOn();
    if (this.#surface.width === 0) return;
    const { pen } = this.#options;
    const moved = !sameCamera(this.#painted, this.#camera);
    const marks = this.#scene.nodes.length + this.#scene.edges.length;
    if (this.#dirty || (moved && marks <= mostPerFrame)) {
      this.#dirty = false;
      const view = this.#view();
      this.#surface.layer((ctx) => {
        this.#labels = paintGraph(ctx, view, pen, this.#spots);
      });
      this.#spots = new Map(this.#labels.map(({ key, spot }) => [this.#scene.nodes[key]!.id, spot]));
      this.#painted = this.#camera;
      this.#host.setAttribute('aria-label', this.#options.summary());
    } else if (moved) {
      clearTimeout(this.#sharpen);
      this.#sharpen = setTimeout(() => this.#repaint(), sharpMs);
    }
    this.#surface.compose(this.#painted, this.#camera, (ctx) => this.#overlay(ctx));
    if (this.#ease) this.#repaint();
  }

  /** What lies over the bitmap: a dragged node, the hovered name, the keyboard's ring. */
  #overlay(ctx: CanvasRenderingContext2D): void {
    const { pen } = this.#options;
    const view = { ...this.#view(), without: null };
    const { scene } = view;
    const dragged = this.#dragged === null ? undefined : scene.index.get(this.#dragged);
    if (dragged !== undefined) {
      const edges = (scene.edgesOf[dragged] ?? []).map((at) => scene.edges[at]!);
      paintEdges(ctx, view, edges, pen, view.selected === dragged);
      paintNodes(ctx, view, [...new Set(edges.flatMap(({ from, to }) => [from, to])), dragged].map((at) => scene.nodes[at]!), pen); // biome-ignore format: one thought
    }
    const named = dragged ?? scene.index.get(this.#hovered ?? '');
    if (named !== undefined && !this.#labels.some(({ key }) => key === named)) {
      const { x, y } = placeOf(view, named);
      const node = scene.nodes[named]!;
      ctx.font = pen.font(11);
      const width = ctx.measureText(node.label).width;
      const beside = x + node.radius * sizeScale(view) + 5;
      const start = beside + width < view.width ? beside : x - node.radius * sizeScale(view) - 5 - width;
      // It may lie over others: those make room under a plate.
      ctx.fillStyle = pen.color('surface');
      ctx.fillRect(start - 3, y - 9, width + 6, 17);
      paintLabel(ctx, { text: node.label, x: start, y: y + 4 }, pen, pen.color('ink'), 400);
    }
    const cursor = view.named[0];
    if (cursor !== undefined) {
      const { x, y } = placeOf(view, cursor);
      ctx.strokeStyle = pen.color('accent');
      ctx.lineWidth = 2;
      ctx.beginPath();
      ctx.arc(x, y, scene.nodes[cursor]!.radius * sizeScale(view) * 1.25 + 6, 0, 2 * Math.PI);
      ctx.stroke();
    }
  }

  #moveOn(): void {
    if (!this.#ease) return;
    const { from, to, camera, begin } = this.#ease;
    const t = Math.min(1, (performance.now() - begin) / easeMs);
    const eased = 1 - (1 - t) ** 3;
    this.#positions = t >= 1 ? to : to.map((value, at) => from[at]! + (value - from[at]!) * eased);
    this.#camera = between(camera[0], camera[1], eased);
    if (t >= 1) this.#ease = null;
  }

  #nodeAt(x: number, y: number): string | null {
    const view = this.#view();
    const scale = sizeScale(view);
    let best: { id: string; away: number } | null = null;
    for (const node of this.#scene.nodes) {
      const place = placeOf(view, node.index);
      const away = Math.hypot(place.x - x, place.y - y) - node.radius * scale;
      // Small nodes are easy to hit too: targets of at least 24 px.
      if (away <= Math.max(4, 12 - node.radius * scale) && (!best || away < best.away)) best = { id: node.id, away };
    }
    return best?.id ?? null;
  }

  #choose(id: string | null): void {
    if (id === this.#selected || this.#options.onSelect?.(id) === false) return;
    this.selected = id;
  }
  #setHovered(id: string | null): void {
    if (id === this.#hovered) return;
    this.#hovered = id;
    if (id === null) delete this.#host.dataset['over'];
    else this.#host.dataset['over'] = 'node';
    this.#compose();
  }
  #setCursor(id: string | null): void {
    if (id === this.#cursor) return;
    this.#cursor = id;
    this.#input.say(id === null ? null : this.#options.describe(id));
    this.#repaint();
  }
  #step(direction: Direction): void {
    const from = this.#scene.index.get(this.#cursor ?? this.#selected ?? '');
    if (from === undefined) return this.#page(0);
    const next = alongEdge(this.#scene, this.#positions, from, direction);
    this.#goTo(next ?? from);
  }
  #page(by: number): void {
    const order = bySize(this.#scene);
    const from = this.#scene.index.get(this.#cursor ?? this.#selected ?? '');
    const at = from === undefined || by === 0 ? 0 : Math.max(0, Math.min(order.length - 1, order.indexOf(from) + by));
    const next = order[at];
    if (next !== undefined) this.#goTo(next);
  }
  #goTo(index: number): void {
    this.#setCursor(this.#scene.nodes[index]!.id);
    const view = this.#view();
    const { x, y } = placeOf(view, index);
    const edge = 40;
    const dx = x < edge ? edge - x : x > view.width - edge ? view.width - edge - x : 0;
    const dy = y < edge ? edge - y : y > view.height - edge ? view.height - edge - y : 0;
    if (dx || dy) this.#moveCamera({ ...this.#camera, x: this.#camera.x + dx, y: this.#camera.y + dy });
  }
  #escape(): boolean {
    if (this.#selected === null && this.#cursor === null) return false;
    if (this.#selected !== null) this.#choose(null);
    else this.#setCursor(null);
    return true;
  }

  #moveCamera(camera: Camera): void {
    this.#ease = null;
    this.#camera = camera;
    this.#options.onCamera?.(sameCamera(camera, this.#fit));
    this.#compose();
  }

  #drag(id: string, x: number, y: number): void {
    const index = this.#scene.index.get(id);
    if (index === undefined) return;
    if (this.#dragged !== id) {
      // Once without it, from then on only it and its edges are painted.
      this.#dragged = id;
      this.#host.dataset['dragging'] = '';
      this.#dirty = true;
    }
    const at = toWorld(this.#camera, x, y);
    this.#positions.set([at.x, at.y], 2 * index);
    this.#places.set(id, [at.x, at.y]);
    this.#compose();
  }
  #drop(): void {
    this.#dragged = null;
    delete this.#host.dataset['dragging'];
    this.#repaint();
  }
}
