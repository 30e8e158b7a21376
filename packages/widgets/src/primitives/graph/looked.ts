import type { Scene } from './scene.ts';

/** Indices of what a reader looks at: what was found, else a node with its neighbours. Null: everything. */
export function lookedAt(
  { index, edges, edgesOf }: Scene,
  found: readonly string[] | null,
  focused: string | null,
): ReadonlySet<number> | null {
  if (found) return new Set(found.flatMap((id) => index.get(id) ?? []));
  const at = focused === null ? undefined : index.get(focused);
  if (at === undefined) return null;
  return new Set([at, ...(edgesOf[at] ?? []).flatMap((edge) => [edges[edge]!.from, edges[edge]!.to])]);
}

/** Middles of some nodes, x and y in turn. */
export const placesOf = (positions: Float32Array, some: Iterable<number>): Float32Array =>
  Float32Array.from([...some].flatMap((at) => [positions[2 * at]!, positions[2 * at + 1]!]));
