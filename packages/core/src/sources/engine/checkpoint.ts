import { badCheckpoint, ByteReader, ByteWriter } from './bytes.ts';
import type { Partition } from './coverage.ts';
import type { EngineState } from './engine-state.ts';
import { RollupStore } from './rollup-store.ts';
import { loadRollup, saveRollup } from './save-rollup.ts';
import { loadRows, saveRows } from './save-rows.ts';
import { loadTimeline, saveTimeline } from './save-timeline.ts';
import type { SavedSeen } from './seen.ts';
import { TimelineStore } from './timeline-store.ts';
import type { Since, Unit } from './units.ts';

/** Raised when older bytes can no longer be read. */
const format = 2;
/** Read back as another number where bytes lie the other way round. */
const magic = 0x5347_0001;

interface Head {
  readonly format: number;
  readonly asOf: number;
  readonly window: number;
  readonly tenants: readonly (readonly [name: string, id: number])[];
  readonly threshold: number | null;
  readonly partitions: readonly PartitionHead[];
  readonly seen: ReturnType<typeof seenJson>;
  readonly gaps: readonly { readonly from: number; readonly to: number; readonly records: number }[];
  readonly units: readonly { readonly name: string; readonly hash: string; readonly since: number | null }[];
}
type PartitionHead = Omit<Partition, 'from' | 'fromNumber' | 'dedupe'> & { readonly from: string };

const seenJson = ({ seen }: EngineState) => ({
  all: oneSeen(seen.all),
  tenants: seen.tenants.flatMap((own, tenant) => (own === undefined ? [] : [[tenant, oneSeen(own)] as const])),
});
function oneSeen(own: EngineState['seen']['all']): SavedSeen {
  return {
    count: own.count,
    origins: own.origins,
    threshold: Number.isFinite(own.threshold) ? own.threshold : null,
    types: [...own.types].map(([type, { count, last, topics, known }]) => [type, count, last, topics, known]),
  };
}

/** All of an engine as bytes: a head, ids by partition, then each state in a section of its own. */
export function saveEngine(state: EngineState): Uint8Array {
  const to = new ByteWriter();
  const partitions = [...state.coverage.all()];
  const head: Head = {
    format,
    asOf: state.asOf,
    window: state.coverage.window,
    tenants: [...state.tenants.entries],
    threshold: Number.isFinite(state.tenants.threshold) ? state.tenants.threshold : null,
    partitions: partitions.map(({ dedupe: _dedupe, fromNumber: _fromNumber, ...rest }) => ({
      ...rest,
      from: String(rest.from),
    })),
    seen: seenJson(state),
    gaps: state.gaps.list,
    units: state.units.map(({ name, hash, since }) => ({ name, hash, since: since.value })),
  };
  to.number(magic);
  to.json(head);
  for (const { dedupe, covered } of partitions) {
    const { hashes, offsets } = dedupe.save(covered);
    to.raw(hashes);
    to.raw(offsets);
  }
  for (const { store } of state.units) {
    to.section(() => {
      if (store instanceof RollupStore) saveRollup(store, to);
      else if (store instanceof TimelineStore) saveTimeline(store, to);
      else to.json(saveRows(store));
    });
  }
  return to.bytes();
}

/**
 * Fills an engine that has read nothing. A state whose definition is new or has changed starts empty, and its `since` says so;
 * everything else goes on where it was. Throws `bad-checkpoint`.
 */
export function loadEngine(state: EngineState, bytes: Uint8Array): void {
  const from = new ByteReader(bytes);
  if (from.number() !== magic) throw badCheckpoint('it is none, or from a machine of another byte order');
  const head = from.json() as Head;
  if (head.format !== format) throw badCheckpoint(`its format is ${head.format}, this version reads ${format}`);
  state.asOf = head.asOf;
  state.tenants.restore(head.tenants, head.threshold ?? Number.POSITIVE_INFINITY);
  for (const partition of head.partitions) {
    const made = state.coverage.add(partition.topic, partition.partition, partition.incarnation, partition.from);
    Object.assign(made, { ...partition, from: made.from });
    made.dedupe.load(from.uint32(), from.float64());
  }
  state.seen.restore(head.seen.all, head.seen.tenants);
  for (const gap of head.gaps) state.gaps.add(gap);
  const sinces = new Map<number | null, Since>();
  const found = new Set<Unit>();
  for (const { name, hash, since } of head.units) {
    const section = from.section();
    const unit = state.units.find((own) => own.name === name && own.hash === hash);
    if (unit === undefined) continue;
    found.add(unit);
    const reader = new ByteReader(section);
    if (unit.store instanceof RollupStore) loadRollup(unit.store, reader);
    else if (unit.store instanceof TimelineStore) loadTimeline(unit.store, reader);
    else loadRows(unit.store, reader.json());
    let cell = sinces.get(since);
    if (cell === undefined) sinces.set(since, (cell = { value: since }));
    unit.since = cell;
  }
  const fresh: Since = { value: null };
  for (const unit of state.units) {
    if (found.has(unit)) continue;
    unit.since = fresh;
    if (unit.store instanceof RollupStore) unit.store.advance(state.asOf, true);
  }
  state.noteSinces();
}
