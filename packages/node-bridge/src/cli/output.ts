import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** Where a command writes. Standard output holds what a person asked for, standard error everything around it. */
export interface Output {
  readonly out: Writable;
  readonly err: Writable;
  /** Somebody watches standard error. */
  readonly isWatched: boolean;
}

export const processOutput = (): Output => ({
  out: process.stdout,
  err: process.stderr,
  isWatched: process.stderr.isTTY === true,
});

/** Resolves when the reader has taken it, so that a long output does not pile up in memory. */
export async function write(stream: Writable, text: string | Uint8Array): Promise<void> {
  if (!stream.write(text)) await once(stream, 'drain');
}

export const printJson = (output: Output, value: unknown): Promise<void> =>
  write(output.out, `${JSON.stringify(value, null, 2)}\n`);

/** Columns as wide as their widest cell; numbers to the right. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cells = [head, ...rows].map((row) => row.map((cell) => (typeof cell === 'number' ? number(cell) : cell)));
  const widths = head.map((_, column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
  const isNumber = head.map((_, column) => rows.some((row) => typeof row[column] === 'number'));
  return cells
    .map((row) =>
      row
        .map((cell, column) =>
          isNumber[column] ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const format = new Intl.NumberFormat('en');
export const number = (value: number): string => format.format(value);
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${number(count)} ${count === 1 ? one : many}`;

/** Control characters of what came from outside would be commands to a terminal. */
// oxlint-disable-next-line no-control-regex -- these are meant
export const plain = (text: string): string => text.replace(/[\u0000-\u001F\u007F-\u009F]/g, '�');

/** A line that replaces itself while somebody watches; nothing in a pipe. */
export function progress(output: Output, now: () => number = () => performance.now()) {
  let shownAt = Number.NEGATIVE_INFINITY;
  let isShown = false;
  return {
    show(text: () => string): void {
      if (!output.isWatched || now() - shownAt < 200) return;
      shownAt = now();
      isShown = true;
      output.err.write(`\r\u001B[K${text()}`);
    },
    end(): void {
      if (isShown) output.err.write('\r\u001B[K');
      isShown = false;
    },
  };
}
