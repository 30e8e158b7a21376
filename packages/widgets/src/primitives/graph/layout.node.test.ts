import assert from 'node:assert/strict';
import test from 'node:test';
import { condense, groupId } from './condense.ts';
import { placeLabels } from './labels.ts';
import { LayoutThread, runInSlices } from './layout-thread.ts';
import { Layout } from './layout.ts';
import { alongEdge, bySize } from './navigate.ts';
import { layoutInput, makeScene } from './scene.ts';
import { CategoryLooks } from './shapes.ts';
import { overlap, type GraphEdge, type GraphNode } from './types.ts';

const node = (id: string, size = 1, category: string | null = 'a'): GraphNode => ({
  id,
  label: id,
  category,
  size,
  idle: false,
});
const edge = (from: string, to: string, weight = 1, confidence: number | null = 0.9): GraphEdge => ({
  id: `${from}>${to}`,
  from,
  to,
  weight,
  confidence,
});

/** Each node joins two before it; the same for the same number. */
const crowd = (count: number): { nodes: GraphNode[]; edges: GraphEdge[] } => {
  let state = 7;
  const chance = (): number => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
  const nodes = Array.from({ length: count }, (_, index) => node(`n${index}`, count - index, `c${index % 3}`));
  const edges = Array.from({ length: 2 * (count - 1) }, (_, index) => {
    const from = 1 + Math.floor(index / 2);
    return edge(`n${from}`, `n${Math.floor(chance() * from)}`, 1 + Math.floor(chance() * 50));
  });
  return { nodes, edges };
};
const inputOf = (count: number, seed = 1) => {
  const { nodes, edges } = crowd(count);
  return layoutInput(makeScene(nodes, edges, new CategoryLooks()), new Map(), false, seed);
};
const settle = (layout: Layout): Float32Array => {
  while (layout.step());
  return layout.positions();
};

test('the same input and seed give the same picture, another seed another', () => {
  const first = settle(new Layout(inputOf(60)));
  assert.deepEqual(settle(new Layout(inputOf(60))), first);
  assert.notDeepEqual(settle(new Layout(inputOf(60, 2))), first);
});

test('the order of nodes and edges in the data does not show', () => {
  const { nodes, edges } = crowd(40);
  const looks = new CategoryLooks();
  const there = makeScene(nodes, edges, looks);
  const back = makeScene([...nodes].reverse(), [...edges].reverse(), looks);
  assert.equal(back.shape, there.shape);
  const place = (scene: typeof there) => {
    const positions = settle(new Layout(layoutInput(scene, new Map(), false, 1)));
    return new Map(scene.nodes.map(({ id, index }) => [id, [positions[2 * index], positions[2 * index + 1]]]));
  };
  const [a, b] = [place(there), place(back)];
  // Sums of forces differ in their last bits with the order of equal edges.
  for (const [id, [x, y]] of a) {
    assert.ok(Math.abs((b.get(id)?.[0] ?? 0) - (x ?? 0)) < 1, id);
    assert.ok(Math.abs((b.get(id)?.[1] ?? 0) - (y ?? 0)) < 1, id);
  }
});

test('nodes that stand keep their place when others come', () => {
  const { nodes, edges } = crowd(30);
  const scene = makeScene(nodes, edges, new CategoryLooks());
  const places = new Map(scene.nodes.slice(0, 25).map(({ id, index }) => [id, [index * 10, -index] as const]));
  const positions = settle(new Layout(layoutInput(scene, places, false, 1)));
  for (const { id, index } of scene.nodes) {
    const at = [positions[2 * index], positions[2 * index + 1]];
    if (places.has(id)) assert.deepEqual(at, [...(places.get(id) ?? [])]);
    else assert.ok(at.every(Number.isFinite));
  }
});

test('no two nodes lie on each other, also when all begin at one spot', () => {
  const input = inputOf(50);
  input.start.fill(0);
  const positions = settle(new Layout(input));
  for (let i = 0; i < 50; i += 1)
    for (let j = 0; j < i; j += 1) {
      const apart = Math.hypot(positions[2 * i]! - positions[2 * j]!, positions[2 * i + 1]! - positions[2 * j + 1]!);
      assert.ok(apart > input.radius[i]! + input.radius[j]!, `${i} and ${j}: ${apart}`);
    }
});

