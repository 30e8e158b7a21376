import type { GraphEdge, GraphNode } from '../../primitives/graph/types.ts';
import type { Agent, Decision, Route } from './agent-network.ts';

/** The answers of the views, looked up by agent. */
export interface Network {
  readonly agents: readonly Agent[];
  readonly routes: readonly Route[];
  readonly byId: ReadonlyMap<string, Agent>;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** Agents beyond the limit of the view. */
  readonly others: number;
  readonly handovers: number;
  /** Of the busiest route. */
  readonly most: number;
  nameOf(id: string): string;
  /** Routes from and to an agent, busiest first. */
  out(id: string): readonly Route[];
  into(id: string): readonly Route[];
  /** Newest decisions that chose the agent; all of them for null. */
  decisions(id: string | null): readonly Decision[];
}

/** Nothing happened with it in the range. */
export const isIdle = ({ runs, decisions, handovers }: Agent): boolean =>
  runs === 0 && decisions === 0 && handovers === 0;

type Answers = Parameters<typeof indexNetwork>[0];
const narrowed = ({ agents, routes, decisions }: Answers, only: ReadonlySet<string>): Answers => {
  const kept = routes.filter(({ from, to }) => only.has(from) || only.has(to));
  const near = new Set([...only, ...kept.flatMap(({ from, to }) => [from, to])]);
  return {
    agents: agents.filter(({ id }) => near.has(id)),
    routes: kept,
    decisions: decisions.filter(({ fromAgent, selectedAgent }) => only.has(selectedAgent) || only.has(fromAgent ?? '')),
    others: 0,
  };
};

const by = <T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
};

/** `only`: agents that it is narrowed to, with those they hand over to or take over from; none: all. */
export function indexNetwork(
  answers: {
    readonly agents: readonly Agent[];
    readonly routes: readonly Route[];
    readonly decisions: readonly Decision[];
    readonly others: number;
  },
  only: readonly string[],
): Network {
  const { agents, routes, decisions, others } = only.length === 0 ? answers : narrowed(answers, new Set(only));
  const byId = new Map(agents.map((agent) => [agent.id, agent] as const));
  const [out, into, chosen] = [
    by(routes, ({ from }) => from),
    by(routes, ({ to }) => to),
    by(decisions, ({ selectedAgent }) => selectedAgent),
  ];
  return {
    agents,
    routes,
    byId,
    others,
    nodes: agents.map((agent) => ({
      id: agent.id,
      label: agent.name,
      category: agent.category,
      size: agent.runs,
      idle: isIdle(agent),
    })),
    edges: routes.map(({ id, from, to, handovers, confidence }) => ({ id, from, to, weight: handovers, confidence })),
    handovers: routes.reduce((sum, route) => sum + route.handovers, 0),
    most: routes.reduce((top, route) => Math.max(top, route.handovers), 0),
    nameOf: (id) => byId.get(id)?.name ?? id,
    out: (id) => out.get(id) ?? [],
    into: (id) => into.get(id) ?? [],
    decisions: (id) => (id === null ? decisions : (chosen.get(id) ?? [])),
  };
}
