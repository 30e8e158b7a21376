/** Reads records with the engine of core, asks both it and the oracles, and tells where they differ. For tests. */
import { createDecoder } from '../src/events/index.ts';
import { allSources, createEngine, type Engine } from '../src/sources/index.ts';
import { compare, type Difference } from './compare.ts';
import { Oracle, viewContracts } from './oracle.ts';
import type { LogRecord } from './records.ts';

export interface Held {
  readonly engine: Engine;
  readonly oracle: Oracle;
  /** Differences of one view, for all or some tenants. */
  differences(view: string, params: Question['params'], tenants?: readonly string[] | null): Promise<Difference[]>;
  close(): void;
}
interface Question {
  readonly params: Readonly<Record<string, string | number>>;
}

/** Views that the engine can answer. */
export const engineViews: readonly string[] = createEngine({ sources: allSources, decoder: createDecoder() }).views;

/**
 * Reads in the order given. Time passes with the log, so that buckets seal and expire as they would live, and ends at `asOf`;
 * or it is minutes before `asOf` from the beginning, as for who reads yesterday's log.
 */
export async function hold(
  records: readonly LogRecord[],
  asOf: number,
  clock: 'live' | 'past' = 'live',
): Promise<Held> {
  const engine = createEngine({ sources: allSources, decoder: createDecoder() });
  const [first] = records;
  const tickMs = Math.max(10_000, (asOf - (first?.timestamp ?? asOf)) / 300);
  let passed = 0;
  for (const [index, record] of records.entries()) {
    engine.read(record);
    if (clock === 'past') {
      if (index % 500 === 0) engine.advance(asOf - 60_000 * (10 - (10 * index) / records.length));
      continue;
    }
    if (record.timestamp > passed + tickMs) {
      passed = Math.min(record.timestamp, asOf);
      engine.advance(passed);
    }
  }
  engine.advance(asOf);
  const oracle = await Oracle.open(records);
  return {
    engine,
    oracle,
    async differences(view, params, tenants = null) {
      const contract = viewContracts.get(view);
      if (contract === undefined) throw new Error(`no contract of ${view}`);
      const full = engine.normalize(view, params);
      const { data, meta } = engine.answer(view, full, tenants);
      const want = await oracle.answer({ view, params: full, range: meta.range, asOf, tenants });
      return compare(view, contract, JSON.parse(JSON.stringify(data)), want);
    },
    close: () => oracle.close(),
  };
}
