/** The newest `capacity` items; older ones fall out. Index 0 is the newest. */
export class Ring<T> {
  readonly capacity: number;
  #items: T[] = [];
  /** Where the next one goes, once it is full. */
  #next = 0;
  /** How many fell out. */
  dropped = 0;

  constructor(capacity: number) {
    this.capacity = capacity;
  }
  get length(): number {
    return this.#items.length;
  }
  push(item: T): void {
    if (this.#items.length < this.capacity) this.#items.push(item);
    else {
      this.#items[this.#next] = item;
      this.#next = (this.#next + 1) % this.capacity;
      this.dropped += 1;
    }
  }
  at(index: number): T | undefined {
    const { length } = this.#items;
    if (index < 0 || index >= length) return undefined;
    return this.#items[(this.#next + 2 * length - 1 - index) % length];
  }
  /** Takes the newest `count` out again, and gives them, oldest first. */
  takeBack(count: number): T[] {
    if (count <= 0) return [];
    this.#items = [...this.#items.slice(this.#next), ...this.#items.slice(0, this.#next)];
    this.#next = 0;
    return this.#items.splice(-count);
  }
  clear(): void {
    this.#items = [];
    this.#next = this.dropped = 0;
  }
}
