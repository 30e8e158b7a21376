import { StreamglassError } from '../../lib/errors.ts';
import type { Described } from '../../protocol/down.ts';
import type { ViewMeta } from '../../protocol/meta.ts';
import type { ViewContract } from '../contract.ts';
import { knowsZone } from './days.ts';
import { definitionHash, describeView } from './describe.ts';
import type { EngineState, SourceUnits } from './engine-state.ts';
import { nearest } from './nearest.ts';
import { normalizeParams } from './params.ts';
import { parseRange, resolveRange, type Span } from './range.ts';
import type { TenantSet } from './rollup-read.ts';
import { RollupStore } from './rollup-store.ts';
import type { View, ViewTime } from './source-api.ts';
import { cutOf, floorTo, longTiers } from './tiers.ts';
import type { IngestState, ViewAnswer, ViewArguments } from './types.ts';
import { evictedIn, overflowedIn, type Reading, readerOf } from './units.ts';

interface NamedView {
  readonly name: string;
  readonly contract: ViewContract;
  readonly view: View;
  readonly of: SourceUnits;
  /** Types that feed it. */
  readonly inputs: readonly string[];
  readonly definition: string;
}

const minute = 60_000;

/** Computes views over the state of an engine. */
export class Answers {
  readonly #state: EngineState;
  readonly #views = new Map<string, NamedView>();
  ingest: IngestState = { state: 'waiting', waitingFor: null, lag: null, slowest: null };

  constructor(state: EngineState) {
    this.#state = state;
    for (const of of state.sources) {
      const { contract, views } = of.source;
      for (const [name, view] of Object.entries(views)) {
        const viewContract = contract.views[name] as ViewContract;
        this.#views.set(`${contract.source}.${name}`, {
          name: `${contract.source}.${name}`,
          contract: viewContract,
          view,
          of,
          inputs: view.inputs?.map(({ type }) => type) ?? [...of.types],
          definition: definitionHash(contract, name, viewContract, view),
        });
      }
    }
  }

  get names(): readonly string[] {
    return [...this.#views.keys()];
  }

  #find(name: string): NamedView {
    const found = this.#views.get(name);
    if (found !== undefined) return found;
    const near = nearest(name, this.#views.keys());
    throw new StreamglassError('unknown-view', `there is no view ${JSON.stringify(name)}`, {
      hint: near === null ? `views are ${this.names.join(', ')}` : `did you mean ${near}?`,
    });
  }

  normalize(name: string, params: ViewArguments | undefined): ViewArguments {
    return normalizeParams(name, this.#find(name).contract.params, params);
  }

  describe(name: string): Omit<Described, 'op' | 'id'> {
    const { contract, view, inputs, definition } = this.#find(name);
    return describeView(name, contract, view, inputs, definition);
  }

  /** The time of an answer. Equal times over equal state give equal answers. */
  #time({ contract, of }: NamedView, params: ViewArguments): { readonly ranged: boolean; readonly time: Timing } {
    const { asOf } = this.#state;
    const wanted = Object.entries(contract.params).find(([, { kind }]) => kind === 'range')?.[0];
    const zoned = Object.entries(contract.params).find(([, { kind }]) => kind === 'zone')?.[0];
    const asked = zoned === undefined ? 'UTC' : String(params[zoned]);
    const notes: string[] = [];
    if (!knowsZone(asked)) notes.push('time-zone-unknown');
    const zone = notes.length === 0 ? asked : 'UTC';
    const nextMinute = floorTo(asOf, minute) + minute;
    if (wanted === undefined) {
      return {
        ranged: false,
        time: { span: { from: nextMinute, to: nextMinute, step: minute }, now: nextMinute, zone, notes },
      };
    }
    const spec = parseRange(String(params[wanted]));
    const span = resolveRange(spec, asOf, of.seconds, zone);
    const coarsest = longTiers[longTiers.length - 1] as (typeof longTiers)[number];
    if (span.from < cutOf(coarsest, asOf)) notes.push('older-than-kept');
    return {
      ranged: true,
      time: { span, now: spec.kind === 'interval' ? Math.max(span.to, nextMinute) : span.to, zone, notes },
    };
  }

  versionOf(name: string, params: ViewArguments, tenants: readonly string[] | null): string {
    const found = this.#find(name);
    const { time } = this.#time(found, this.normalize(name, params));
    const set = this.#tenants(tenants);
    const counted = this.#state.seen.counted(found.of.types, set);
    return `${this.#state.epoch}.${counted}.${time.span.from}.${time.span.to}.${time.now}.${set.name}`;
  }

  #tenants(tenants: readonly string[] | null): TenantSet {
    this.#state.shrinkTenants();
    return this.#state.tenants.setOf(tenants);
  }

  answer(name: string, given: ViewArguments, tenants: readonly string[] | null): ViewAnswer {
    const found = this.#find(name);
    const params = this.normalize(name, given);
    const { ranged, time } = this.#time(found, params);
    const set = this.#tenants(tenants);
    const { asOf } = this.#state;
    const viewTime: ViewTime = {
      ...time.span,
      now: time.now,
      zone: time.zone,
      note: (code) => {
        if (!time.notes.includes(code)) time.notes.push(code);
      },
      last: (lengthMs) => resolveRange({ kind: 'length', lengthMs }, asOf, found.of.seconds, time.zone),
    };
    const reading: Reading = { slices: new Map(), units: new Set() };
    const read = Object.fromEntries(
      Object.entries(found.of.units).map(([unit, of]) => [unit, readerOf(of, set, viewTime, reading)]),
    );
    const data = found.view.compute(read as never, params, viewTime);
    const evicted = evictedIn(reading, set);
    if (overflowedIn(reading)) viewTime.note('sum-overflow');
    return {
      data,
      meta: this.#meta(found, set, ranged ? time.span : null, evicted, time.notes),
      counted: this.#state.seen.counted(found.of.types, set),
      asOf,
    };
  }

  #meta(
    { of, inputs, definition }: NamedView,
    tenants: TenantSet,
    range: Span | null,
    evicted: Readonly<Record<string, number>>,
    notes: readonly string[],
  ): ViewMeta {
    const units = Object.values(of.units);
    const sinces = units.map(({ since }) => since.value);
    const late = units.reduce(
      (most, { store }) => (store instanceof RollupStore ? Math.max(most, store.late) : most),
      0,
    );
    return {
      range: range === null ? null : { from: range.from, to: range.to, step: range.step },
      since: sinces.some((since) => since === null) ? null : Math.max(...(sinces as number[])),
      ingest: this.ingest.state,
      waitingFor: this.ingest.waitingFor,
      origin: this.#state.seen.origin(tenants),
      inputs: inputs.map((type) => {
        const { count, last, topics } = this.#state.seen.input(type, tenants);
        return {
          type,
          producers: [...(of.producers.get(type) ?? [])],
          count,
          lastTime: count === 0 ? null : last,
          topics: [...topics],
        };
      }),
      evicted: { ...evicted },
      late,
      gaps: [...this.#state.gaps.list],
      slowest: this.ingest.slowest,
      definition,
      notes: [...notes],
    };
  }
}

interface Timing {
  readonly span: Span;
  readonly now: number;
  readonly zone: string;
  readonly notes: string[];
}
