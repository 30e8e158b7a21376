import { later } from '../../base/later.ts';
import type { Scene } from './scene.ts';

/** Comes with the first search. */
const searching = later(() => import('./search.ts'));

/** A search over the nodes of a graph: what was found, best first, and which of it is in view. */
export class Finder {
  #query = '';
  /** Ids; null: nothing is searched for. */
  found: readonly string[] | null = null;
  /** Which of them is in view; −1: none. */
  at = -1;

  /** False: another text was searched for meanwhile. */
  async search(text: string, scene: () => Scene): Promise<boolean> {
    const query = text.trim();
    this.#query = query;
    if (query !== '') {
      await searching.load();
      if (!searching.now) throw new Error(`The search could not be loaded: ${searching.failure}`);
      if (query !== this.#query) return false;
    }
    this.found = null;
    this.at = -1;
    this.renew(scene());
    return true;
  }
  /** The same search in another graph. */
  renew(scene: Scene): void {
    if (this.#query === '') return;
    this.found = (searching.now?.findNodes(scene, this.#query) ?? []).map((at) => scene.nodes[at]!.id);
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
