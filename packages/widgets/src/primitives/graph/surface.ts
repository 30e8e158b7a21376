import { watchDensity } from '../../controllers/density.ts';
import type { Camera } from './types.ts';

/** A canvas that fills its host in device pixels, and a bitmap of the same size behind it. */
export class Surface {
  /** px. */
  width = 0;
  height = 0;
  #scale = 1;
  #canvas = document.createElement('canvas');
  #bitmap = document.createElement('canvas');
  #observer: ResizeObserver;
  #leaveDensity: () => void;

  constructor(host: HTMLElement, resized: () => void) {
    this.#canvas.setAttribute('aria-hidden', 'true');
    host.append(this.#canvas);
    const fit = (width: number, height: number): void => {
      const scale = devicePixelRatio;
      if (width === this.width && height === this.height && scale === this.#scale) return;
      Object.assign(this, { width, height });
      this.#scale = scale;
      for (const canvas of [this.#canvas, this.#bitmap]) {
        canvas.width = Math.round(width * scale);
        canvas.height = Math.round(height * scale);
      }
      resized();
    };
    this.#observer = new ResizeObserver(([entry]) => {
      const box = entry?.contentRect;
      fit(Math.round(box?.width ?? 0), Math.round(box?.height ?? 0));
    });
    this.#observer.observe(host);
    this.#leaveDensity = watchDensity(() => fit(this.width, this.height));
  }

  /** Paints the bitmap, in px. */
  layer(paint: (ctx: CanvasRenderingContext2D) => void): void {
    const ctx = this.#bitmap.getContext('2d');
    if (!ctx) return;
    ctx.setTransform(this.#scale, 0, 0, this.#scale, 0, 0);
    ctx.clearRect(0, 0, this.width, this.height);
    paint(ctx);
  }

  /** Shows the bitmap as it was painted with one camera, moved to where another would have put it, and paints on top. */
  compose(painted: Camera, now: Camera, paint: (ctx: CanvasRenderingContext2D) => void): void {
    const ctx = this.#canvas.getContext('2d');
    if (!ctx) return;
    const zoom = now.k / painted.k;
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
    ctx.setTransform(
      zoom,
      0,
      0,
      zoom,
      (now.x - painted.x * zoom) * this.#scale,
      (now.y - painted.y * zoom) * this.#scale,
    );
    ctx.drawImage(this.#bitmap, 0, 0);
    ctx.setTransform(this.#scale, 0, 0, this.#scale, 0, 0);
    paint(ctx);
  }

  dispose(): void {
    this.#observer.disconnect();
    this.#leaveDensity();
    this.#canvas.remove();
  }
}
