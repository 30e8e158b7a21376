import {
  agentExecutionCompleted,
  agentExecutionFailed,
  agentExecutionStarted,
  agentRoutingCompleted,
  agentRoutingRequested,
  agentTransformationCompleted,
  agentTransformationFailed,
  agentTransformationStarted,
} from '../events/agent/index.ts';
import {
  nodeAnnounce,
  nodeIntrospectResponse,
  nodeServiceDeregistered,
  nodeServiceRegistered,
} from '../events/node/index.ts';
import { agentNetworkDefinitions } from './agent-network.definitions.ts';
import { agentRows, agentTable } from './agent-network.rows.ts';
import { agentNetworkViews } from './agent-network.views.ts';
import type { ViewRow } from './contract.ts';
import { hours, log, newest, table } from './engine/kinds.ts';
import { defineSource, when } from './engine/source-api.ts';
import { agentRuns } from './rollups/agent-runs.ts';
import { handOvers, routings } from './rollups/routings.ts';

type Decision = Omit<
  ViewRow<typeof agentNetworkViews, 'routingDecisions', 'decisions'>,
  'id' | 'timestamp' | 'query'
> & { readonly ownRequest: string | null };

const requests = table({ max: 10_000, keepMs: hours(24), fields: { text: newest<string>() } });

/** Text of a field of an object that no definition describes. */
function textIn(value: unknown, name: string): string | null {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return null;
  const text = (value as Readonly<Record<string, unknown>>)[name];
  return typeof text === 'string' && text !== '' ? text : null;
}

/** Names in a list, or those of an object that are not false; sorted. Null when neither is stated. */
function capabilityNames(value: unknown): readonly string[] | null {
  if (Array.isArray(value)) return value.filter((name): name is string => typeof name === 'string').sort();
  if (typeof value !== 'object' || value === null) return null;
  return Object.entries(value)
    .filter(([, has]) => has !== false)
    .map(([name]) => name)
    .sort();
}

/** What a node says of itself. */
const profile = ({
  payload,
}: {
  readonly payload: { readonly capabilities?: unknown; readonly metadata?: unknown };
}) => ({
  capabilities: capabilityNames(payload.capabilities),
  name: textIn(payload.metadata, 'name'),
  category: textIn(payload.metadata, 'category'),
  description: textIn(payload.metadata, 'description'),
});

