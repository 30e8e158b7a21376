/** Something with listeners. */
export interface Notified {
  /** Calls the listeners. */
  notify(): void;
}

/** Collects who changed; first all state is set, then everybody is told, once. */
export interface Notifier {
  add(changed: Notified): void;
}

/**
 * @param schedule when to tell: by default in a microtask, so after the frame at hand; `requestAnimationFrame` will do too.
 */
export function createNotifier(schedule: (tell: () => void) => void = queueMicrotask): Notifier {
  let changed = new Set<Notified>();
  return {
    add(one) {
      changed.add(one);
      if (changed.size > 1) return;
      schedule(() => {
        const all = changed;
        changed = new Set();
        for (const each of all) each.notify();
      });
    },
  };
}

/** Listeners, each of which may fail without harm to the others. */
export class Listeners<Args extends readonly unknown[]> {
  /** Replaced, not changed, so that a listener may come or go while they are called. */
  #all: readonly { readonly listener: (...args: Args) => void }[] = [];

  get size(): number {
    return this.#all.length;
  }
  add(listener: (...args: Args) => void): () => void {
    const entry = { listener };
    this.#all = [...this.#all, entry];
    return () => {
      this.#all = this.#all.filter((other) => other !== entry);
    };
  }
  call(...args: Args): void {
    for (const { listener } of this.#all) {
      try {
        listener(...args);
      } catch (error) {
        reportFailure(error);
      }
    }
  }
}

/** The page hears of a failing listener as of any uncaught error, and the others go on. */
export function reportFailure(error: unknown): void {
  if (typeof reportError === 'function') reportError(error);
  else
    queueMicrotask(() => {
      throw error;
    });
}
