/**
 * The two costly forces of a layout, in pieces. d3-force has both, but each as one call: at 3,000 nodes its many-body
 * force takes 19 ms of CPU and its collision 11 ms here, so that a main thread could not stop in time. These do the same
 * on flat arrays in about a quarter of the time, and `yield` after every few hundred nodes.
 */
export interface Bodies {
  readonly count: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly vx: Float64Array;
  readonly vy: Float64Array;
}

const sliceNodes = 200;
const deepest = 32;

/** A quadtree in arrays: `child` holds −1 for nothing, a cell, or −2 − body. Bodies of one spot form a chain. */
class Quadtree {
  #child = new Int32Array(0);
  #next: Int32Array;
  #mass = new Float64Array(0);
  #cx = new Float64Array(0);
  #cy = new Float64Array(0);
  #cells = 0;
  #x0 = 0;
  #y0 = 0;
  #size = 1;
  #stack = new Int32Array(4 * deepest * 4);
  #widths = new Float64Array(4 * deepest * 4);

  constructor(count: number) {
    this.#next = new Int32Array(count);
    this.#grow(2 * count + 16);
  }

  #grow(cells: number): void {
    const child = new Int32Array(4 * cells);
    child.set(this.#child);
    this.#child = child;
    this.#mass = new Float64Array(cells);
    this.#cx = new Float64Array(cells);
    this.#cy = new Float64Array(cells);
  }

