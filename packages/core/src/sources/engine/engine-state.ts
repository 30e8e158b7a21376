import { type Catalog, catalog as wholeCatalog } from '../../events/catalog.ts';
import type { EventEnvelope, RawRecord, Reject, Repair } from '../../events/envelope.ts';
import { StreamglassError } from '../../lib/errors.ts';
import { Coverage, type Partition, relative } from './coverage.ts';
import { Gaps } from './gaps.ts';
import { type Course, courseOf, type Step, unknownCourse } from './course.ts';
import type { AnyState, Rollup } from './kinds.ts';
import { microsOf } from './registers.ts';
import { RollupStore } from './rollup-store.ts';
import { Seen } from './seen.ts';
import type { Source } from './source-api.ts';
import { TableStore } from './table-store.ts';
import { TenantDirectory } from './tenants.ts';
import { longestMs } from './tiers.ts';
import { TimelineStore } from './timeline-store.ts';
import type { ReadOutcome } from './types.ts';
import { type Bounds, type Current, dumpUnit, makeUnit, type Since, type Unit, writerOf } from './units.ts';

/** Turns a record into an event; `createDecoder` of the events makes one. */
export interface RecordDecoder {
  decode(record: RawRecord):
    | {
        readonly kind: 'event';
        readonly event: EventEnvelope<string, unknown>;
        readonly known: boolean;
        readonly repairs: readonly Repair[];
      }
    | { readonly kind: 'rejected'; readonly reject: Reject }
    | { readonly kind: 'tombstone' };
}

export interface EngineOptions {
  readonly sources: readonly Source[];
  readonly decoder: RecordDecoder;
  /** What the decoder reads by. Left out: every event of the kit. */
  readonly catalog?: Catalog;
  /** Offsets within which an id that comes again is a repeat. Left out: 100,000. */
  readonly window?: number;
  readonly bounds?: Bounds;
}

/** One source with its states. */
export interface SourceUnits {
  readonly source: Source;
  /** By the names that its views and reducers use. */
  readonly units: Readonly<Record<string, Unit>>;
  readonly types: ReadonlySet<string>;
  readonly producers: ReadonlyMap<string, readonly string[]>;
  /** All its rollups keep seconds. */
  readonly seconds: boolean;
}

const minute = 60_000;
const isTimeRepair = ({ code }: Repair): boolean => code.startsWith('time-');

/** What one reading of the log has added up to, for all sources and tenants. */
export class EngineState {
  readonly options: EngineOptions;
  readonly units: Unit[] = [];
  readonly sources: readonly SourceUnits[];
  readonly tenants: TenantDirectory;
  readonly coverage: Coverage;
  readonly seen = new Seen();
  readonly gaps = new Gaps();
  asOf = 0;
  /** Raised by everything but events that may change an answer. */
  epoch = 0;
  readonly #steps = new Map<string, Step[]>();
  readonly #anySteps: Step[] = [];
  /** Of known types only, which are as many as the catalogue has. */
  readonly #courses = new Map<string, Course>();
  readonly #current: Current = { tenant: 0, time: 0, micros: 0, id: '', topic: '', partition: 0, offset: 0 };
  #sinces: Since[] = [];
  #last: Partition | null = null;

