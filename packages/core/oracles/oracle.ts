/**
 * Oracles: one SQL query per view over the raw records, written from docs/reference/views.md without any code of core.
 *
 * `fields.sql` reads members of JSON (`more-fields.sql`: those of events that no view reads), `decode.sql` makes events of records, `facts.sql` makes typed facts of events, `terms.sql` says the words of the reference
 * as SQL, and `<source>.<view>.sql` is the query. DuckDB reads JSON, sums DECIMALs and knows time zones (its ICU is built in).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { SourceContract, ViewContract } from '../src/sources/contract.ts';
import * as contracts from '../src/sources/views.ts';
import { type LogRecord, loadRecords } from './records.ts';

const folder = new URL('./', import.meta.url);
const sql = (name: string) => readFileSync(new URL(name, folder), 'utf8');

/** Names of the views that have an oracle, `source.view`. */
export const oracleViews: readonly string[] = readdirSync(folder)
  .filter((name) => /^[a-z-]+\.[a-zA-Z]+\.sql$/.test(name))
  .map((name) => name.slice(0, -'.sql'.length))
  .toSorted();

/** Contracts of all views by `source.view`: plain data, the only thing that oracles take from core. */
export const viewContracts: ReadonlyMap<string, ViewContract> = new Map(
  Object.values(contracts as Readonly<Record<string, unknown>>)
    .filter((value): value is SourceContract => typeof value === 'object' && value !== null && 'views' in value)
    .flatMap(({ source, views }) => Object.entries(views).map(([name, view]) => [`${source}.${name}`, view] as const)),
);

export interface Question {
  /** `source.view`. */
  readonly view: string;
  readonly params?: Readonly<Record<string, string | number | boolean | null>>;
  /** As `meta.range` returned it; null for a view without a range. Ms. */
  readonly range: { readonly from: number; readonly to: number; readonly step: number } | null;
  /** The engine's `asOf` when it answered, ms. Views without a range and rules over rates need it; else `to − 1`. */
  readonly asOf?: number;
  /** Null: all tenants. */
  readonly tenants?: readonly string[] | null;
}

export interface OracleAccount {
  readonly topic: string;
  readonly partition: number;
  readonly read: number;
  readonly accepted: number;
  readonly repeated: number;
  readonly deadLettered: number;
  readonly tombstones: number;
}

export interface OracleEvent {
  readonly position: string;
  readonly outcome: 'accepted' | 'repeated' | 'rejected' | 'tombstone';
  readonly type: string | null;
  readonly id: string | null;
  readonly tenant: string | null;
  readonly source: string | null;
  readonly time_us: number | null;
  readonly correlation: string | null;
  readonly reason: string | null;
}

/** Records in a database of their own, decoded once, open to many questions. */
export class Oracle {
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;
  #seen = '';
  /** Questions share one connection, so they go one after the other. */
  #last: Promise<unknown> = Promise.resolve();

  private constructor(instance: DuckDBInstance, connection: DuckDBConnection) {
    this.#instance = instance;
    this.#connection = connection;
  }

  static async open(records: readonly LogRecord[]): Promise<Oracle> {
    const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
    const connection = await instance.connect();
    await connection.run("SET TimeZone = 'UTC'");
    await loadRecords(connection, records);
    await connection.run(sql('fields.sql'));
    await connection.run(sql('more-fields.sql'));
    await connection.run(sql('decode.sql'));
    await connection.run(sql('facts.sql'));
    const oracle = new Oracle(instance, connection);
    await oracle.#see(null);
    await oracle.#ask({ from: 0, to: 0, step: 1 }, 0, {});
    await connection.run(sql('terms.sql'));
    await connection.run(sql('agents.sql'));
    return oracle;
  }

  /** The view's answer as plain JSON. Parameters that are left out have the contract's defaults. */
  answer(question: Question): Promise<Record<string, unknown>> {
    const answer = this.#last.then(() => this.#answer(question));
    this.#last = answer.catch(() => {});
    return answer;
  }

