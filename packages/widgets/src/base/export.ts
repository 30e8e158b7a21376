import { guarded } from './formula-guard.ts';
import type { Cell, Origin, Twin } from './types.ts';

export interface ExportNote {
  readonly title: string;
  readonly scope: string;
  readonly asOf: number | null;
  readonly origin: Origin;
}

/** Fields that a spreadsheet would run as a formula get a quote in front; numbers are numbers. */
const csvField = (value: Cell, numeric: boolean): string => {
  if (value === null) return '';
  const text = String(value);
  const safe = numeric ? text : guarded(text);
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** The twin as a file: raw values, full precision. What is not real says so in every row (CSV) or in its head (JSON). */
export function twinFile(kind: 'csv' | 'json', twin: Twin, note: ExportNote): Blob {
  const { caption, columns, rows } = twin;
  const marked = note.origin !== 'real' && note.origin !== 'none';
  if (kind === 'json') {
    const head = {
      title: note.title,
      scope: note.scope,
      asOf: note.asOf === null ? null : new Date(note.asOf).toISOString(),
      origin: note.origin,
    };
    const labels = columns.map(({ key, label }) => ({ key, label }));
    return new Blob([`${JSON.stringify({ ...head, caption, columns: labels, rows }, null, 1)}\n`], {
      type: 'application/json',
    });
  }
  const head = [...columns.map(({ label }) => csvField(label, false)), ...(marked ? ['origin'] : [])];
  const lines = rows.map((row) => [
    ...columns.map(({ key, numeric }) => csvField(row[key] ?? null, numeric === true)),
    ...(marked ? [note.origin] : []),
  ]);
  return new Blob([[head, ...lines].map((fields) => `${fields.join(',')}\r\n`).join('')], { type: 'text/csv' });
}

/** `platform-health-2026-03-12T143207Z.csv` */
export const fileName = (title: string, asOf: number | null, kind: string): string => {
  const name = title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
  const time = asOf === null ? '' : `-${new Date(asOf).toISOString().slice(0, 19).replaceAll(':', '')}Z`;
  return `${name || 'pane'}${time}.${kind}`;
};
