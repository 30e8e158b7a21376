/** What `npm run create` is about to do, as plain data. */
export interface Plan {
  readonly files: Record<string, string>;
  readonly edits: { path: string; change(text: string): string }[];
  readonly next: string[];
}
export interface Disk {
  exists(path: string): boolean;
  read(path: string): string;
}
export function insertSorted(text: string, line: string, shape: RegExp): string;
export function planEvent(words: string[], disk: Disk): Plan;
export function planSource(words: string[]): Plan;
export function planPane(words: string[], disk: Disk): Plan;
