import type { Decoded, Reject, Repair } from '@streamglass/core/events';

/** A kind of repair, and where it was needed first. */
export interface RepairCount extends Repair {
  readonly count: number;
  readonly places: readonly string[];
}
export interface PlacedReject extends Reject {
  readonly place: string;
}
export interface TypeCount {
  readonly type: string;
  readonly known: boolean;
  readonly events: number;
  readonly repaired: number;
}

/** What reading has come to. */
export interface Report {
  readonly read: number;
  readonly events: number;
  /** Events that had to be set right in something. */
  readonly repaired: number;
  /** Events of types that no definition describes. */
  readonly unknown: number;
  readonly rejected: number;
  readonly tombstones: number;
  readonly types: readonly TypeCount[];
  readonly repairs: readonly RepairCount[];
  readonly rejects: readonly PlacedReject[];
  readonly rejectsByCode: Readonly<Record<string, number>>;
}

const placesKept = 3;
/** Types and repairs come from outside: what is kept of them has an end. The counts do not depend on it. */
const mostKinds = 10_000;

type Counted<T> = { -readonly [K in keyof T]: T[K] };

/** Counts what a decoder answers. `keep`: rejects that are listed; all are counted. */
export function createTally(keep: number) {
  const types = new Map<string, Counted<TypeCount>>();
  const repairs = new Map<string, Counted<Omit<RepairCount, 'places'>> & { places: string[] }>();
  const rejects: PlacedReject[] = [];
  const rejectsByCode = new Map<string, number>();
  const sums = { read: 0, events: 0, repaired: 0, unknown: 0, rejected: 0, tombstones: 0 };

  const noteRepair = (repair: Repair, place: string): void => {
    // The note may quote a value: one row for a code and a path, with the first note.
    const kind = `${repair.code} ${repair.path}`;
    const known = repairs.get(kind);
    if (known === undefined) {
      if (repairs.size < mostKinds) repairs.set(kind, { ...repair, count: 1, places: [place] });
      return;
    }
    known.count += 1;
    if (known.places.length < placesKept) known.places.push(place);
  };

  return {
    add(decoded: Decoded, place: string): void {
      sums.read += 1;
      if (decoded.kind === 'tombstone') {
        sums.tombstones += 1;
      } else if (decoded.kind === 'rejected') {
        const { reject } = decoded;
        sums.rejected += 1;
        rejectsByCode.set(reject.code, (rejectsByCode.get(reject.code) ?? 0) + 1);
        if (rejects.length < keep) rejects.push({ ...reject, place });
      } else {
        const { event, known, repairs: made } = decoded;
        const isRepaired = made.length > 0 ? 1 : 0;
        sums.events += 1;
        sums.repaired += isRepaired;
        if (!known) sums.unknown += 1;
        const count = types.get(event.type) ?? { type: event.type, known, events: 0, repaired: 0 };
        if (types.size < mostKinds) types.set(event.type, count);
        count.events += 1;
        count.repaired += isRepaired;
        for (const repair of made) noteRepair(repair, place);
      }
    },
    get read() {
      return sums.read;
    },
    get rejected() {
      return sums.rejected;
    },
    report(): Report {
      return {
        ...sums,
        types: [...types.values()].toSorted((a, b) => b.events - a.events || (a.type < b.type ? -1 : 1)),
        repairs: [...repairs.values()].toSorted((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1)),
        rejects,
        rejectsByCode: Object.fromEntries([...rejectsByCode].toSorted(([, a], [, b]) => b - a)),
      };
    },
  };
}
export type Tally = ReturnType<typeof createTally>;