test('an empty graph and a single node are settled too', () => {
  assert.equal(settle(new Layout(inputOf(1))).length, 2);
  assert.equal(
    settle(
      new Layout({
        ...inputOf(1),
        count: 0,
        radius: new Float32Array(),
        links: new Uint32Array(),
        start: new Float32Array(),
      }),
    ).length,
    0,
  );
});

/** A clock by which every piece of work takes 1 ms. */
const counted = () => {
  let now = 0;
  const waiting: (() => void)[] = [];
  return {
    options: { now: () => now++, pause: (resume: () => void) => void waiting.push(resume) },
    /** Runs one slice; how many times it looked at the clock. */
    slice(): number {
      const before = now;
      waiting.shift()?.();
      return now - before;
    },
    get idle() {
      return waiting.length === 0;
    },
  };
};

test('on the main thread 3,000 nodes are laid out in slices of 6 ms, and nothing is done between them', () => {
  const clock = counted();
  let result: Float32Array | null = null;
  runInSlices(
    inputOf(3_000),
    (positions) => (result = positions),
    () => {},
    clock.options,
  );
  let slices = 0;
  let longest = 0;
  while (!clock.idle && slices < 400) {
    longest = Math.max(longest, clock.slice());
    slices += 1;
  }
  // A tick alone is dozens of pieces: none of them is a force over all nodes.
  assert.ok(longest <= 7, `a slice of ${longest} looks at the clock`);
  assert.ok(slices === 400 && result === null, 'it would take many more slices');
});

test('slices give the picture that one go gives', () => {
  const clock = counted();
  let result: Float32Array | null = null;
  runInSlices(
    inputOf(80),
    (positions) => (result = positions),
    () => {},
    clock.options,
  );
  let slices = 0;
  while (!clock.idle) {
    clock.slice();
    slices += 1;
  }
  assert.ok(slices > 10);
  assert.deepEqual(result, settle(new Layout(inputOf(80))));
});

test('a worker that cannot start, at once or late, is replaced by slices with the same picture', async () => {
  const expected = settle(new Layout(inputOf(40)));
  const blocked = new LayoutThread({
    workerFrom: 0,
    startWorker: () => {
      throw new DOMException('blocked', 'SecurityError');
    },
  });
  assert.deepEqual(await blocked.run(inputOf(40)).positions, expected);
  assert.equal(blocked.where, 'slices');

  let fail = (): void => {};
  const late = new LayoutThread({
    workerFrom: 0,
    startWorker: () => {
      const worker = { postMessage() {}, terminate() {}, onerror: null } as unknown as Worker;
      fail = () => worker.onerror?.(new Event('error', { cancelable: true }) as ErrorEvent);
      return worker;
    },
  });
  const run = late.run(inputOf(40));
  assert.equal(late.where, 'worker');
  fail();
  assert.deepEqual(await run.positions, expected);
  assert.equal(late.where, 'slices');
});

test('a small graph is laid out on this thread, a larger one in the worker, and neither stops the other', async () => {
  let started = 0;
  let told: ((positions: Float32Array<ArrayBuffer>) => void) | undefined;
  const thread = new LayoutThread({
    startWorker: () => {
      started += 1;
      const worker = {
        postMessage({ run }: { run: number }) {
          told = (positions) => worker.onmessage?.({ data: { run, positions } } as MessageEvent);
        },
        terminate() {},
      } as unknown as Worker;
      return worker;
    },
  });
  const large = thread.run(inputOf(240));
  assert.deepEqual([thread.where, started], ['worker', 1]);
  assert.deepEqual(await thread.run(inputOf(60)).positions, settle(new Layout(inputOf(60))));
  assert.deepEqual([thread.where, started], ['slices', 1]);
  told?.(new Float32Array(480));
  assert.equal((await large.positions)?.length, 480);
  const small = new LayoutThread({ startWorker: () => assert.fail('no worker') });
  assert.deepEqual(await small.run(inputOf(60)).positions, settle(new Layout(inputOf(60))));
});

test('a run that nobody wants any more ends', async () => {
  const thread = new LayoutThread({
    workerFrom: 0,
    startWorker: () => ({ postMessage() {}, terminate() {} }) as unknown as Worker,
  });
  const run = thread.run(inputOf(10));
  run.cancel();
  assert.equal(await run.positions, null);
});

