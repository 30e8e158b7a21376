import type { ViewMeta } from '../../protocol/meta.ts';

type Gap = ViewMeta['gaps'][number];

/** Gaps that are told apart; older ones join the next. */
const most = 100;

/** Spans of the log that were lost to us, oldest first. */
export class Gaps {
  #gaps: Gap[] = [];

  get list(): readonly Gap[] {
    return this.#gaps;
  }

  add(gap: Gap): void {
    this.#gaps.push(gap);
    this.#gaps.sort((a, b) => a.from - b.from || a.to - b.to || a.records - b.records);
    while (this.#gaps.length > most) {
      const [first, second, ...rest] = this.#gaps as [Gap, Gap, ...Gap[]];
      this.#gaps = [
        { from: first.from, to: Math.max(first.to, second.to), records: first.records + second.records },
        ...rest,
      ];
    }
  }

  /** Forgets what no range reaches. */
  advance(cut: number): void {
    this.#gaps = this.#gaps.filter(({ to }) => to >= cut);
  }
}
