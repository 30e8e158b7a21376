import { hashTexts } from './hash.ts';
import type { ClosedDimension, Dimensions, Rollup } from './kinds.ts';

export type OpenValues = readonly (string | null)[];
type Row = Readonly<Record<string, unknown>>;
/** Maps per open dimension; at the last one the key id. */
type Node = Map<string | null, Node | number>;

/** Tenant that stands for those beyond the bound. */
export const otherTenant = 0;
/** Group that stands for the keys beyond the bound. */
export const otherGroup = 0;

/**
 * Names of a rollup's cells as small whole numbers. A *group* is the values of the open dimensions; a *key* is a group of
 * one tenant; a *cell* is a key with the values of the closed dimensions: `cell = key * closedSize + closed`.
 * Interned by nested maps, one per dimension: no strings are built on the way in.
 */
export class CellKeys {
  readonly openNames: readonly string[];
  readonly closedSize: number;
  /** By key. A freed key has tenant −1. */
  readonly tenantOf: number[] = [];
  readonly groupOf: number[] = [];
  /** By group: where it stands when a bound chooses; smallest stays. */
  readonly order: number[] = [Number.POSITIVE_INFINITY];
  readonly values: OpenValues[] = [[]];

  readonly #closed: readonly { readonly name: string; readonly values: readonly unknown[]; readonly stride: number }[];
  readonly #pinned: ReadonlySet<string | null>;
  readonly #roots: (Node | number | undefined)[] = [];
  readonly #others: (number | undefined)[] = [];
  readonly #groups: Node = new Map();
  readonly #uses: number[] = [0];
  readonly #freeKeys: number[] = [];
  readonly #freeGroups: number[] = [];

  constructor(spec: Pick<Rollup, 'by' | 'pinned'>) {
    const { open, closed } = splitDimensions(spec.by);
    this.openNames = open;
    let stride = 1;
    const strides = [];
    for (const [name, { values }] of closed) {
      strides.push({ name, values, stride });
      stride *= values.length;
    }
    this.#closed = strides;
    this.closedSize = stride;
    this.#pinned = spec.pinned;
  }

  /** Keys in use. */
  get size(): number {
    return this.tenantOf.length - this.#freeKeys.length;
  }

  /** Number of the closed values of a row; a value outside the dimension counts as its last one. */
  closedOf(row: Row): number {
    let closed = 0;
    for (const { name, values, stride } of this.#closed) {
      const at = values.indexOf(row[name]);
      closed += (at < 0 ? values.length - 1 : at) * stride;
    }
    return closed;
  }

  /** Values of the closed dimensions by their number. */
  closedValues(closed: number): Readonly<Record<string, unknown>> {
    const result: Record<string, unknown> = {};
    for (const { name, values, stride } of this.#closed)
      result[name] = values[Math.floor(closed / stride) % values.length];
    return result;
  }

  /** Which closed numbers have all of these values. */
  closedWhere(where: Readonly<Record<string, unknown>>): Uint8Array {
    const mask = new Uint8Array(this.closedSize);
    for (let closed = 0; closed < this.closedSize; closed++) {
      const values = this.closedValues(closed);
      mask[closed] = Object.entries(where).every(([name, value]) => values[name] === value) ? 1 : 0;
    }
    return mask;
  }

  /** Key of a row, −1 when it has none yet. */
  find(tenant: number, row: Row): number {
    let node = this.#roots[tenant];
    for (const name of this.openNames) {
      if (node === undefined) return -1;
      node = (node as Node).get((row[name] as string | null | undefined) ?? null);
    }
    return node === undefined ? -1 : (node as number);
  }

  /** Where a row's group stands when a bound chooses. */
  orderOfRow(row: Row): number {
    return this.#orderOf(this.openNames.map((name) => (row[name] as string | null | undefined) ?? null));
  }

  #orderOf(values: OpenValues): number {
    const hash = hashTexts(values);
    return this.#pinned.size > 0 && this.#pinned.has(values[0] as string | null) ? hash / 2 ** 60 : 1 + hash;
  }

  intern(tenant: number, row: Row): number {
    return this.keyOf(
      tenant,
      this.openNames.map((name) => (row[name] as string | null | undefined) ?? null),
    );
  }

