/** When and by which event a register was set. Newer is decided by time, then rank, then event id, then value. */
export interface Stamp {
  /** Whole µs since the epoch. */
  readonly micros: number;
  readonly rank: number;
  readonly id: string;
}
export interface Held extends Stamp {
  readonly value: unknown;
}

export const microsOf = (ms: number): number => Math.round(ms * 1000);
export const msOf = (micros: number): number => micros / 1000;

/** Above zero: `a` is the newer. A total order, so that every reading ends at the same value. */
export function compareHeld(a: Held, b: Held): number {
  return (
    a.micros - b.micros || a.rank - b.rank || compareText(a.id, b.id) || compareText(asText(a.value), asText(b.value))
  );
}

export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Text of a JSON value that does not depend on the order in which its keys were written. */
export function asText(value: unknown): string {
  if (value === null || typeof value !== 'object') return typeof value === 'string' ? value : String(value);
  if (Array.isArray(value)) return `[${value.map(asText).join()}]`;
  const entries = Object.entries(value).sort(([a], [b]) => compareText(a, b));
  return `{${entries.map(([name, inner]) => `${name}:${asText(inner)}`).join()}}`;
}
