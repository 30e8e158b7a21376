import type { MessageValues } from '../messages/messages.ts';

/**
 * Why an element does not draw what it was given. Thrown while it draws; `PrimitiveElement` shows it in the element's place and
 * tells by an `error` event. `code` names the texts `refused.<code>` and, where there is a cure, `refused.<code>.hint`.
 */
export class Refusal extends Error {
  readonly code: string;
  readonly values: MessageValues;
  constructor(code: string, values: MessageValues = {}) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.values = values;
  }
}

/** A value as an error names it: short, with its type where that says more. */
export const named = (value: unknown): string => {
  if (value === null || value === undefined) return String(value);
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
  return typeof value === 'object'
    ? Array.isArray(value)
      ? 'a list'
      : 'an object'
    : `${typeof value} ${String(value)}`;
};

/** What must be a list. Null and undefined count as none, so that a framework may set its data late. */
export function listOf(property: string, value: unknown): readonly unknown[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value;
  if (value instanceof Float64Array || value instanceof Float32Array) return Array.from(value);
  throw new Refusal('not-a-list', { property, value: named(value) });
}

/** A finite number, else null. */
export const finite = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;

/** What must be an object with fields; anything else has none. */
export const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};

/** Any value as text; what has none is empty. */
export const asText = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'bigint' ? String(value) : '';
