import { type Force, forceLink, forceX, forceY, type SimulationLinkDatum, type SimulationNodeDatum } from 'd3-force';
import { type Bodies, collision, repulsion } from './sliced-forces.ts';

/** A graph as plain arrays, so that it can cross to a worker. Distances are in layout units: about one pixel at rest. */
export interface LayoutInput {
  readonly count: number;
  /** Room that each node needs. */
  readonly radius: Float32Array;
  /** Pairs of node indices. */
  readonly links: Uint32Array;
  /** Where nodes stand already, x and y in turn; NaN: nowhere yet. */
  readonly start: Float32Array<ArrayBuffer>;
  /** 1: stays exactly where it stands. */
  readonly held: Uint8Array;
  readonly seed: number;
  /** Width over height that the picture should have. */
  readonly aspect: number;
}

interface Body extends SimulationNodeDatum {
  readonly index: number;
  x: number;
  y: number;
  vx: number;
  vy: number;
}
interface Link extends SimulationLinkDatum<Body> {
  readonly a: number;
  readonly b: number;
}

const ticks = 300;
const alphaMin = 0.001;
const decay = 1 - alphaMin ** (1 / ticks);
const friction = 0.6;

/** Linear congruential: the same sequence in every browser and thread. */
const generator = (seed: number) => {
  let state = (seed >>> 0) + 1;
  return () => (state = (1_664_525 * state + 1_013_904_223) % 4_294_967_296) / 4_294_967_296;
};

/** A spiral around the middle, as in d3-force; the first nodes, which are the best connected, stand inside. */
const spiral = (index: number, spacing: number, turn: number): readonly [number, number] => {
  const radius = spacing * Math.sqrt(0.5 + index);
  const angle = index * Math.PI * (3 - Math.sqrt(5)) + turn;
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
};

/** New nodes begin beside the middle of those neighbours that stand already. */
function placeBesideNeighbours(
  bodies: readonly Body[],
  { links, start }: LayoutInput,
  away: number,
  random: () => number,
): void {
  const known = (index: number): boolean => !Number.isNaN(start[2 * index]);
  const sums = new Map<number, { x: number; y: number; n: number }>();
  const add = (at: number, from: number): void => {
    if (known(at) || !known(from)) return;
    const sum = sums.get(at) ?? { x: 0, y: 0, n: 0 };
    sums.set(at, { x: sum.x + start[2 * from]!, y: sum.y + start[2 * from + 1]!, n: sum.n + 1 });
  };
  for (let link = 0; link < links.length; link += 2) {
    add(links[link]!, links[link + 1]!);
    add(links[link + 1]!, links[link]!);
  }
  for (const [index, { x, y, n }] of sums) {
    const angle = random() * 2 * Math.PI;
    const body = bodies[index]!;
    body.x = x / n + Math.cos(angle) * away;
    body.y = y / n + Math.sin(angle) * away;
  }
}

/**
 * Forces after d3-force (velocity Verlet, cooling alpha), run by the piece: each `step()` is small enough that a thread
 * that must stay free can stop after any. The number of ticks is fixed and chance is seeded: the same input gives the
 * same picture, whoever computes it and however often it was interrupted.
 */
export class Layout {
  readonly #bodies: readonly Body[];
  readonly #run: Generator<void>;
  #alpha: number;

  constructor(input: LayoutInput) {
    const random = generator(input.seed);
    const turn = random() * 2 * Math.PI;
    const meanRadius = input.count === 0 ? 0 : input.radius.reduce((sum, value) => sum + value, 0) / input.count;
    const spacing = 14 + meanRadius * 1.6;
    let placed = 0;
    const bodies = Array.from({ length: input.count }, (_, index): Body => {
      const known = !Number.isNaN(input.start[2 * index]!);
      if (known) placed += 1;
      const [x, y] = known ? [input.start[2 * index]!, input.start[2 * index + 1]!] : spiral(index, spacing, turn);
      return { index, x, y, vx: 0, vy: 0 };
    });
    if (placed > 0) placeBesideNeighbours(bodies, input, spacing, random);
    this.#bodies = bodies;
    // What was laid out before only settles; a first layout starts hot.
    this.#alpha = placed > 0 ? 0.3 : 1;
    this.#run = this.#tick(input, spacing, random);
  }

  *#tick(input: LayoutInput, spacing: number, random: () => number): Generator<void> {
    const { count, radius, links, held, start } = input;
    const degree = new Uint32Array(count);
    for (const end of links) degree[end]! += 1;
    const pairs = Array.from({ length: links.length / 2 }, (_, index): Link => {
      const [a, b] = [links[2 * index]!, links[2 * index + 1]!];
      return { source: a, target: b, a, b };
    });
    const lean = input.aspect;
    const gentle: Force<Body, Link>[] = [
      forceLink<Body, Link>(pairs)
        // Hubs need room around them, leaves may stand close.
        .distance(
          ({ a, b }) => spacing * 1.5 + radius[a]! + radius[b]! + 5 * Math.sqrt(Math.min(degree[a]!, degree[b]!)),
        )
        .strength(({ a, b }) => 0.7 / Math.max(1, Math.min(degree[a]!, degree[b]!))),
      forceX<Body>(0).strength(0.055 / lean),
      forceY<Body>(0).strength(0.055 * lean),
    ];
    for (const force of gentle) force.initialize?.([...this.#bodies], random);
    const push = Float64Array.from(degree, (links) => -spacing * (9 + 1.2 * Math.min(12, links)));
    const repel = repulsion(count, push, count > 500 ? 1.2 : 0.8);
    const part = collision(
      count,
      Float64Array.from(radius, (value) => value + spacing * 0.42),
      0.8,
    );
    const flat: Bodies = {
      count,
      x: new Float64Array(count),
      y: new Float64Array(count),
      vx: new Float64Array(count),
      vy: new Float64Array(count),
    };
    while (this.#alpha >= alphaMin && count > 0) {
      this.#alpha -= this.#alpha * decay;
      for (const force of gentle) force(this.#alpha);
      for (const [index, { x, y, vx, vy }] of this.#bodies.entries()) {
        flat.x[index] = x;
        flat.y[index] = y;
        flat.vx[index] = vx;
        flat.vy[index] = vy;
      }
      yield;
      yield* repel(flat, this.#alpha);
      yield* part(flat);
      for (const [index, body] of this.#bodies.entries()) {
        if (held[index] === 1) {
          body.x = start[2 * index]!;
          body.y = start[2 * index + 1]!;
          body.vx = body.vy = 0;
        } else {
          body.vx = flat.vx[index]! * friction;
          body.vy = flat.vy[index]! * friction;
          body.x += body.vx;
          body.y += body.vy;
        }
      }
      yield;
    }
  }

  /** A small piece of work; false once it is settled. */
  step(): boolean {
    return this.#run.next().done !== true;
  }

  /** 0..1. */
  get progress(): number {
    return Math.min(1, Math.log(this.#alpha) / Math.log(alphaMin));
  }

  /** x and y in turn. A new array, free to be given away. */
  positions(): Float32Array<ArrayBuffer> {
    const out = new Float32Array(2 * this.#bodies.length);
    for (const { index, x, y } of this.#bodies) {
      out[2 * index] = x;
      out[2 * index + 1] = y;
    }
    return out;
  }
}