test('beyond what can be drawn the largest stay and the rest is put together by category, no weight lost', () => {
  const { nodes, edges } = crowd(500);
  const {
    nodes: drawn,
    edges: lines,
    note,
  } = condense(nodes, edges, (category, count) => `${count} more ${category}`, 100);
  assert.equal(drawn.length, 100);
  assert.deepEqual([note.drawn, note.groups, note.grouped], [97, 3, 403]);
  const sum = (of: readonly { readonly weight: number }[]): number => of.reduce((all, { weight }) => all + weight, 0);
  assert.equal(sum(lines), sum(edges));
  assert.equal(
    drawn.reduce((all, { size }) => all + size, 0),
    nodes.reduce((all, { size }) => all + size, 0),
  );
  assert.ok(drawn.some(({ id, label }) => id === groupId('c1') && /^\d+ more c1$/.test(label)));
});

test('edges to unknown nodes and edges without weight are left out and counted', () => {
  const { edges, note } = condense(
    [node('a'), node('b')],
    [edge('a', 'b'), edge('a', 'x'), edge('b', 'a', 0)],
    () => '',
  );
  assert.deepEqual([edges.length, note.left], [1, 2]);
});

test('labels never overlap each other, nodes, or lines they may not cross', () => {
  const wishes = Array.from({ length: 60 }, (_, key) => ({
    key,
    text: `label ${key}`,
    width: 60,
    x: 40 + (key % 8) * 70,
    y: 30 + Math.floor(key / 8) * 26,
    radius: 5,
    must: key % 7 === 0,
  }));
  const nodes = wishes.map(({ x, y, radius }) => ({ x0: x - radius, y0: y - radius, x1: x + radius, y1: y + radius }));
  const line = { a: { x: 0, y: 60 }, b: { x: 640, y: 100 }, cost: Infinity };
  const labels = placeLabels(wishes, nodes, [line], { x0: 0, y0: 0, x1: 640, y1: 260 });
  assert.ok(labels.length > 10 && labels.length < 60);
  for (const [index, { box }] of labels.entries()) {
    for (const other of labels.slice(0, index)) assert.ok(!overlap(box, other.box));
    for (const other of nodes) assert.ok(!overlap(box, other));
    for (let x = box.x0; x <= box.x1; x += 1) {
      const y = 60 + (x / 640) * 40;
      assert.ok(y <= box.y0 || y >= box.y1);
    }
  }
});

test('a label stays where it stood while there is room', () => {
  const wish = { key: 0, text: 'a', width: 20, x: 100, y: 100, radius: 5 };
  const view = { x0: 0, y0: 0, x1: 200, y1: 200 };
  assert.equal(placeLabels([wish], [], [], view)[0]?.spot, 0);
  assert.equal(placeLabels([{ ...wish, before: 3 }], [], [], view)[0]?.spot, 3);
});

test('arrows go along edges only, and every node can be reached by size', () => {
  const scene = makeScene(
    [node('a', 3), node('b', 2), node('c', 1), node('lone', 9)],
    [edge('a', 'b'), edge('c', 'a')],
    new CategoryLooks(),
  );
  const at = (id: string): number => scene.index.get(id) ?? -1;
  const positions = new Float32Array(8);
  for (const [id, x, y] of [['a', 0, 0], ['b', 50, 5], ['c', 0, 40], ['lone', 10, 0]] as const) positions.set([x, y], 2 * at(id)); // biome-ignore format: a small map
  assert.equal(alongEdge(scene, positions, at('a'), 'right'), at('b'));
  assert.equal(alongEdge(scene, positions, at('a'), 'down'), at('c'));
  assert.equal(alongEdge(scene, positions, at('a'), 'left'), null);
  const walked = [bySize(scene, undefined, 1)];
  for (let step = 0; step < 3; step += 1) walked.push(bySize(scene, walked.at(-1), 1));
  assert.deepEqual(
    walked.map((index) => scene.nodes[index ?? -1]?.id),
    ['lone', 'a', 'b', 'c'],
  );
});

test('a category keeps its look, and those beyond the looks share the plain one', () => {
  const looks = new CategoryLooks();
  looks.learn(['b', 'a', null]);
  assert.equal(looks.of('a').color, 'series-1');
  looks.learn(['A', 'c', 'd', 'e', 'f', 'g', 'h']);
  assert.equal(looks.of('a').color, 'series-1');
  assert.equal(looks.of('h').color, 'series-other');
  assert.equal(looks.all.length, 7);
});
