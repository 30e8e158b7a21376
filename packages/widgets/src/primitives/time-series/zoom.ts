import type { Area, Span } from './types.ts';

/** A plot as a zoom sees it. */
export interface ZoomTarget {
  box(): Area;
  seen(): Span;
  whole(): Span;
  /** Time to zoom about by keys: where the crosshair is. */
  middle(): number | null;
  zoomed(): boolean;
  see(span: Span | null): void;
  /** Shows the span that a drag has marked, px; null: none. */
  mark(x0: number | null, x1: number): void;
}

const slop = 5;
/** A key zooms by so much. */
const keyFactor = 1.6;

/** A span made shorter (factor above 1) or longer about a moment that keeps its place. */
export const zoomAt = ({ from, to }: Span, factor: number, about: number): Span => ({
  from: about - (about - from) / factor,
  to: about + (to - about) / factor,
});
const panned = ({ from, to }: Span, by: number): Span => ({ from: from + by, to: to + by });

/**
 * Zoom and pan by drag, wheel, pinch and keys. A drag marks a span and zooms to it; zoomed, it pans, and marks with
 * Shift. The wheel scrolls the page, as everywhere: with Ctrl (or ⌘) it zooms. One finger scrolls the page up and down;
 * two pinch.
 */
export class ZoomInput {
  #place: HTMLElement;
  #target: ZoomTarget;
  #stop = new AbortController();
  #fingers = new Map<number, number>();
  #start: { readonly x: number; readonly seen: Span; readonly pan: boolean } | null = null;
  /** The last press became a drag: it pins nothing. */
  moved = false;

  constructor(place: HTMLElement, target: ZoomTarget) {
    this.#place = place;
    this.#target = target;
    const { signal } = this.#stop;
    place.addEventListener('pointerdown', this.down, { signal });
    place.addEventListener('pointermove', this.#move, { signal });
    place.addEventListener('pointerup', this.#up, { signal });
    place.addEventListener('pointercancel', this.#up, { signal });
    place.addEventListener('dblclick', () => target.see(null), { signal });
    place.addEventListener('wheel', this.#wheel, { signal, passive: false });
  }
  /** A drag or pinch goes on; the crosshair stays where it is. */
  get busy(): boolean {
    return (this.#start !== null && this.moved) || this.#fingers.size > 1;
  }
  dispose(): void {
    this.#stop.abort();
  }

  key(key: string): void {
    const target = this.#target;
    const seen = target.seen();
    const by = (seen.to - seen.from) / 2;
    if (key === '0') target.see(null);
    else if (key === 'PageUp' || key === 'PageDown') {
      if (target.zoomed()) target.see(panned(seen, key === 'PageUp' ? -by : by));
    } else {
      const at = target.middle() ?? seen.to - by;
      target.see(zoomAt(seen, key === '-' ? 1 / keyFactor : keyFactor, at));
    }
  }

  #x = (event: MouseEvent): number => event.clientX - this.#place.getBoundingClientRect().left;
  #time(x: number, { from, to }: Span): number {
    const { left, width } = this.#target.box();
    return from + (Math.max(0, Math.min(width, x - left)) / width) * (to - from);
  }

  down = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    const x = this.#x(event);
    const { left, width } = this.#target.box();
    this.moved = false;
    if (x < left || x > left + width) return;
    this.#fingers.set(event.pointerId, x);
    const zoomed = this.#target.zoomed();
    // One finger on a picture that is not zoomed moves the crosshair.
    if (event.pointerType === 'touch' && !zoomed) this.#start = null;
    else this.#start = { x, seen: this.#target.seen(), pan: zoomed && !event.shiftKey };
  };
  #move = (event: PointerEvent): void => {
    const x = this.#x(event);
    const before = this.#fingers.get(event.pointerId);
    if (before === undefined) return;
    const target = this.#target;
    const [other] = [...this.#fingers].flatMap(([id, at]) => (id === event.pointerId ? [] : [at]));
    this.#fingers.set(event.pointerId, x);
    if (other !== undefined) {
      this.#start = null;
      this.moved = true;
      const [was, is] = [Math.abs(before - other), Math.abs(x - other)];
      if (was > 8 && is > 8) target.see(zoomAt(target.seen(), is / was, this.#time(other, target.seen())));
      return;
    }
    const start = this.#start;
    if (!start || (!this.moved && Math.abs(x - start.x) < slop)) return;
    if (!this.moved) this.#capture(event.pointerId);
    this.moved = true;
    const { left, width } = target.box();
    if (start.pan) target.see(panned(start.seen, ((start.x - x) / width) * (start.seen.to - start.seen.from)));
    else target.mark(start.x, Math.max(left, Math.min(left + width, x)));
  };
  #up = (event: PointerEvent): void => {
    this.#fingers.delete(event.pointerId);
    const start = this.#start;
    this.#start = null;
    if (!start || start.pan || !this.moved) return;
    this.#target.mark(null, 0);
    if (event.type !== 'pointerup') return;
    const ends = [this.#time(start.x, start.seen), this.#time(this.#x(event), start.seen)];
    this.#target.see({ from: Math.min(...ends), to: Math.max(...ends) });
  };
  /** A drag goes on outside of the plot; a pointer that is gone already cannot be held. */
  #capture(id: number): void {
    try {
      this.#place.setPointerCapture(id);
    } catch {
      // It was released meanwhile.
    }
  }

  #wheel = (event: WheelEvent): void => {
    const target = this.#target;
    const px = event.deltaMode === 1 ? 16 : 1;
    const seen = target.seen();
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      target.see(
        zoomAt(seen, Math.exp(-event.deltaY * px * (event.ctrlKey ? 0.01 : 0.004)), this.#time(this.#x(event), seen)),
      );
    } else if (target.zoomed() && (event.shiftKey || Math.abs(event.deltaX) > 2 * Math.abs(event.deltaY))) {
      event.preventDefault();
      const by = (event.deltaX || event.deltaY) * px;
      target.see(panned(seen, (by / target.box().width) * (seen.to - seen.from)));
    }
  };
}