  async #answer({ view, params, range, asOf, tenants = null }: Question): Promise<Record<string, unknown>> {
    if (!oracleViews.includes(view)) throw new Error(`no oracle for view ${view}; there are ${oracleViews.join(', ')}`);
    const at = asOf ?? (range === null ? Number.NaN : range.to - 1);
    if (Number.isNaN(at)) throw new Error(`view ${view} has no range: say asOf`);
    const presets = Object.entries(viewContracts.get(view)?.params ?? {}).map(([name, param]) => [name, param.default]);
    await this.#see(tenants);
    await this.#ask(range ?? { from: at, to: Math.floor(at / 60_000) * 60_000 + 60_000, step: 60_000 }, at, {
      ...Object.fromEntries(presets),
      ...params,
    });
    const query = sql(`${view}.sql`).replace(/;\s*$/, '');
    const [row] = await this.#rows<{ answer: Record<string, unknown> }>(
      `SELECT to_json(v)::VARCHAR AS answer FROM (${query}\n) v`,
    );
    if (row === undefined) throw new Error(`oracle of ${view} gave no row`);
    return row.answer;
  }

  /** What became of the records, per partition. */
  accounts(): Promise<OracleAccount[]> {
    return this.#rows(`SELECT to_json(v)::VARCHAR AS answer FROM (
      SELECT topic, part AS "partition", count(*) AS read, count(*) FILTER (WHERE outcome = 'accepted') AS accepted,
        count(*) FILTER (WHERE outcome = 'repeated') AS repeated, count(*) FILTER (WHERE outcome = 'rejected') AS "deadLettered",
        count(*) FILTER (WHERE outcome = 'tombstone') AS tombstones
      FROM log.decoded GROUP BY ALL ORDER BY topic, part) v`).then((rows) =>
      (rows as { answer: OracleAccount }[]).map(({ answer }) => answer),
    );
  }

  /** Each record and what it decoded to. */
  async outcomes(): Promise<OracleEvent[]> {
    const rows = await this.#rows<{ answer: OracleEvent }>(`SELECT to_json(v)::VARCHAR AS answer FROM (
      SELECT position, outcome, type, id, tenant, source, time_us, correlation, reason FROM log.decoded ORDER BY topic, part, off) v`);
    return rows.map(({ answer }) => answer);
  }

  /** Runs any query; for finding out why two answers differ. */
  async query(text: string): Promise<unknown[]> {
    return (await this.#connection.runAndReadAll(text)).getRowObjectsJson();
  }

  close(): void {
    this.#connection.closeSync();
    this.#instance.closeSync();
  }

  async #rows<T>(text: string): Promise<T[]> {
    const result = await this.#connection.runAndReadAll(text);
    return result.getRowObjectsJson().map(({ answer }) => ({ answer: JSON.parse(String(answer)) })) as T[];
  }

  /** Lets the views show these tenants only. */
  async #see(tenants: readonly string[] | null): Promise<void> {
    const seen = JSON.stringify(tenants);
    if (seen === this.#seen) return;
    const list = tenants?.map((tenant) => `'${tenant.replaceAll("'", "''")}'`).join(', ');
    const where = list === undefined ? '' : list === '' ? ' WHERE false' : ` WHERE tenant IN (${list})`;
    const tables = await this.query("SELECT table_name FROM information_schema.tables WHERE table_schema = 'facts'");
    const views = (tables as { table_name: string }[]).map(
      ({ table_name: name }) => `CREATE OR REPLACE VIEW ${name} AS SELECT * FROM facts.${name}${where}`,
    );
    await this.#connection.run(views.join(';\n'));
    this.#seen = seen;
  }

  async #ask(
    range: { readonly from: number; readonly to: number; readonly step: number },
    asOf: number,
    params: NonNullable<Question['params']>,
  ): Promise<void> {
    // Tables stand as they are: for an interval in the past, now is still the minute that holds asOf.
    const minute = Math.floor(asOf / 60_000) * 60_000 + 60_000;
    const now = String(params['range']).includes('/') ? Math.max(range.to, minute) : range.to;
    const us = (ms: number) => `${Math.round(ms * 1000)}::BIGINT`;
    const count = (name: string, preset: number) => `${Number(params[name] ?? preset)}::BIGINT`;
    const zone = String(params['timeZone'] ?? 'UTC').replaceAll("'", "''");
    const constants = {
      from_us: us(range.from),
      to_us: us(range.to),
      step_us: us(range.step),
      as_of_us: us(asOf),
      now_us: us(now),
      row_limit: count('limit', 1_000_000_000),
      min_baseline: count('minBaseline', 30),
      zone: `'${zone}'`,
    };
    const macros = Object.entries(constants).map(
      ([name, constant]) => `CREATE OR REPLACE MACRO ${name}() AS ${constant}`,
    );
    await this.#connection.run(macros.join(';\n'));
  }
}

/** Asks one question over records, once. */
export async function runOracle(
  question: Question & { readonly records: readonly LogRecord[] },
): Promise<Record<string, unknown>> {
  const oracle = await Oracle.open(question.records);
  try {
    return await oracle.answer(question);
  } finally {
    oracle.close();
  }
}

/** The oracle of one view, as a function of records. */
export const oracleFor =
  (view: string) =>
  (question: Omit<Question, 'view'> & { readonly records: readonly LogRecord[] }): Promise<Record<string, unknown>> =>
    runOracle({ ...question, view });
