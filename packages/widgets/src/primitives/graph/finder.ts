import type { Hidden } from './condense.ts';
import type { Scene } from './scene.ts';
import { findNodes } from './search.ts';

/** A search over the nodes of a graph: what was found, best first, and which of it is in view. */
export class Finder {
  #query = '';
  /** Nodes that groups stand for. */
  hidden: readonly Hidden[] = [];
  /** Ids; null: nothing is searched for. */
  found: readonly string[] | null = null;
  /** Which of them is in view; −1: none. */
  at = -1;

  search(text: string, scene: Scene): void {
    this.#query = text.trim();
    this.found = null;
    this.at = -1;
    this.renew(scene);
  }
  /** The same search in another graph. */
  renew(scene: Scene): void {
    if (this.#query === '') return;
    this.found = findNodes(scene, this.hidden, this.#query);
    if (this.at >= this.found.length) this.at = -1;
  }
  /** To the one after (1) or before (−1), round and round. */
  next(by: number): string | null {
    const { length = 0 } = this.found ?? [];
    if (length === 0) return null;
    this.at = this.at < 0 ? 0 : (this.at + by + length) % length;
    return this.found?.[this.at] ?? null;
  }
}
