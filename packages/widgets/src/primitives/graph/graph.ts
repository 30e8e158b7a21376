import type { Drawing } from '../../base/drawing.ts';
import { later, partOf } from '../../base/later.ts';
import { fitCamera, sameCamera, toScreen, toWorld, zoomAt } from './camera.ts';
import { condense, type Hidden } from './condense.ts';
import { drawingOf } from './drawing.ts';
import type { Finder as Search } from './finder.ts';
import { GraphInput } from './input.ts';
import type { PlacedLabel } from './labels.ts';
import { layoutCode } from './layout-code.ts';
import type { LayoutRun, LayoutThread } from './layout-thread.ts';
import { lookedAt, placesOf } from './looked.ts';
import { Motion } from './motion.ts';
import { alongEdge, bySize, type Direction, nodeAt } from './navigate.ts';
import { paintOverlay } from './overlay.ts';
import type { GraphOptions } from './options.ts';
import { paintGraph, placeOf, type View } from './paint.ts';
import { layoutInput, makeScene, type Scene } from './scene.ts';
import { CategoryLooks } from './shapes.ts';
import { Surface } from './surface.ts';
import type { Camera, GraphEdge, GraphNode, GraphNote } from './types.ts';

/** Comes with the first search. */
const searching = later(() => import('./finder.ts'));
const sharpMs = 120;
/** Controls lie over that much of a picture that is looked at closely. */
const toolsPx = 36;
/** Beyond this many marks pan and zoom move the bitmap first. */
const mostPerFrame = 700;
const origin: Camera = { k: 1, x: 0, y: 0 };
const empty: Scene = { nodes: [], edges: [], index: new Map(), edgesOf: [], shape: '' };

