import { chanceOf } from './chance.ts';

/** How a service or database is: as its producers say it. */
export type Condition = 'healthy' | 'degraded' | 'unhealthy';

/** A stretch of trouble, in seconds since the epoch, `[from, to)`. */
interface Incident {
  readonly from: number;
  readonly to: number;
  readonly condition: Condition;
  /** Comes and goes instead of staying. */
  readonly flapping: boolean;
}

/** Incidents lie within blocks of six hours, so that what holds at a second depends on that block alone. */
const blockSeconds = 6 * 3600;
const flapSeconds = 45;
const mostCached = 2_000;

export interface Incidents {
  conditionAt(second: number): Condition;
}

/** The troubles of one part of the platform, a function of seed and name. `likelihood`: of one in six hours. */
export function createIncidents(seed: number, name: string, likelihood: number): Incidents {
  const blocks = new Map<number, Incident | null>();
  let lastBlock = Number.NaN;
  let last: Incident | null = null;
  const incidentOf = (block: number): Incident | null => {
    if (block !== lastBlock) last = incidentOfBlock(block);
    lastBlock = block;
    return last;
  };
  const incidentOfBlock = (block: number): Incident | null => {
    const known = blocks.get(block);
    if (known !== undefined) return known;
    const random = chanceOf(seed, 'incident', name, block);
    const from = block * blockSeconds + Math.floor(random() * blockSeconds * 0.85);
    const seconds = 40 + Math.floor(1_500 * random() * random());
    const incident: Incident | null =
      random() < likelihood
        ? {
            from,
            to: Math.min(from + seconds, (block + 1) * blockSeconds),
            condition: random() < 0.6 ? 'degraded' : 'unhealthy',
            flapping: random() < 0.2,
          }
        : null;
    if (blocks.size > mostCached) blocks.clear();
    blocks.set(block, incident);
    return incident;
  };
  return {
    conditionAt(second) {
      const incident = incidentOf(Math.floor(second / blockSeconds));
      if (incident === null || second < incident.from || second >= incident.to) return 'healthy';
      const turn = Math.floor((second - incident.from) / flapSeconds);
      return incident.flapping && turn % 2 === 1 ? 'healthy' : incident.condition;
    },
  };
}