/** Who hands over to whom, how often and how surely. */
export const agentNetwork = defineSource(
  agentNetworkViews,
  {
    uses: { runs: agentRuns, routings, handOvers },
    state: { agents: agentTable, requests, decisions: log<Decision>({ newest: 1_000 }) },
  },
  {
    on: [
      when(agentExecutionStarted, ({ payload, time }, to) =>
        to.agents(payload.agentName, { seenAt: time, startedAt: time }),
      ),
      when(agentExecutionCompleted, ({ payload, time }, to) =>
        to.agents(payload.agentName, { seenAt: time, endedAt: time }),
      ),
      when(agentExecutionFailed, ({ payload, time }, to) =>
        to.agents(payload.agentName, { seenAt: time, endedAt: time }),
      ),
      when(agentRoutingRequested, ({ payload, correlationId }, to) => {
        if (correlationId !== undefined) to.requests(correlationId, { text: payload.userRequest });
      }),
      when(agentRoutingCompleted, ({ payload, time, correlationId }, to) => {
        to.agents(payload.selectedAgent, { seenAt: time });
        to.decisions({
          correlationId: correlationId ?? null,
          ownRequest: payload.userRequest ?? null,
          fromAgent: payload.previousAgent ?? null,
          selectedAgent: payload.selectedAgent,
          confidence: payload.confidence ?? null,
          reasoning: payload.reasoning ?? null,
          routingStrategy: payload.routingStrategy ?? null,
          routingTimeMs: payload.routingTimeMs ?? null,
          alternatives:
            payload.alternatives?.map(({ agent, confidence }) => ({ agent, confidence: confidence ?? null })) ?? null,
        });
      }),
      when(agentTransformationStarted, ({ payload, time }, to) => {
        to.agents(payload.sourceAgent, { seenAt: time });
        to.agents(payload.targetAgent, { seenAt: time });
      }),
      when(agentTransformationCompleted, ({ payload, time }, to) => {
        to.agents(payload.sourceAgent, { seenAt: time });
        to.agents(payload.targetAgent, { seenAt: time });
      }),
      when(agentTransformationFailed, ({ payload, time }, to) => {
        to.agents(payload.sourceAgent, { seenAt: time });
        to.agents(payload.targetAgent, { seenAt: time });
      }),
      when(nodeServiceRegistered, ({ payload, time }, to) =>
        to.agents(payload.nodeId, {
          seenAt: time,
          registeredAt: time,
          type: payload.nodeType,
          capabilities: capabilityNames(payload.capabilities),
          name: textIn(payload.metadata, 'name'),
        }),
      ),
      when(nodeServiceDeregistered, ({ payload, time }, to) =>
        to.agents(payload.nodeId, { seenAt: time, deregisteredAt: time, type: payload.nodeType }),
      ),
      when(nodeAnnounce, (event, to) =>
        to.agents(event.payload.nodeId, {
          seenAt: event.time,
          registeredAt: event.time,
          type: event.payload.nodeType,
          ...profile(event),
        }),
      ),
      when(nodeIntrospectResponse, (event, to) =>
        to.agents(event.payload.nodeId, {
          seenAt: event.time,
          registeredAt: event.time,
          type: event.payload.nodeType,
          ...profile(event),
        }),
      ),
    ],
    views: {
      summary: {
        definitions: agentNetworkDefinitions.summary,
        compute(read, _, time) {
          const present = agentRows(read, time).filter(({ status }) => status !== 'removed');
          const routed = read.routings.over(time);
          const decided = routed.where({ outcome: 'ok' }).total;
          return {
            agents: present.length,
            activeAgents: present.filter(({ runs, decisions, handovers }) => runs + decisions + handovers > 0).length,
            handovers: read.handOvers.over(time).where({ outcome: 'ok' }).total.count,
            decisions: decided.count,
            routingFailures: routed.where({ outcome: 'failed' }).total.count,
            avgConfidence: decided.mean('confidence'),
            avgRoutingTimeMs: decided.mean('time'),
          };
        },
      },
      agents: {
        definitions: agentNetworkDefinitions.agents,
        compute(read, { limit }, time) {
          const rows = agentRows(read, time).sort(
            (a, b) => b.handovers - a.handovers || b.runs - a.runs || (a.id < b.id ? -1 : 1),
          );
          return { agents: rows.slice(0, limit), others: Math.max(0, rows.length - limit) };
        },
      },
      routes: {
        inputs: [agentTransformationCompleted, agentTransformationFailed],
        definitions: agentNetworkDefinitions.routes,
        compute({ handOvers }, { limit }, time) {
          const slice = handOvers.over(time);
          const failed = new Map(
            slice
              .where({ outcome: 'failed' })
              .groups()
              .map(({ key, totals }) => [idOf(key), totals]),
          );
          const made = new Map(
            slice
              .where({ outcome: 'ok' })
              .groups()
              .map(({ key, totals }) => [idOf(key), totals]),
          );
          const rows = slice
            .groups()
            .map(({ key }) => {
              const id = idOf(key);
              return {
                id,
                from: key.from ?? '',
                to: key.to ?? '',
                handovers: made.get(id)?.count ?? 0,
                failed: failed.get(id)?.count ?? 0,
                confidence: made.get(id)?.mean('confidence') ?? null,
                avgDurationMs: made.get(id)?.mean('duration') ?? null,
              };
            })
            .sort((a, b) => b.handovers - a.handovers || (a.id < b.id ? -1 : 1));
          const shown = rows.slice(0, limit);
          const total = slice.where({ outcome: 'ok' }).total.count;
          return { routes: shown, others: shown.reduce((rest, { handovers }) => rest - handovers, total) };
        },
      },
      routingDecisions: {
        inputs: [agentRoutingCompleted, agentRoutingRequested],
        definitions: agentNetworkDefinitions.routingDecisions,
        compute: ({ decisions, requests }, { limit }) => ({
          decisions: decisions.newest(limit).map(({ entry: { ownRequest, ...decision }, time, position, tenant }) => ({
            id: position,
            timestamp: time,
            query:
              ownRequest ??
              (decision.correlationId === null ? null : (requests.getOf(tenant, decision.correlationId)?.text ?? null)),
            ...decision,
          })),
        }),
      },
    },
  },
);

const idOf = ({ from, to }: { readonly from: string | null; readonly to: string | null }): string => `${from} → ${to}`;