  #cell(): number {
    if (4 * (this.#cells + 1) > this.#child.length) this.#grow(this.#child.length / 2);
    this.#child.fill(-1, 4 * this.#cells, 4 * this.#cells + 4);
    this.#cells += 1;
    return this.#cells - 1;
  }

  build({ count, x, y }: Bodies, strength: Float64Array): void {
    let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = 0; i < count; i += 1) {
      x0 = Math.min(x0, x[i]!);
      y0 = Math.min(y0, y[i]!);
      x1 = Math.max(x1, x[i]!);
      y1 = Math.max(y1, y[i]!);
    }
    this.#x0 = x0;
    this.#y0 = y0;
    this.#size = Math.max(1, x1 - x0, y1 - y0) * 1.0001;
    this.#cells = 0;
    this.#cell();
    for (let i = 0; i < count; i += 1) this.#insert(i, x, y);
    // Children come after their parents, so backwards every child is summed before its parent.
    for (let cell = this.#cells - 1; cell >= 0; cell -= 1) {
      let [mass, weight, cx, cy] = [0, 0, 0, 0];
      for (let corner = 0; corner < 4; corner += 1) {
        const entry = this.#child[4 * cell + corner]!;
        if (entry >= 0) {
          const size = Math.abs(this.#mass[entry]!);
          mass += this.#mass[entry]!;
          weight += size;
          cx += size * this.#cx[entry]!;
          cy += size * this.#cy[entry]!;
        } else {
          for (let body = -2 - entry; body >= 0; body = this.#next[body]!) {
            const size = Math.abs(strength[body]!);
            mass += strength[body]!;
            weight += size;
            cx += size * x[body]!;
            cy += size * y[body]!;
          }
        }
      }
      this.#mass[cell] = mass;
      this.#cx[cell] = weight > 0 ? cx / weight : 0;
      this.#cy[cell] = weight > 0 ? cy / weight : 0;
    }
  }

  #insert(body: number, x: Float64Array, y: Float64Array): void {
    this.#next[body] = -1;
    let [cell, cx, cy, half] = [0, this.#x0, this.#y0, this.#size / 2];
    for (let depth = 0; ; depth += 1) {
      const corner = (x[body]! >= cx + half ? 1 : 0) + (y[body]! >= cy + half ? 2 : 0);
      const slot = 4 * cell + corner;
      const entry = this.#child[slot]!;
      if (entry === -1) {
        this.#child[slot] = -2 - body;
        return;
      }
      if (entry < -1 && depth >= deepest) {
        this.#next[body] = -2 - entry;
        this.#child[slot] = -2 - body;
        return;
      }
      if (corner & 1) cx += half;
      if (corner & 2) cy += half;
      half /= 2;
      if (entry >= 0) {
        cell = entry;
        continue;
      }
      // Someone lives here: make a cell of the place, move them in, and go on.
      const other = -2 - entry;
      const fresh = this.#cell();
      this.#child[slot] = fresh;
      const theirs = (x[other]! >= cx + half ? 1 : 0) + (y[other]! >= cy + half ? 2 : 0);
      this.#child[4 * fresh + theirs] = entry;
      cell = fresh;
    }
  }

  /** Barnes-Hut: a far cell acts as one body at its middle. */
  push(i: number, { x, y, vx, vy }: Bodies, strength: Float64Array, alpha: number, theta2: number): void {
    const [px, py] = [x[i]!, y[i]!];
    let [fx, fy, top] = [0, 0, 1];
    this.#stack[0] = 0;
    this.#widths[0] = this.#size;
    while (top > 0) {
      top -= 1;
      const cell = this.#stack[top]!;
      const width = this.#widths[top]!;
      const dx = this.#cx[cell]! - px;
      const dy = this.#cy[cell]! - py;
      const far2 = dx * dx + dy * dy;
      if (width * width < theta2 * far2) {
        const force = this.#mass[cell]! / Math.max(far2, 1);
        fx += dx * force;
        fy += dy * force;
        continue;
      }
      for (let corner = 0; corner < 4; corner += 1) {
        const entry = this.#child[4 * cell + corner]!;
        if (entry >= 0) {
          this.#stack[top] = entry;
          this.#widths[top] = width / 2;
          top += 1;
          continue;
        }
        for (let body = -2 - entry; body >= 0; body = this.#next[body]!) {
          if (body === i) continue;
          const bx = x[body]! - px;
          const by = y[body]! - py;
          const d2 = bx * bx + by * by;
          const force = strength[body]! / (d2 < 1 ? Math.sqrt(Math.max(d2, 1e-6)) : d2);
          fx += bx * force;
          fy += by * force;
        }
      }
    }
    vx[i]! += fx * alpha;
    vy[i]! += fy * alpha;
  }
}

/** Every body pushes every other away (negative strength), however far: a limit would gather them in rings. */
export const repulsion = (count: number, strength: Float64Array, theta: number) => {
  const tree = new Quadtree(count);
  return function* (bodies: Bodies, alpha: number): Generator<void> {
    tree.build(bodies, strength);
    yield;
    for (let i = 0; i < count; i += 1) {
      tree.push(i, bodies, strength, alpha, theta * theta);
      if (i % sliceNodes === sliceNodes - 1) yield;
    }
  };
};

/** Bodies that overlap part, the smaller one more. Found over a grid whose cells are as wide as the largest body. */
export const collision = (count: number, radius: Float64Array, strength: number) => {
  const widest = radius.reduce((most, value) => Math.max(most, value), 1);
  const order = new Int32Array(count);
  return function* ({ x, y, vx, vy }: Bodies): Generator<void> {
    let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = 0; i < count; i += 1) {
      x0 = Math.min(x0, x[i]!);
      y0 = Math.min(y0, y[i]!);
      x1 = Math.max(x1, x[i]!);
      y1 = Math.max(y1, y[i]!);
    }
    const room = 2 * widest;
    const side = Math.max(room, Math.sqrt(((x1 - x0 + room) * (y1 - y0 + room)) / (4 * count + 16)));
    const columns = Math.floor((x1 - x0) / side) + 1;
    const rows = Math.floor((y1 - y0) / side) + 1;
    const first = new Int32Array(columns * rows + 1);
    const cellOf = (i: number): number => Math.floor((y[i]! - y0) / side) * columns + Math.floor((x[i]! - x0) / side);
    for (let i = 0; i < count; i += 1) first[cellOf(i) + 1]! += 1;
    for (let cell = 0; cell < columns * rows; cell += 1) first[cell + 1]! += first[cell]!;
    const fill = first.slice();
    for (let i = 0; i < count; i += 1) {
      const cell = cellOf(i);
      order[fill[cell]!] = i;
      fill[cell]! += 1;
    }
    yield;
    for (let i = 0; i < count; i += 1) {
      const column = Math.floor((x[i]! - x0) / side);
      const row = Math.floor((y[i]! - y0) / side);
      for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r += 1) {
        const begin = first[r * columns + Math.max(0, column - 1)]!;
        const end = first[r * columns + Math.min(columns - 1, column + 1) + 1]!;
        for (let k = begin; k < end; k += 1) {
          const j = order[k]!;
          if (j <= i) continue;
          const apart = radius[i]! + radius[j]!;
          const dx = x[i]! + vx[i]! - x[j]! - vx[j]! || 1e-3 * (i - j);
          const dy = y[i]! + vy[i]! - y[j]! - vy[j]! || 1e-3;
          const d2 = dx * dx + dy * dy;
          if (d2 >= apart * apart) continue;
          const d = Math.sqrt(d2);
          const push = ((apart - d) / d) * strength;
          const share = radius[j]! ** 2 / (radius[i]! ** 2 + radius[j]! ** 2);
          vx[i]! += dx * push * share;
          vy[i]! += dy * push * share;
          vx[j]! -= dx * push * (1 - share);
          vy[j]! -= dy * push * (1 - share);
        }
      }
      if (i % sliceNodes === sliceNodes - 1) yield;
    }
  };
};
