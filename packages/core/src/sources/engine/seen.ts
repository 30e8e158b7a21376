import type { Origin } from '../../events/envelope.ts';
import { otherTenant } from './cell-keys.ts';
import { hashText } from './hash.ts';
import { compareText } from './registers.ts';
import type { TenantSet } from './rollup-read.ts';

/** What was ever accepted of one event type. */
export interface TypeSeen {
  count: number;
  /** Event time of the newest, ms. */
  last: number;
  /** Topics it came in on, at most 8: the first by name. */
  topics: string[];
  /** In the catalogue: no bound ever leaves it out. */
  known: boolean;
}
interface TenantSeen {
  count: number;
  readonly origins: Record<Origin, number>;
  readonly types: Map<string, TypeSeen>;
  /** Types beyond it are not told apart. */
  threshold: number;
}

const topicsMax = 8;
/** Unknown types per tenant that are told apart. */
const typesMax = 2_000;

const nothing = (): TenantSeen => ({
  count: 0,
  origins: { real: 0, recorded: 0, simulated: 0 },
  types: new Map(),
  threshold: Number.POSITIVE_INFINITY,
});

/** Which inputs were seen, how often and when last, per tenant; for `counted`, origins, and the reason of an empty pane. */
export class Seen {
  readonly tenants: (TenantSeen | undefined)[] = [];
  /** All tenants together. */
  readonly all = nothing();

  note(tenant: number, type: string, time: number, topic: string, origin: Origin, known: boolean): void {
    let own = this.tenants[tenant];
    if (own === undefined) this.tenants[tenant] = own = nothing();
    add(own, type, time, topic, origin, known);
    add(this.all, type, time, topic, origin, known);
  }

  *of(tenants: TenantSet): Iterable<TenantSeen> {
    if (tenants.ids === null) yield this.all;
    else {
      for (const id of tenants.ids) {
        const own = this.tenants[id];
        if (own !== undefined) yield own;
      }
    }
  }

  /** Events accepted of these types; `*`: of any. */
  counted(types: ReadonlySet<string>, tenants: TenantSet): number {
    let counted = 0;
    for (const own of this.of(tenants)) {
      if (types.has('*')) counted += own.count;
      else for (const type of types) counted += own.types.get(type)?.count ?? 0;
    }
    return counted;
  }

  /** One type, or `*`: all of them. */
  input(type: string, tenants: TenantSet): TypeSeen {
    const found: TypeSeen = { count: 0, last: Number.NEGATIVE_INFINITY, topics: [], known: true };
    for (const own of this.of(tenants)) {
      if (type === '*') {
        for (const seen of own.types.values()) join(found, seen);
      } else {
        const seen = own.types.get(type);
        if (seen !== undefined) join(found, seen);
      }
    }
    if (type === '*') found.count = this.counted(new Set(['*']), tenants);
    return found;
  }

  origin(tenants: TenantSet): Origin | 'mixed' | 'none' {
    let word: Origin | 'mixed' | 'none' = 'none';
    for (const own of this.of(tenants)) {
      for (const [origin, count] of Object.entries(own.origins) as [Origin, number][]) {
        if (count > 0 && word !== origin) word = word === 'none' ? origin : 'mixed';
      }
    }
    return word;
  }

  forgetTenants(gone: ReadonlySet<number>): void {
    for (const id of gone) {
      const own = this.tenants[id];
      if (own === undefined) continue;
      this.#join(otherTenant, own);
      this.tenants[id] = undefined;
    }
  }

  merge(other: Seen, tenantFor: (tenant: number) => number): void {
    for (const [tenant, own] of other.tenants.entries()) if (own !== undefined) this.#join(tenantFor(tenant), own);
    joinTenants(this.all, other.all);
  }