  constructor(options: EngineOptions) {
    this.options = options;
    this.tenants = new TenantDirectory(options.bounds?.tenants ?? 1_000);
    this.coverage = new Coverage(options.window ?? 100_000);
    const since: Since = { value: null };
    const shared = new Map<Rollup, Unit>();
    this.sources = options.sources.map((source) => this.#install(source, shared, since));
    this.noteSinces();
  }

  #install(source: Source, shared: Map<Rollup, Unit>, since: Since): SourceUnits {
    const bounds = this.options.bounds ?? {};
    const units: Record<string, Unit> = {};
    const types = new Set<string>();
    const producers = new Map<string, readonly string[]>();
    const feeds = (type: string, by: readonly string[]): void => {
      types.add(type);
      producers.set(type, by);
    };
    for (const [name, rollup] of Object.entries(source.uses)) {
      let unit = shared.get(rollup);
      if (unit === undefined) {
        unit = makeUnit(rollup.name ?? `${source.contract.source}.${name}`, rollup, rollup.revision, bounds, since);
        shared.set(rollup, unit);
        this.#add(unit);
      }
      units[name] = unit;
      for (const { type, producers: by } of rollup.from) feeds(type, by);
    }
    for (const [name, spec] of Object.entries(source.state as AnyState)) {
      const unit = makeUnit(`${source.contract.source}.${name}`, spec, source.contract.version, bounds, since);
      this.#add(unit);
      units[name] = unit;
      if (spec.kind === 'rollup') for (const { type, producers: by } of spec.from) feeds(type, by);
    }
    const writers = Object.fromEntries(
      Object.entries(units).map(([name, unit]) => [name, writerOf(unit, this.#current)]),
    );
    for (const { type, producers: by, reduce } of source.on) {
      feeds(type, by);
      this.#on(type, (event, context) => reduce(event as never, writers as never, context));
    }
    const seconds = Object.values(units).every(({ spec }) => spec.kind !== 'rollup' || spec.seconds);
    const anyRollup = Object.values(units).some(({ spec }) => spec.kind === 'rollup');
    return { source, units, types, producers, seconds: seconds && anyRollup };
  }

  #add(unit: Unit): void {
    if (this.units.some(({ name }) => name === unit.name)) {
      throw new StreamglassError('duplicate-state', `two states are called ${unit.name}`, {
        hint: 'give each shared rollup a name of its own',
      });
    }
    this.units.push(unit);
    const { spec } = unit;
    if (spec.kind !== 'rollup') return;
    for (const { type, row } of spec.from) {
      this.#on(type, (event, context) => {
        const counted = row(event as never, context);
        if (counted !== null) (unit.store as RollupStore).write(this.#current.tenant, this.#current.time, counted);
      });
    }
  }

  #on(type: string, step: Step): void {
    if (type === '*') {
      this.#anySteps.push(step);
      return;
    }
    const steps = this.#steps.get(type);
    if (steps === undefined) this.#steps.set(type, [step]);
    else steps.push(step);
  }

  /** To be called when units were given other `since` cells. */
  noteSinces(): void {
    this.#sinces = [...new Set(this.units.map(({ since }) => since))];
  }

  partition(topic: string, partition: number, offset: string): Partition {
    const last = this.#last;
    if (last !== null && last.partition === partition && last.topic === topic) return last;
    const found = this.coverage.find(topic, partition) ?? this.coverage.add(topic, partition, 0, offset);
    this.#last = found;
    return found;
  }

  /** The partition that was read last may have been replaced. */
  forgetLast(): void {
    this.#last = null;
  }

  read(record: RawRecord): ReadOutcome {
    const partition = this.partition(record.topic, record.partition, record.offset);
    const skipped = this.coverage.reach(partition, record.offset);
    const decoded = this.options.decoder.decode(record);
    const offset = partition.covered + skipped;
    partition.withoutRecord += skipped;
    partition.covered = offset + 1;
    partition.read += 1;
    if (decoded.kind === 'tombstone') {
      partition.tombstones += 1;
      return decoded;
    }
    if (decoded.kind === 'rejected') {
      partition.deadLettered += 1;
      return decoded;
    }
    const { event, known, repairs } = decoded;
    if (partition.dedupe.isRepeat(event.tenantId, event.source, event.id, offset)) {
      partition.repeated += 1;
      return { kind: 'repeated', event };
    }
    partition.accepted += 1;
    this.#reduce(event, known, repairs, partition, record);
    return { kind: 'accepted', event, known, repairs };
  }

