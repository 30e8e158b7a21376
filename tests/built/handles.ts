// Counts what a page holds open: timers, frames, observers, workers, sockets, listeners of window and document.

/** What is open now; everything that is closed again is 0. */
export type OpenHandles = Readonly<
  Record<'timers' | 'frames' | 'observers' | 'workers' | 'sockets' | 'listeners', number>
> & {
  /** Timers and frames that have run so far. */
  readonly ran: number;
};

declare global {
  var openHandles: () => OpenHandles;
}

/** Runs in the page before its own scripts, so it must stand alone. */
export function countHandles(): void {
  const timers = new Set<number>();
  const frames = new Set<number>();
  /** Weakly: an observer of nothing but an element that is gone goes with it. */
  const observers = new Set<WeakRef<object>>();
  const known = new WeakMap<object, WeakRef<object>>();
  const workers = new Set<object>();
  const sockets = new Set<object>();
  const listeners = new Set<string>();
  /** Numbers for functions; weakly, or counting would be the leak. */
  const names = new WeakMap<object, number>();
  let named = 0;
  let ran = 0;

  const later = setTimeout.bind(globalThis) as (run: () => void, delayMs?: number) => number;
  const never = clearTimeout.bind(globalThis);
  Object.assign(globalThis, {
    setTimeout(run: (...given: unknown[]) => void, delayMs?: number, ...given: unknown[]) {
      const id = later(() => {
        timers.delete(id);
        ran++;
        run(...given);
      }, delayMs);
      timers.add(id);
      return id;
    },
    clearTimeout(id: number) {
      timers.delete(id);
      never(id);
    },
    setInterval() {
      throw new Error('Nothing here needs an interval; count it if something does.');
    },
  });
  const nextFrame = requestAnimationFrame.bind(globalThis);
  const noFrame = cancelAnimationFrame.bind(globalThis);
  globalThis.requestAnimationFrame = (run) => {
    const id = nextFrame((time) => {
      frames.delete(id);
      ran++;
      run(time);
    });
    frames.add(id);
    return id;
  };
  globalThis.cancelAnimationFrame = (id) => {
    frames.delete(id);
    noFrame(id);
  };
  for (const { prototype } of [ResizeObserver, IntersectionObserver, MutationObserver]) {
    const { observe, disconnect } = prototype as { observe(...given: unknown[]): void; disconnect(): void };
    Object.assign(prototype, {
      observe(this: object, ...given: unknown[]) {
        const weak = known.get(this) ?? new WeakRef(this);
        known.set(this, weak);
        observers.add(weak);
        observe.apply(this, given);
      },
      disconnect(this: object) {
        const weak = known.get(this);
        if (weak) observers.delete(weak);
        disconnect.apply(this);
      },
    });
  }
  globalThis.Worker = class extends Worker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      workers.add(this);
    }
    override terminate(): void {
      workers.delete(this);
      super.terminate();
    }
  };
  globalThis.WebSocket = class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      sockets.add(this);
      this.addEventListener('close', () => sockets.delete(this));
    }
  };
  for (const target of [globalThis, document]) {
    const { addEventListener: add, removeEventListener: remove } = target;
    // As the browser tells listeners apart: by target, type and function.
    const nameOf = (type: string, listener: object) => {
      if (!names.has(listener)) names.set(listener, ++named);
      return `${target === document} ${type} ${names.get(listener)}`;
    };
    target.addEventListener = ((type: string, listener: EventListener, options?: AddEventListenerOptions) => {
      listeners.add(nameOf(type, listener));
      add.call(target, type, listener, options);
    }) as typeof add;
    target.removeEventListener = ((type: string, listener: EventListener, options?: EventListenerOptions) => {
      listeners.delete(nameOf(type, listener));
      remove.call(target, type, listener, options);
    }) as typeof remove;
  }
  globalThis.openHandles = () => ({
    timers: timers.size,
    frames: frames.size,
    observers: [...observers].filter((weak) => weak.deref()).length,
    workers: workers.size,
    sockets: sockets.size,
    listeners: listeners.size,
    ran,
  });
}
