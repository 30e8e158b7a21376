import type { agentNetworkViews } from './agent-network.views.ts';
import type { Definitions } from './engine/source-api.ts';

type Views = (typeof agentNetworkViews)['views'];
type NetworkDefinitions = { readonly [K in keyof Views]: Definitions<Views[K]['fields']> };

const successful = 'transformation.completed that does not say success: false';

/** What each number of agent-network is, for `describe`; exact in docs/reference/views.md. */
export const agentNetworkDefinitions: NetworkDefinitions = {
  summary: {
    agents: 'Agents named in the last 30 days that are not removed.',
    activeAgents: 'Agents with a run, a decision or a hand-over in the range.',
    handovers: { is: 'Successful hand-overs in the range.', formula: `count of ${successful}` },
    decisions: { is: 'Routing decisions in the range.', formula: 'count of routing.completed' },
    routingFailures: { is: 'Routings in the range that failed.', formula: 'count of routing.failed' },
    avgConfidence: 'Mean confidence of the decisions in the range that state one.',
    avgRoutingTimeMs: 'Mean routing time of the decisions in the range that state one.',
  },
  agents: {
    agents: 'One row for each agent named in the last 30 days.',
    'agents.id': 'The name under which events speak of it, or its node id.',
    'agents.name': 'The newest name stated in metadata.name, else the id.',
    'agents.type': 'The newest node type stated.',
    'agents.category': 'The newest category stated in the metadata of an announcement or introspection.',
    'agents.description': 'The newest description stated in the metadata of an announcement or introspection.',
    'agents.status': {
      is: 'removed, running, idle, or unknown when no run was ever seen.',
      formula:
        'removed: a deregistration is the newest of its life-cycle events; running: a run started less than 1 h ago and none ended since; idle: a run ever started or ended',
    },
    'agents.capabilities': 'The newest capabilities stated, by name.',
    'agents.connections': 'Other agents among its successful hand-overs in the range.',
    'agents.handovers': 'Successful hand-overs in the range from or to it; one to itself counts once.',
    'agents.decisions': 'Routing decisions in the range that selected it.',
    'agents.runs': 'Runs that ended in the range, completed or failed.',
    'agents.failedRuns': 'Runs that failed in the range.',
    'agents.successRate': {
      is: 'Share of its runs in the range that did not fail.',
      formula: '100 × (runs − failedRuns) / runs',
    },
    'agents.avgDurationMs': 'Mean duration of its runs in the range that state one.',
    'agents.lastSeen': 'The newest event that names it.',
    others: 'Agents beyond the limit.',
  },
  routes: {
    routes: 'One row for each pair of agents with a hand-over in the range, successful or not.',
    'routes.id': 'from → to.',
    'routes.from': 'Who handed over.',
    'routes.to': 'Who took over.',
    'routes.handovers': { is: 'Successful hand-overs in the range.', formula: `count of ${successful}` },
    'routes.failed': {
      is: 'Hand-overs in the range that failed.',
      formula: 'transformation.failed + transformation.completed with success: false',
    },
    'routes.confidence': 'Mean routing confidence of the successful hand-overs that state one.',
    'routes.avgDurationMs': 'Mean duration of the successful hand-overs that state one.',
    others: 'Successful hand-overs on routes beyond the limit.',
  },
  routingDecisions: {
    decisions: 'The newest routing decisions by time, then position.',
    'decisions.id': 'Position of the event: topic/partition/offset.',
    'decisions.correlationId': 'The chain that it belongs to.',
    'decisions.query': {
      is: 'The user request that the decision states, else that of its routing request.',
      formula: 'newest routing.requested of the same tenant and correlation id, among 10,000 of the last 24 h',
    },
    'decisions.fromAgent': 'The previous agent that the decision states.',
    'decisions.selectedAgent': 'The agent that was selected.',
    'decisions.confidence': 'How sure the router was.',
    'decisions.timestamp': 'When it decided.',
    'decisions.reasoning': 'Why, in its own words.',
    'decisions.routingStrategy': 'By which strategy.',
    'decisions.routingTimeMs': 'How long it took.',
    'decisions.alternatives': 'Agents that it also considered, with their confidence.',
  },
};