  #reduce(
    event: EventEnvelope<string, unknown>,
    known: boolean,
    repairs: readonly Repair[],
    partition: Partition,
    record: RawRecord,
  ): void {
    for (const since of this.#sinces) {
      if (since.value === null || record.timestamp < since.value) since.value = record.timestamp;
    }
    const current = this.#current;
    current.tenant = this.tenants.idOf(event.tenantId);
    if (this.tenants.isFull) {
      this.shrinkTenants();
      current.tenant = this.tenants.idOf(event.tenantId);
    }
    current.time = event.time;
    current.micros = microsOf(event.time);
    current.id = event.id;
    current.topic = partition.incarnation === 0 ? record.topic : `${record.topic}#${partition.incarnation}`;
    current.partition = record.partition;
    current.offset =
      record.offset.length <= 15 ? relative(partition, record.offset) + partition.fromNumber : record.offset;
    this.seen.note(current.tenant, event.type, event.time, record.topic, event.origin, known);
    const course = known ? (this.#courses.get(event.type) ?? this.#course(event.type)) : unknownCourse;
    const context = repairs.length === 0 || !repairs.some(isTimeRepair) ? course.stated : course.unstated;
    for (const step of this.#anySteps) step(event, context);
    for (const step of course.steps) step(event, context);
  }

  #course(type: string): Course {
    const { catalog = wholeCatalog } = this.options;
    const made = courseOf(true, catalog.find(type)?.duration ?? null, this.#steps.get(type) ?? []);
    this.#courses.set(type, made);
    return made;
  }

  /** Brings the tenants within their bound; what the others hold moves to `other`. */
  shrinkTenants(gone: ReadonlySet<number> = this.tenants.shrink()): void {
    if (gone.size === 0) return;
    for (const { store } of this.units) store.forgetTenants(gone);
    this.seen.forgetTenants(gone);
    this.tenants.release(gone);
    this.epoch += 1;
  }

  advance(asOf: number): void {
    if (!(asOf > this.asOf)) return;
    const before = this.asOf;
    this.asOf = asOf;
    if (Math.floor(asOf / 1_000) === Math.floor(before / 1_000)) return;
    for (const { store } of this.units) if (store instanceof RollupStore) store.advance(asOf);
    if (Math.floor(asOf / minute) > Math.floor(before / minute)) this.#collect();
  }

  /** Drops what no view can reach from tables and timelines, once a minute. */
  #collect(): void {
    for (const { store } of this.units)
      if (store instanceof TableStore || store instanceof TimelineStore) store.advance(this.asOf);
    this.gaps.advance(this.asOf - longestMs);
  }

  merge(other: EngineState): void {
    this.coverage.checkDisjoint(other.coverage);
    for (const unit of this.units) {
      const theirs = other.units.find(({ name }) => name === unit.name);
      if (theirs?.hash === unit.hash && other.units.length === this.units.length) continue;
      throw new StreamglassError('other-definition', `state ${unit.name} is defined differently in the other engine`, {
        hint: 'merge engines of the same sources',
      });
    }
    this.coverage.merge(other.coverage);
    this.forgetLast();
    const names = new Map<number, number>([[0, 0]]);
    const gone = new Set<number>();
    this.tenants.lower(other.tenants.threshold, gone);
    this.shrinkTenants(gone);
    for (const [name, id] of other.tenants.entries) names.set(id, this.tenants.idOf(name));
    const tenantFor = (tenant: number): number => names.get(tenant) ?? 0;
    for (const [at, unit] of this.units.entries()) {
      const theirs = other.units[at] as Unit;
      unit.store.merge(theirs.store as never, tenantFor);
      if (theirs.since.value !== null && (unit.since.value === null || theirs.since.value < unit.since.value)) {
        unit.since.value = theirs.since.value;
      }
    }
    this.seen.merge(other.seen, tenantFor);
    for (const gap of other.gaps.list) this.gaps.add(gap);
    this.asOf = Math.max(this.asOf, other.asOf);
    for (const { store } of this.units) if (store instanceof RollupStore) store.advance(this.asOf, true);
    if (this.tenants.isFull) this.shrinkTenants();
    this.epoch += 1;
  }

  dump(): unknown {
    this.shrinkTenants();
    const nameOf = (tenant: number): string => this.tenants.nameOf(tenant);
    return {
      accounts: this.coverage.accounts(),
      tenants: this.tenants.names,
      seen: this.seen.dump(nameOf),
      gaps: this.gaps.list,
      since: Object.fromEntries(this.units.map(({ name, since }) => [name, since.value])),
      states: Object.fromEntries(this.units.map((unit) => [unit.name, dumpUnit(unit, nameOf, this.asOf)])),
    };
  }
}
