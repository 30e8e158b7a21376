/** One line of the table: what was measured, and what it is held against in the same run. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** Measured in the same run, in the same unit. */
  readonly reference?: { readonly what: string; readonly value: number };
  /** DESIGN 9; left out where it states none. */
  readonly budget?: { readonly text: string; readonly met: boolean };
  /** What one must know to read the figure. */
  readonly note?: string;
}

export const atLeast = (least: number, value: number) => ({
  text: `≥ ${least.toLocaleString('en')}`,
  met: value >= least,
});
export const atMost = (most: number, value: number) => ({ text: `≤ ${most.toLocaleString('en')}`, met: value <= most });

/** The value below which a share of the values lies (nearest rank). */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN;
}

/** What a piece of work took. */
export interface Cost {
  readonly ms: number;
  /** Of the whole process, with its garbage collector. */
  readonly cpuMs: number;
}

export function costOf(work: () => void): Cost {
  const done = startClock();
  work();
  return done();
}

/** Starts counting; call what it returns for the cost so far. */
export function startClock(): () => Cost {
  const [from, cpu] = [performance.now(), process.cpuUsage()];
  return () => {
    const { user, system } = process.cpuUsage(cpu);
    return { ms: performance.now() - from, cpuMs: (user + system) / 1_000 };
  };
}

/** Of several rounds the one that was disturbed least. */
export const best = (rounds: readonly Cost[]): Cost => ({
  ms: Math.min(...rounds.map(({ ms }) => ms)),
  cpuMs: Math.min(...rounds.map(({ cpuMs }) => cpuMs)),
});
