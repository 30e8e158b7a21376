import type { Direction } from './navigate.ts';

/** What a reader does with a graph, by pointer, wheel, touch or keyboard. */
export interface GraphActions {
  nodeAt(x: number, y: number): string | null;
  hover(id: string | null): void;
  click(id: string | null): void;
  drag(id: string, x: number, y: number): void;
  drop(): void;
  pan(dx: number, dy: number): void;
  zoom(factor: number, x: number, y: number): void;
  step(direction: Direction): void;
  /** To the next smaller (1) or larger (−1) node; 0: to the largest. */
  page(by: number): void;
  enter(): void;
  /** True when there was something to clear. */
  escape(): boolean;
  rest(): void;
  /** The node under the keyboard is held where it is, or let go. */
  pin(): void;
  /** Only the node under the keyboard and its neighbours, or everything again. */
  focus(): void;
  blur(): void;
}

const arrows: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};
const slop = 4;
let ids = 0;

export class GraphInput {
  #host: HTMLElement;
  #actions: GraphActions;
  #stop = new AbortController();
  #down: { id: string | null; x: number; y: number; moved: boolean; button: boolean } | null = null;
  #fingers = new Map<number, { x: number; y: number }>();
  /** Two hidden elements in turn: a screen reader reads the one that becomes active at once, as it reads a focus. */
  #cursors: readonly HTMLElement[];
  #turn = 0;

  constructor(host: HTMLElement, actions: GraphActions) {
    this.#host = host;
    this.#actions = actions;
    this.#cursors = [0, 1].map(() => {
      const element = document.createElement('div');
      element.className = 'graph-cursor';
      element.id = `graph-cursor-${ids++}`;
      element.setAttribute('role', 'img');
      return element;
    });
    const { signal } = this.#stop;
    const on = <K extends keyof HTMLElementEventMap>(
      type: K,
      listener: (event: HTMLElementEventMap[K]) => void,
      passive = true,
    ): void => host.addEventListener(type, listener, { signal, passive });
    on('pointerdown', (event) => this.#pointerDown(event));
    on('pointermove', (event) => this.#pointerMove(event));
    on('pointerup', (event) => this.#pointerUp(event));
    on('pointercancel', (event) => this.#pointerUp(event));
    on('pointerleave', () => actions.hover(null));
    on('dblclick', (event) => actions.zoom(1.6, ...this.#at(event)));
    on('wheel', (event) => this.#wheel(event), false);
    on('keydown', (event) => this.#key(event), false);
    on('blur', () => actions.blur());
  }

  /** Reads something out as the place where the keyboard is; null: nowhere. */
  say(text: string | null): void {
    if (text === null) {
      this.#host.removeAttribute('aria-activedescendant');
      for (const element of this.#cursors) element.remove();
      return;
    }
    this.#turn = 1 - this.#turn;
    const element = this.#cursors[this.#turn]!;
    element.setAttribute('aria-label', text);
    this.#host.append(element);
    this.#host.setAttribute('aria-activedescendant', element.id);
    this.#cursors[1 - this.#turn]!.remove();
  }

  dispose(): void {
    this.#stop.abort();
  }

  #at(event: MouseEvent): [number, number] {
    const box = this.#host.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }

  #pointerDown(event: PointerEvent): void {
    const [x, y] = this.#at(event);
    this.#fingers.set(event.pointerId, { x, y });
    if (event.button !== 0) return;
    const touch = event.pointerType === 'touch';
    // One finger scrolls the page and taps; a mouse or a pen pans and drags.
    this.#down = { id: this.#actions.nodeAt(x, y), x, y, moved: false, button: !touch };
    if (!touch) this.#host.setPointerCapture(event.pointerId);
  }

  #pointerMove(event: PointerEvent): void {
    const [x, y] = this.#at(event);
    const finger = this.#fingers.get(event.pointerId);
    const down = this.#down;
    if (finger && this.#fingers.size === 2) {
      const other = [...this.#fingers].find(([id]) => id !== event.pointerId)?.[1];
      if (other) {
        const before = Math.hypot(finger.x - other.x, finger.y - other.y);
        const now = Math.hypot(x - other.x, y - other.y);
        if (before > 0) this.#actions.zoom(now / before, (x + other.x) / 2, (y + other.y) / 2);
        this.#actions.pan((x - finger.x) / 2, (y - finger.y) / 2);
        if (down) down.moved = true;
      }
    } else if (!down) {
      if (event.pointerType !== 'touch') this.#actions.hover(this.#actions.nodeAt(x, y));
    } else if (down.moved || Math.hypot(x - down.x, y - down.y) > slop) {
      down.moved = true;
      if (!down.button) return;
      if (down.id !== null) this.#actions.drag(down.id, x, y);
      else if (finger) this.#actions.pan(x - finger.x, y - finger.y);
    }
    if (finger) this.#fingers.set(event.pointerId, { x, y });
  }

  #pointerUp(event: PointerEvent): void {
    this.#fingers.delete(event.pointerId);
    const down = this.#down;
    if (!down || this.#fingers.size > 0) return;
    this.#down = null;
    if (down.moved) {
      if (down.id !== null && down.button) this.#actions.drop();
    } else if (event.type === 'pointerup') this.#actions.click(down.id);
  }

  /** A wheel scrolls the page, as everywhere; with Ctrl, a pinch, or once the graph has the focus, it zooms. */
  #wheel(event: WheelEvent): void {
    const focused = this.#host.matches(':focus');
    if (!event.ctrlKey && !event.metaKey && !focused) return;
    event.preventDefault();
    const px = event.deltaMode === 1 ? event.deltaY * 16 : event.deltaY;
    this.#actions.zoom(Math.exp(-px * (event.ctrlKey ? 0.01 : 0.002)), ...this.#at(event));
  }

  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const direction = arrows[event.key];
    const { width, height } = this.#host.getBoundingClientRect();
    if (direction) this.#actions.step(direction);
    else if (event.key === 'Home') this.#actions.page(0);
    else if (event.key === 'PageDown') this.#actions.page(1);
    else if (event.key === 'PageUp') this.#actions.page(-1);
    else if (event.key === 'Enter' || event.key === ' ') this.#actions.enter();
    else if (event.key === '+' || event.key === '=') this.#actions.zoom(1.4, width / 2, height / 2);
    else if (event.key === '-') this.#actions.zoom(1 / 1.4, width / 2, height / 2);
    else if (event.key === '0') this.#actions.rest();
    else if (event.key.toLowerCase() === 'p') this.#actions.pin();
    else if (event.key.toLowerCase() === 'f') this.#actions.focus();
    else if (event.key !== 'Escape' || !this.#actions.escape()) return;
    event.preventDefault();
    event.stopPropagation();
  }
}