  #join(tenant: number, from: TenantSeen): void {
    let own = this.tenants[tenant];
    if (own === undefined) this.tenants[tenant] = own = nothing();
    joinTenants(own, from);
  }

  /** Takes over what a checkpoint says. */
  restore(all: SavedSeen, tenants: Iterable<readonly [tenant: number, own: SavedSeen]>): void {
    fill(this.all, all);
    for (const [tenant, own] of tenants) {
      const made = nothing();
      fill(made, own);
      this.tenants[tenant] = made;
    }
  }

  dump(nameOf: (tenant: number) => string): unknown {
    const plain = (own: TenantSeen): unknown => {
      shrink(own, typesMax);
      const types = [...own.types].sort(([a], [b]) => compareText(a, b));
      return { count: own.count, origins: own.origins, types };
    };
    const all = this.tenants.flatMap((own, id) => (own === undefined ? [] : [[nameOf(id), plain(own)] as const]));
    return { all: plain(this.all), tenants: all.sort(([a], [b]) => compareText(a, b)) };
  }
}

/** As a checkpoint holds it. */
export interface SavedSeen {
  readonly count: number;
  readonly origins: Readonly<Record<Origin, number>>;
  readonly threshold: number | null;
  readonly types: readonly (readonly [
    type: string,
    count: number,
    last: number,
    topics: readonly string[],
    known: boolean,
  ])[];
}

function fill(own: TenantSeen, saved: SavedSeen): void {
  own.count = saved.count;
  Object.assign(own.origins, saved.origins);
  own.threshold = saved.threshold ?? Number.POSITIVE_INFINITY;
  for (const [type, count, last, topics, known] of saved.types) {
    own.types.set(type, { count, last, topics: [...topics], known });
  }
}

function add(own: TenantSeen, type: string, time: number, topic: string, origin: Origin, known: boolean): void {
  own.count += 1;
  own.origins[origin] += 1;
  let seen = own.types.get(type);
  if (seen === undefined) {
    if (!known && hashText(type) > own.threshold) return;
    own.types.set(type, (seen = { count: 0, last: Number.NEGATIVE_INFINITY, topics: [], known }));
    if (own.types.size > 2 * typesMax) shrink(own, typesMax);
  }
  seen.count += 1;
  if (time > seen.last) seen.last = time;
  if (seen.topics[0] !== topic) addTopic(seen.topics, topic);
}

function addTopic(topics: string[], topic: string): void {
  if (topics.includes(topic)) return;
  if (topics.length >= topicsMax && topic > (topics[topicsMax - 1] as string)) return;
  topics.push(topic);
  topics.sort(compareText);
  if (topics.length > topicsMax) topics.pop();
}

/** Keeps the unknown types with the smallest hash, and every known one. */
function shrink(own: TenantSeen, max: number): void {
  if (own.types.size <= max) return;
  const unknown = [...own.types].filter(([, { known }]) => !known);
  if (unknown.length <= max) return;
  const hashes = Float64Array.from(unknown, ([type]) => hashText(type)).sort();
  own.threshold = Math.min(own.threshold, hashes[max - 1] as number);
  drop(own);
}

function drop(own: TenantSeen): void {
  if (own.threshold === Number.POSITIVE_INFINITY) return;
  for (const [type, { known }] of own.types) if (!known && hashText(type) > own.threshold) own.types.delete(type);
}

function join(to: TypeSeen, from: TypeSeen): void {
  to.count += from.count;
  to.last = Math.max(to.last, from.last);
  for (const topic of from.topics) addTopic(to.topics, topic);
}

function joinTenants(to: TenantSeen, from: TenantSeen): void {
  to.count += from.count;
  for (const origin of Object.keys(to.origins) as Origin[]) to.origins[origin] += from.origins[origin];
  for (const [type, seen] of from.types) {
    const own = to.types.get(type);
    if (own === undefined) to.types.set(type, { ...seen, topics: [...seen.topics] });
    else join(own, seen);
  }
  to.threshold = Math.min(to.threshold, from.threshold);
  drop(to);
  shrink(to, typesMax);
}
