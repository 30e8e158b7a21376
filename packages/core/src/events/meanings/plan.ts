import type { Fields, ReadNote } from './meaning.ts';
import { twinsOf } from './twins.ts';

/** A field as the reader wants it. */
interface Target {
  readonly name: string;
  readonly optional: boolean;
  /** The original must not be kept. */
  readonly masked: boolean;
  read(value: unknown, note: ReadNote): unknown;
}

/** What a key of the wire body means. A lower rank wins when several keys state one field. */
interface Slot {
  /** Place in `targets`; -1: only paths below the key are claimed. */
  readonly field: number;
  readonly rank: number;
  readonly scale: number;
  readonly below: readonly Below[];
  /** Fields for which the key stands in as long as nothing better states them; it stays the key of `field`. */
  readonly lent: readonly Below[];
}

/** A claim on something inside the value of a key. */
interface Below {
  readonly path: readonly string[];
  readonly field: number;
  readonly rank: number;
  readonly scale: number;
}

export interface Plan {
  readonly keys: ReadonlyMap<string, Slot>;
  readonly targets: readonly Target[];
  /** Scratch: rank of the key that stated each field, `unread` and `unreadable`. Reading is synchronous and plans are trees, so one is enough. */
  readonly ranks: Uint8Array;
  readonly winners: (string | null)[];
}

/** Told what a body holds that became no value. */
export interface Sink {
  /** No field claims the key, or not all of its value, or its value could not be read. */
  extra(key: string, value: unknown): void;
  /** A field could not be read, or is required and not there. */
  problem(field: string, key: string | null, value: unknown): void;
}

const unread = 255;
const unreadable = 254;
/** Paths below a key rank after every plain name. */
const belowRank = 100;
/** A key lent by another field says less than any name of one's own. */
const lentRank = 200;
/** Ranks below this are a field's own name and its twin. */
const ownNames = 2;

/** Turns declared fields into a table by wire key. */
export function planOf(fields: Fields): Plan {
  const names = Object.keys(fields);
  const keys = new Map<string, { field: number; rank: number; scale: number; below: Below[]; lent: Below[] }>();
  const slotOf = (key: string) => {
    const known = keys.get(key);
    if (known !== undefined) return known;
    const slot = { field: -1, rank: unread, scale: 1, below: [] as Below[], lent: [] as Below[] };
    keys.set(key, slot);
    return slot;
  };
  // Own names first: no alias of another field may take one away.
  for (const own of [true, false]) {
    names.forEach((name, field) => {
      const paths = own ? [{ path: name, scale: 1 }] : (fields[name]?.aliases ?? []);
      let rank = own ? 0 : ownNames;
      for (const { path, scale } of paths) {
        for (const twin of twinsOf(path)) {
          const [key, ...rest] = twin.split('.') as [string, ...string[]];
          const slot = slotOf(key);
          if (rest.length > 0) slot.below.push({ path: rest, field, rank: belowRank + rank, scale });
          else if (slot.field === -1) Object.assign(slot, { field, rank, scale });
          else if (slot.field !== field) slot.lent.push({ path: rest, field, rank: lentRank + rank, scale });
          rank += 1;
        }
      }
    });
  }
  return {
    keys,
    targets: names.map((name) => {
      const field = fields[name] as Fields[string];
      return {
        name,
        optional: field.optional,
        masked: field.secret === true,
        read: field.read,
      };
    }),
    ranks: new Uint8Array(names.length),
    winners: names.map(() => null),
  };
}

const isBody = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Goes down a path; undefined where it ends. */
function reach(value: unknown, path: readonly string[]): unknown {
  let at = value;
  for (const step of path) {
    if (!isBody(at)) return undefined;
    at = at[step];
  }
  return at;
}

/**
 * Reads a wire body by plan into the canonical object. `null` says nothing and is passed over. Whatever is not claimed
 * or not readable is told to `sink`; the caller decides. Keys in `skip` were read by someone else.
 */
export function readByPlan(
  plan: Plan,
  body: Readonly<Record<string, unknown>>,
  note: ReadNote,
  sink: Sink,
  skip: ReadonlySet<string> | null = null,
): Record<string, unknown> {
  const { keys, targets, ranks, winners } = plan;
  const values: Record<string, unknown> = {};
  ranks.fill(unread);
  for (const key in body) {
    const value = body[key];
    const slot = keys.get(key);
    if (slot === undefined) {
      if (skip === null || !skip.has(key)) sink.extra(key, value);
      continue;
    }
    if (value === null || value === undefined) continue;
    let kept = slot.field === -1;
    if (slot.field !== -1) kept = !state(plan, values, slot, key, value, body, note, sink);
    if (slot.below.length > 0 && isBody(value)) {
      let claimed = 0;
      for (const below of slot.below) {
        const inner = reach(value, below.path);
        if (inner === undefined || inner === null) continue;
        if (state(plan, values, below, key, inner, body, note, sink) && below.path.length === 1) claimed += 1;
      }
      // Claims below a key that is a field itself take nothing away from it.
      kept = slot.field === -1 ? Object.keys(value).length > claimed : kept;
    }
    for (const lent of slot.lent) state(plan, values, lent, key, value, body, note, sink);
    if (kept) sink.extra(key, value);
  }
  for (let field = 0; field < targets.length; field++) {
    if (ranks[field] !== unread && ranks[field] !== unreadable) continue;
    const target = targets[field] as Target;
    if (ranks[field] === unreadable) {
      const key = winners[field] as string;
      sink.problem(target.name, key, body[key]);
    } else if (!target.optional) sink.problem(target.name, null, undefined);
  }
  return values;
}

/** Gives a field its value. False: the original has to be kept, because it lost, is unreadable or was not read whole. */
function state(
  plan: Plan,
  values: Record<string, unknown>,
  claim: Below | Slot,
  key: string,
  value: unknown,
  body: Readonly<Record<string, unknown>>,
  note: ReadNote,
  sink: Sink,
): boolean {
  const { ranks, winners } = plan;
  const target = plan.targets[claim.field] as Target;
  const best = ranks[claim.field] as number;
  if (claim.rank >= best) return target.masked;
  note.leftover = false;
  const read = target.read(claim.scale === 1 ? value : scaled(value, claim.scale), note);
  if (read === undefined) {
    if (best === unread) {
      ranks[claim.field] = unreadable;
      winners[claim.field] = key;
    }
    return target.masked;
  }
  // A better name comes later in the body: what stood under the worse one is kept.
  if (best < lentRank && !target.masked) {
    const loser = winners[claim.field] as string;
    sink.extra(loser, body[loser]);
  }
  values[target.name] = read;
  ranks[claim.field] = claim.rank;
  winners[claim.field] = key;
  return !note.leftover || target.masked;
}

/** A quantity in the unit of the field. What is no number stays as it is, and will not be readable. */
function scaled(value: unknown, scale: number): unknown {
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' ? number * scale : value;
}