  keyOf(tenant: number, values: OpenValues): number {
    if (values.length === 0) {
      const known = this.#roots[tenant] as number | undefined;
      if (known !== undefined) return known;
      const made = this.#makeKey(tenant, this.#groupOf(values));
      this.#roots[tenant] = made;
      return made;
    }
    let node = this.#roots[tenant] as Node | undefined;
    if (node === undefined) this.#roots[tenant] = node = new Map();
    for (let level = 0; level < values.length - 1; level++) node = child(node, values[level] as string | null);
    const last = values[values.length - 1] as string | null;
    const known = node.get(last);
    if (known !== undefined) return known as number;
    const made = this.#makeKey(tenant, this.#groupOf(values));
    node.set(last, made);
    return made;
  }

  /** The key in which a tenant's keys beyond the bound add up. */
  otherOf(tenant: number): number {
    const known = this.#others[tenant];
    if (known !== undefined) return known;
    const made = this.#makeKey(tenant, otherGroup);
    this.#others[tenant] = made;
    return made;
  }

  /** The same group for another tenant. */
  keyFor(tenant: number, key: number): number {
    const group = this.groupOf[key] as number;
    return group === otherGroup ? this.otherOf(tenant) : this.keyOf(tenant, this.values[group] as OpenValues);
  }

  #groupOf(values: OpenValues): number {
    let node = this.#groups;
    for (let level = 0; level < values.length - 1; level++) node = child(node, values[level] as string | null);
    const last = values.length === 0 ? null : (values[values.length - 1] as string | null);
    const known = node.get(last);
    if (known !== undefined) return known as number;
    const group = this.#freeGroups.pop() ?? this.order.length;
    this.order[group] = this.#orderOf(values);
    this.values[group] = values;
    this.#uses[group] = 0;
    node.set(last, group);
    return group;
  }

  #makeKey(tenant: number, group: number): number {
    const key = this.#freeKeys.pop() ?? this.tenantOf.length;
    this.tenantOf[key] = tenant;
    this.groupOf[key] = group;
    this.#uses[group] = (this.#uses[group] as number) + 1;
    return key;
  }

  /** Forgets every key that is not in use. Numbers of forgotten keys and groups are given out again. */
  sweep(inUse: (key: number) => boolean): void {
    for (let key = 0; key < this.tenantOf.length; key++) {
      const tenant = this.tenantOf[key] as number;
      if (tenant < 0 || inUse(key)) continue;
      const group = this.groupOf[key] as number;
      if (group === otherGroup) this.#others[tenant] = undefined;
      else if (this.openNames.length === 0) this.#roots[tenant] = undefined;
      else removeFrom(this.#roots[tenant] as Node, this.values[group] as OpenValues, 0);
      this.tenantOf[key] = -1;
      this.#freeKeys.push(key);
      const uses = (this.#uses[group] as number) - 1;
      this.#uses[group] = uses;
      if (uses === 0 && group !== otherGroup) {
        const values = this.values[group] as OpenValues;
        removeFrom(this.#groups, values.length === 0 ? [null] : values, 0);
        this.values[group] = [];
        this.#freeGroups.push(group);
      }
    }
  }
}

function child(node: Node, value: string | null): Node {
  const known = node.get(value) as Node | undefined;
  if (known !== undefined) return known;
  const made: Node = new Map();
  node.set(value, made);
  return made;
}

/** Removes a leaf and the maps that it leaves empty. */
function removeFrom(node: Node, values: OpenValues, level: number): void {
  const value = values[level] as string | null;
  if (level < values.length - 1) {
    const next = node.get(value) as Node;
    removeFrom(next, values, level + 1);
    if (next.size > 0) return;
  }
  node.delete(value);
}

export function splitDimensions(by: Dimensions): {
  readonly open: readonly string[];
  readonly closed: readonly (readonly [string, ClosedDimension])[];
} {
  const open: string[] = [];
  const closed: [string, ClosedDimension][] = [];
  for (const [name, dimension] of Object.entries(by)) {
    if (dimension.kind === 'open') open.push(name);
    else closed.push([name, dimension]);
  }
  return { open, closed };
}
