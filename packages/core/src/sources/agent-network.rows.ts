import type { agentNetworkViews } from './agent-network.views.ts';
import type { ViewRow } from './contract.ts';
import { days, hours, newest, table } from './engine/kinds.ts';
import type { Reader, ViewTime } from './engine/source-api.ts';
import type { agentRuns } from './rollups/agent-runs.ts';
import type { handOvers, routings } from './rollups/routings.ts';

type AgentRow = ViewRow<typeof agentNetworkViews, 'agents', 'agents'>;

/** A run that started longer ago than this and never ended is not running. */
const longestRunMs = hours(1);

/** Agents and nodes by the name under which events speak of them. */
export const agentTable = table({
  max: 10_000,
  keepMs: days(30),
  fields: {
    seenAt: newest<number>(),
    name: newest<string>(),
    type: newest<string>(),
    category: newest<string>(),
    description: newest<string>(),
    capabilities: newest<readonly string[]>(),
    startedAt: newest<number>(),
    endedAt: newest<number>(),
    registeredAt: newest<number>(),
    deregisteredAt: newest<number>(),
  },
});

interface AgentStates {
  readonly agents: Reader<typeof agentTable>;
  readonly runs: Reader<typeof agentRuns>;
  readonly routings: Reader<typeof routings>;
  readonly handOvers: Reader<typeof handOvers>;
}

/** One row for each agent that is known, in no order. */
export function agentRows(read: AgentStates, time: ViewTime): AgentRow[] {
  const ended = read.runs.over(time);
  const all = ended.by('agent');
  const failed = ended.where({ outcome: 'failed' }).by('agent');
  const decided = read.routings.over(time).where({ outcome: 'ok' }).by('agent');
  const links = linksOf(read, time);
  return read.agents.rows().map((row) => {
    const runs = all.get(row.key);
    const count = runs?.count ?? 0;
    const failures = failed.get(row.key)?.count ?? 0;
    const link = links.get(row.key);
    return {
      id: row.key,
      name: row.name ?? row.key,
      type: row.type,
      category: row.category,
      description: row.description,
      status: statusOf(row, time.now),
      capabilities: row.capabilities,
      connections: link?.others.size ?? 0,
      handovers: link?.count ?? 0,
      decisions: decided.get(row.key)?.count ?? 0,
      runs: count,
      failedRuns: failures,
      successRate: count === 0 ? null : (100 * (count - failures)) / count,
      avgDurationMs: runs?.mean('duration') ?? null,
      lastSeen: row.seenAt,
    };
  });
}

/** Successful hand-overs from or to each agent, and with whom. */
function linksOf({ handOvers }: AgentStates, time: ViewTime) {
  const links = new Map<string, { count: number; readonly others: Set<string> }>();
  const add = (agent: string, other: string, count: number): void => {
    let link = links.get(agent);
    if (link === undefined) links.set(agent, (link = { count: 0, others: new Set() }));
    link.count += count;
    if (other !== agent) link.others.add(other);
  };
  for (const { key, totals } of handOvers.over(time).where({ outcome: 'ok' }).groups()) {
    const { from, to } = key;
    if (from === null || to === null) continue;
    add(from, to, totals.count);
    if (to !== from) add(to, from, totals.count);
  }
  return links;
}

function statusOf(
  row: {
    readonly startedAt: number | null;
    readonly endedAt: number | null;
    readonly registeredAt: number | null;
    readonly deregisteredAt: number | null;
  },
  now: number,
): AgentRow['status'] {
  const { startedAt, endedAt, registeredAt, deregisteredAt } = row;
  const others = Math.max(startedAt ?? -1, endedAt ?? -1, registeredAt ?? -1);
  if (deregisteredAt !== null && deregisteredAt > others) return 'removed';
  if (startedAt !== null && (endedAt === null || endedAt < startedAt) && startedAt > now - longestRunMs)
    return 'running';
  return startedAt !== null || endedAt !== null ? 'idle' : null;
}
