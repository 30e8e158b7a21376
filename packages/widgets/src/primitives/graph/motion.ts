import { between } from './camera.ts';
import type { Camera } from './types.ts';

type Positions = Float32Array<ArrayBuffer>;
const easeMs = 220;

/** From one picture of a graph to another, within a moment. */
export class Motion {
  readonly to: Positions;
  readonly camera: Camera;
  #from: Positions;
  #before: Camera;
  #begin = performance.now();

  constructor(from: Positions, to: Positions, before: Camera, camera: Camera) {
    this.#from = from;
    this.#before = before;
    this.to = to;
    this.camera = camera;
  }
  /** The picture now; `done`: this was the last one. */
  now(): { readonly positions: Positions; readonly camera: Camera; readonly done: boolean } {
    const t = Math.min(1, (performance.now() - this.#begin) / easeMs);
    if (t >= 1) return { positions: this.to, camera: this.camera, done: true };
    const eased = 1 - (1 - t) ** 3;
    const positions = this.to.map((value, at) => this.#from[at]! + (value - this.#from[at]!) * eased);
    return { positions, camera: between(this.#before, this.camera, eased), done: false };
  }
}