export type { GraphOptions } from './options.ts';

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
  #note: GraphNote = { nodes: 0, edges: 0, drawn: 0, groups: 0, grouped: 0, left: 0, doubled: 0 };
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
  #pinned = new Set<string>();
  /** Node that is looked at with its neighbours. */
  #focused: string | null = null;
  #finder: Search | null = null;
  #hidden: readonly Hidden[] = [];
  #searched = 0;
  #seen = { edges: 0, drawn: 0 };
  #labels: readonly PlacedLabel[] = [];
  #spots = new Map<string, number>();
  #frame = 0;
  #dirty = false;
  #sharpen: ReturnType<typeof setTimeout> | undefined;
  #motion: Motion | null = null;
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
      nodeAt: (x, y) => nodeAt(this.#view(), x, y),
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
      pin: () => this.#turnPin(this.#cursor ?? this.#selected),
      focus: () => this.focusOn(this.#focused === null ? (this.#cursor ?? this.#selected) : null),
      blur: () => this.#setCursor(null),
    });
  }

  /** What was left out or put together. */
  get note(): GraphNote {
    return this.#note;
  }
  /** Where the last layout ran: `worker`, `slices` on this thread, or `idle` before the first. */
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
    this.#hidden = condensed.hidden;
    if (this.#finder) this.#finder.hidden = condensed.hidden;
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
  /** What is seen now, with a legend, for files; null before there is something. */
  drawing(): Drawing | null {
    if (this.#surface.width === 0 || this.#scene.nodes.length === 0) return null;
    const view = { ...this.#view(), positions: this.#positions.slice(), without: null, named: [] };
    return drawingOf(view, this.#options.pen, this.looks, new Map(this.#spots));
  }

  /** Edges in view, and how many of them are drawn: where they are too many to be told apart the lightest give way. */
  get seen(): { readonly edges: number; readonly drawn: number } {
    return this.#seen;
  }
  /** Nodes that stay where the reader put them. */
  get pinned(): readonly string[] {
    return [...this.#pinned];
  }
  pin(id: string): void {
    if (this.#pinned.has(id) || !this.#scene.index.has(id)) return;
    this.#pinned.add(id);
    this.#changed();
  }
  /** Lets a node, or all, go back to where the layout has them. */
  unpin(id?: string): void {
    const gone = id === undefined ? [...this.#pinned] : this.#pinned.has(id) ? [id] : [];
    if (gone.length === 0) return;
    for (const one of gone) if (this.#pinned.delete(one)) this.#places.delete(one);
    this.#changed();
    this.#settled = this.#layout(this.#waiting ?? this.#scene);
  }
  /** Only a node and its neighbours stay in ink and come into view; null: everything again. */
  focusOn(id: string | null): void {
    if (id === this.#focused || (id !== null && !this.#scene.index.has(id))) return;
    this.#focused = id;
    this.#changed();
    const { width, height } = this.#surface;
    const looked = lookedAt(this.#scene, null, id);
    if (!looked) return this.#glide(this.#fit);
    const near = fitCamera(placesOf(this.#positions, looked), width, height - 2 * toolsPx);
    this.#glide({ ...near, y: near.y + toolsPx });
  }
  get focused(): string | null {
    return this.#focused;
  }

  /** Nodes whose name holds a text stay in ink, and the first comes into view. Resolves to how many; empty: no search. */
  async search(text: string): Promise<number> {
    const turn = (this.#searched += 1);
    const { Finder } = await partOf(searching);
    if (turn !== this.#searched) return this.found?.count ?? 0;
    this.#finder ??= new Finder();
    this.#finder.hidden = this.#hidden;
    this.#finder.search(text, this.#scene);
    if (this.#finder.found) this.nextMatch(1);
    else this.#setCursor(null);
    this.#changed();
    return this.found?.count ?? 0;
  }
  /** How many were found and which is in view, from 0 on (−1: none); null: nothing is searched for. */
  get found(): { readonly count: number; readonly at: number } | null {
    return this.#finder?.found ? { count: this.#finder.found.length, at: this.#finder.at } : null;
  }
  /** To the next match (1), or the one before (−1), round and round. */
  nextMatch(by: number): void {
    const id = this.#finder?.next(by) ?? null;
    const index = this.#scene.index.get(id ?? '');
    if (id === null || index === undefined) return;
    this.#setCursor(id);
    const k = Math.max(this.#camera.k, this.#fit.k);
    const { width, height } = this.#surface;
    const [x, y] = [this.#positions[2 * index]!, this.#positions[2 * index + 1]!];
    this.#glide({ k, x: width / 2 - x * k, y: height / 2 - y * k });
    this.#options.onChange?.();
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
      const { LayoutThread } = layoutCode.now ?? (await partOf(layoutCode));
      if (this.#disposed || this.#waiting?.shape !== scene.shape) return;
      this.#thread ??= new LayoutThread(this.#options);
      this.#run = this.#thread.run(
        layoutInput(scene, this.#places, loose, this.#options.seed ?? 1, this.#pinned),
        (share) => this.#options.onLayout?.(share),
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
    if (this.#focused !== null && !scene.index.has(this.#focused)) this.#focused = null;
    for (const id of this.#pinned) if (!scene.index.has(id)) this.#pinned.delete(id);
    this.#finder?.renew(scene);
    this.#fit = fitCamera(positions, width, height);
    const camera = atRest ? this.#fit : this.#camera;
    const still = first || this.#reducedMotion || scene.nodes.length + scene.edges.length > mostPerFrame;
    this.#motion = still ? null : new Motion(from, positions, this.#camera, camera);
    this.#positions = still ? positions : from;
    if (still) this.#camera = camera;
    this.#repaint();
  }

  get #reducedMotion(): boolean {
    return (this.#options.reducedMotion ?? (() => matchMedia('(prefers-reduced-motion: reduce)').matches))();
  }

  #resized(): void {
    const { width, height } = this.#surface;
    // Not in the page, or not shown: the camera waits for the next size.
    if (width === 0 || height === 0) return;
    const { to, camera } = this.#motion ?? { to: this.#positions, camera: this.#camera };
    const atRest = sameCamera(camera, this.#fit);
    this.#motion = null;
    this.#positions = to;
    this.#fit = fitCamera(to, width, height);
    this.#camera = atRest ? this.#fit : camera;
    // At once and anew: a canvas that was resized is blank, and so is its bitmap, also where the camera stays the same.
    this.#dirty = true;
    this.#paint();
  }
  #changed(): void {
    this.#repaint();
    this.#options.onChange?.();
  }
  /** To another camera, within a moment. */
  #glide(camera: Camera): void {
    if (this.#reducedMotion || this.#scene.nodes.length + this.#scene.edges.length > mostPerFrame) {
      this.#moveCamera(camera);
      return;
    }
    const to = this.#motion?.to ?? this.#positions;
    this.#motion = new Motion(this.#positions.slice(), to, this.#camera, camera);
    this.#options.onCamera?.(sameCamera(camera, this.#fit));
    this.#repaint();
  }
  #turnPin(id: string | null): void {
    if (id === null) return;
    if (this.#pinned.has(id)) this.unpin(id);
    else this.pin(id);
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
      looked: lookedAt(this.#scene, this.#finder?.found ?? null, this.#focused),
      pinned: new Set([...this.#pinned].flatMap((id) => index(id) ?? [])),
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
    if (this.#surface.width === 0 || !this.#host.isConnected) return; // its owner shows something else
    const { pen } = this.#options;
    const moved = !sameCamera(this.#painted, this.#camera);
    const marks = this.#scene.nodes.length + this.#scene.edges.length;
    if (this.#dirty || (moved && marks <= mostPerFrame)) {
      this.#dirty = false;
      const view = this.#view();
      const before = this.#seen;
      this.#surface.layer((ctx) => {
        const { labels, ...seen } = paintGraph(ctx, view, pen, this.#spots);
        this.#labels = labels;
        this.#seen = seen;
      });
      if (before.drawn !== this.#seen.drawn || before.edges !== this.#seen.edges) this.#options.onChange?.();
      this.#spots = new Map(this.#labels.map(({ key, spot }) => [this.#scene.nodes[key]!.id, spot]));
      this.#painted = this.#camera;
      this.#host.setAttribute('aria-label', this.#options.summary());
    } else if (moved) {
      clearTimeout(this.#sharpen);
      this.#sharpen = setTimeout(() => this.#repaint(), sharpMs);
    }
    this.#surface.compose(this.#painted, this.#camera, (ctx) => this.#overlay(ctx));
    if (this.#motion) this.#repaint();
  }

  #overlay(ctx: CanvasRenderingContext2D): void {
    const at = (id: string | null): number | null => (id === null ? null : (this.#scene.index.get(id) ?? null));
    const over = { dragged: at(this.#dragged), hovered: at(this.#hovered), labels: this.#labels };
    paintOverlay(ctx, { ...this.#view(), without: null }, this.#options.pen, over);
  }

  #moveOn(): void {
    if (!this.#motion) return;
    const { positions, camera, done } = this.#motion.now();
    this.#positions = positions;
    this.#camera = camera;
    if (done) this.#motion = null;
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
    const next = bySize(this.#scene, this.#scene.index.get(this.#cursor ?? this.#selected ?? ''), by);
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
    if (this.#focused !== null) {
      this.focusOn(null);
      return true;
    }
    if (this.#selected === null && this.#cursor === null) return false;
    if (this.#selected !== null) this.#choose(null);
    else this.#setCursor(null);
    return true;
  }

  #moveCamera(camera: Camera): void {
    this.#motion = null;
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
  /** Where a reader puts a node it stays. */
  #drop(): void {
    const id = this.#dragged;
    this.#dragged = null;
    delete this.#host.dataset['dragging'];
    if (id !== null) this.pin(id);
    this.#repaint();
  }
}
