import { Layout, type LayoutInput } from './layout.ts';

/**
 * This module is imported lazily by the page and starts itself again as a worker, through its own address. In a split
 * build it is a small chunk; in a one-file pane it is that file, whose entry looks at `inLayoutWorker` first and imports
 * the pane lazily, so that neither Lit nor an element ever runs in the worker.
 */
export const layoutWorkerName = 'streamglass-layout';

export const inLayoutWorker = (): boolean => {
  const scope = globalThis as { readonly WorkerGlobalScope?: unknown; readonly name?: unknown };
  return typeof scope.WorkerGlobalScope === 'function' && scope.name === layoutWorkerName;
};

type ToWorker = { readonly run: number; readonly input: LayoutInput };
type FromWorker =
  | { readonly run: number; readonly progress: number }
  | { readonly run: number; readonly positions: Float32Array<ArrayBuffer> };

/** What the thread needs of the page; everything can be replaced in tests. */
export interface LayoutThreadOptions {
  /** Makes an address that a Trusted Types page accepts. */
  readonly trustedUrl?: (url: string) => string;
  /** Starts the worker; throws, or fires `error` later, where the page does not allow one. */
  readonly startWorker?: (url: string) => Worker;
  readonly now?: () => number;
  /** Lets the page do its own work between two slices. */
  readonly pause?: (resume: () => void) => void;
  /** Graphs with fewer nodes are laid out on this thread: that is done before a worker would have begun. */
  readonly workerFrom?: number;
}

export interface LayoutRun {
  /** Null when it was cancelled. */
  readonly positions: Promise<Float32Array<ArrayBuffer> | null>;
  cancel(): void;
}

const sliceMs = 6;
/** Nodes; and so many edges for each. */
const workerFrom = 200;
const fewEdges = 5;
const reportMs = 100;
/** By a message: a timer that sets the next one waits 4 ms each time. */
const nextTask = (resume: () => void): void => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    resume();
  };
  port2.postMessage(null);
};

/** Works for at most `sliceMs` at a time. Returns how to stop. */
export function runInSlices(
  input: LayoutInput,
  done: (positions: Float32Array<ArrayBuffer>) => void,
  progress: (share: number) => void,
  { now = () => performance.now(), pause = nextTask }: LayoutThreadOptions = {},
): () => void {
  const layout = new Layout(input);
  let stopped = false;
  let told = now();
  const slice = (): void => {
    if (stopped) return;
    const end = now() + sliceMs;
    do {
      if (!layout.step()) return done(layout.positions());
    } while (now() < end);
    // Whoever is told draws it, which takes longer than a slice.
    if (end - told >= reportMs) {
      told = end;
      progress(layout.progress);
    }
    pause(slice);
  };
  pause(slice);
  return () => {
    stopped = true;
  };
}

interface Pending {
  readonly input: LayoutInput;
  readonly done: (positions: Float32Array<ArrayBuffer> | null) => void;
  readonly progress: (share: number) => void;
  stop?: () => void;
}

/** Runs layouts in one worker; in slices on this thread those of small graphs, and all once it is known that no worker can be had. */
export class LayoutThread {
  #options: LayoutThreadOptions;
  #worker: Worker | null = null;
  #usable = true;
  #runs = new Map<number, Pending>();
  #count = 0;
  #where: 'worker' | 'slices' | 'idle' = 'idle';

  constructor(options: LayoutThreadOptions = {}) {
    this.#options = options;
  }

  /** Where the last layout ran: `worker`, `slices`, or `idle` as long as none did. */
  get where(): 'worker' | 'slices' | 'idle' {
    return this.#where;
  }

  run(input: LayoutInput, progress: (share: number) => void = () => {}): LayoutRun {
    const run = this.#count++;
    const positions = new Promise<Float32Array<ArrayBuffer> | null>((resolve) => {
      const done = (result: Float32Array<ArrayBuffer> | null): void => {
        this.#runs.delete(run);
        resolve(result);
      };
      this.#runs.set(run, { input, progress, done });
    });
    const few = this.#options.workerFrom ?? workerFrom;
    const small = input.count < few && input.links.length / 2 < few * fewEdges;
    if (!small) this.#start();
    if (this.#worker && !small) {
      this.#where = 'worker';
      this.#worker.postMessage({ run, input } satisfies ToWorker);
    } else this.#slices(run);
    return {
      positions,
      cancel: () => {
        const entry = this.#runs.get(run);
        entry?.stop?.();
        entry?.done(null);
        // The worker cannot hear us while it works: a run that nobody wants ends with it.
        if (this.#worker && this.#runs.size === 0) this.#end();
      },
    };
  }

  dispose(): void {
    for (const entry of this.#runs.values()) {
      entry.stop?.();
      entry.done(null);
    }
    this.#end();
  }

  #end(): void {
    this.#worker?.terminate();
    this.#worker = null;
  }

  #start(): void {
    if (this.#worker || !this.#usable) return;
    const {
      startWorker = (url: string) => new Worker(url, { type: 'module', name: layoutWorkerName }),
      trustedUrl = (url: string) => url,
    } = this.#options;
    try {
      const worker = startWorker(trustedUrl(import.meta.url));
      worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
        const entry = this.#runs.get(data.run);
        if ('positions' in data) entry?.done(data.positions);
        else entry?.progress(data.progress);
      };
      // A blocked or broken worker says so late, as an event: what it was asked is then done here, from the start.
      worker.onerror = (event) => {
        event.preventDefault();
        this.#giveUp();
      };
      worker.onmessageerror = () => this.#giveUp();
      this.#worker = worker;
    } catch {
      this.#usable = false;
    }
  }

  #giveUp(): void {
    this.#usable = false;
    this.#end();
    for (const run of this.#runs.keys()) this.#slices(run);
  }

  #slices(run: number): void {
    const entry = this.#runs.get(run);
    this.#where = 'slices';
    if (entry && !entry.stop) entry.stop = runInSlices(entry.input, entry.done, entry.progress, this.#options);
  }
}

if (inLayoutWorker()) {
  const scope = globalThis as {} as {
    onmessage: (event: MessageEvent<ToWorker>) => void;
    postMessage(message: FromWorker, transfer?: Transferable[]): void;
  };
  scope.onmessage = ({ data: { run, input } }) => {
    const layout = new Layout(input);
    let told = performance.now();
    while (layout.step()) {
      const now = performance.now();
      if (now - told < reportMs) continue;
      told = now;
      scope.postMessage({ run, progress: layout.progress });
    }
    const positions = layout.positions();
    scope.postMessage({ run, positions }, [positions.buffer]);
  };
}
