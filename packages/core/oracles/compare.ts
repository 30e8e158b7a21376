import type { Field, Fields, ViewContract } from '../src/sources/contract.ts';

/** One place where a view and its oracle say different things. */
export interface Difference {
  readonly view: string;
  /** Keys of the rows and records that lead to the field. */
  readonly path: string;
  readonly got: unknown;
  readonly want: unknown;
}

/** Fields that come from a sketch: relative error of the value. The rest is held to 1e-9. */
const quantiles = new Set(['p95ProcessingTime', 'p95LagMs', 'p95LatencyMs', 'p95']);
const sketchError = 0.01;
/** Fields that are estimated beyond 1,000 distinct values, three standard errors of 1.6 %. */
const distincts = new Set(['uniqueSources', 'uniqueCorrelations']);
const exactDistinct = 1000;
const distinctError = 3 * 0.016;
const divided = 1e-9;

/** Differences between what a view answered and what its oracle says, field by field of the contract. */
export function compare(
  view: string,
  contract: ViewContract,
  got: Readonly<Record<string, unknown>>,
  want: Readonly<Record<string, unknown>>,
): Difference[] {
  const differences: Difference[] = [];
  fields(contract.fields, got, want, '', (path, a, b) => differences.push({ view, path, got: a, want: b }));
  return differences;
}

/** One line a difference, for the message of a failed test. */
export function describeDifferences(differences: readonly Difference[], most = 20): string {
  const lines = differences
    .slice(0, most)
    .map(({ view, path, got, want }) => `${view} ${path}: view ${JSON.stringify(got)}, oracle ${JSON.stringify(want)}`);
  if (differences.length > most) lines.push(`… and ${differences.length - most} more`);
  return lines.join('\n');
}

type Tell = (path: string, got: unknown, want: unknown) => void;
type Values = Readonly<Record<string, unknown>>;

function fields(contract: Fields, got: Values, want: Values, path: string, tell: Tell): void {
  for (const name of Object.keys({ ...got, ...want })) {
    if (!(name in contract))
      tell(`${path}${name}`, name in got ? 'a field not in the contract' : undefined, 'no such field');
  }
  for (const [name, field] of Object.entries(contract)) {
    const here = `${path}${name}`;
    if (!(name in got)) tell(here, undefined, want[name]);
    else if (!(name in want)) tell(here, got[name], 'the oracle has no such field');
    else member(name, field, got[name], want[name], here, tell);
  }
}

function member(name: string, field: Field, got: unknown, want: unknown, path: string, tell: Tell): void {
  if (field.kind === 'rows') rows(field.key, field.fields, got, want, path, tell);
  else if (field.kind === 'record') {
    if (got === null || want === null) {
      if (got !== want) tell(path, got, want);
    } else fields(field.fields, got as Values, want as Values, `${path}.`, tell);
  } else if (!same(name, field.measure, got, want)) tell(path, got, want);
}

function rows(key: string, contract: Fields, got: unknown, want: unknown, path: string, tell: Tell): void {
  const ours = new Map((got as Values[]).map((row) => [String(row[key]), row]));
  const theirs = new Map((want as Values[]).map((row) => [String(row[key]), row]));
  if (ours.size !== (got as Values[]).length) tell(path, 'keys that repeat', 'one row a key');
  for (const [id, row] of ours) {
    const other = theirs.get(id);
    if (other === undefined) tell(`${path}[${id}]`, row, 'no such row');
    else fields(contract, row, other, `${path}[${id}].`, tell);
  }
  for (const [id, row] of theirs) if (!ours.has(id)) tell(`${path}[${id}]`, 'no such row', row);
}

function same(name: string, measure: string, got: unknown, want: unknown): boolean {
  if (typeof got !== 'number' || typeof want !== 'number')
    return measure === 'json' ? sameJson(got, want) : got === want;
  if (quantiles.has(name)) return close(got, want, sketchError, 1e-3);
  if (distincts.has(name)) return want <= exactDistinct ? got === want : close(got, want, distinctError, 0);
  if (measure === 'instant') return Math.round(got * 1000) === Math.round(want * 1000);
  if (measure === 'count' && Number.isInteger(want)) return got === want;
  return close(got, want, divided, 1e-12);
}

const close = (got: number, want: number, relative: number, absolute: number) =>
  Math.abs(got - want) <= Math.max(absolute, relative * Math.abs(want));

function sameJson(got: unknown, want: unknown): boolean {
  if (typeof got === 'number' && typeof want === 'number') {
    // Instants in JSON are µs exact, other numbers are quotients.
    return Math.abs(want) > 1e11
      ? Math.round(got * 1000) === Math.round(want * 1000)
      : close(got, want, divided, 1e-12);
  }
  if (typeof got !== 'object' || typeof want !== 'object' || got === null || want === null) return got === want;
  if (Array.isArray(got) !== Array.isArray(want)) return false;
  const names = new Set([...Object.keys(got), ...Object.keys(want)]);
  return [...names].every((name) => sameJson((got as Values)[name], (want as Values)[name]));
}
