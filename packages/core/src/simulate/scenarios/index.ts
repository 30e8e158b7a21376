import { StreamglassError } from '../../lib/errors.ts';
import type { Scenario } from '../scenario.ts';
import { agentRuns } from './agent-runs.ts';
import { bridgeWorkflows } from './bridge-workflows.ts';
import { codeGeneration } from './code-generation.ts';
import { dashboardAnalytics } from './dashboard-analytics.ts';
import { databaseOutage } from './database-outage.ts';
import { deploys } from './deploys.ts';
import { intelligenceQueries } from './intelligence-queries.ts';
import { logging } from './logging.ts';
import { metacontext } from './metacontext.ts';
import { metadataStamping } from './metadata-stamping.ts';
import { patternLibrary } from './pattern-library.ts';
import { peerTransfers } from './peer-transfers.ts';
import { platformHealth } from './platform-health.ts';
import { registry } from './registry.ts';
import { repositoryIndexing } from './repository-indexing.ts';
import { secretRotation } from './secret-rotation.ts';
import { sessions } from './sessions.ts';
import { threatCampaign } from './threat-campaign.ts';

/** What is told when nobody says what: it fills the panes. */
const usual = [agentRuns, platformHealth, registry] as const;

/** Every scenario of the kit. Together they tell of every event of the catalogue. */
export const scenarios: readonly Scenario[] = [
  ...usual,
  bridgeWorkflows,
  codeGeneration,
  dashboardAnalytics,
  databaseOutage,
  deploys,
  intelligenceQueries,
  logging,
  metacontext,
  metadataStamping,
  patternLibrary,
  peerTransfers,
  repositoryIndexing,
  secretRotation,
  sessions,
  threatCampaign,
];

/** The name of a scenario of the kit, a scenario of one's own, or one of them with a weight. */
export type ChosenScenario = string | Scenario | { readonly scenario: string | Scenario; readonly weight: number };

interface Weighted {
  readonly scenario: Scenario;
  readonly weight: number;
}

const found = (wanted: string | Scenario): Scenario => {
  if (typeof wanted !== 'string') return wanted;
  const scenario = scenarios.find(({ name }) => name === wanted);
  if (scenario !== undefined) return scenario;
  throw new StreamglassError('unknown-scenario', `there is no scenario ${JSON.stringify(wanted)}`, {
    hint: `there are all, ${scenarios.map(({ name }) => name).join(', ')}`,
  });
};

/** What was chosen, each with its weight. @throws `unknown-scenario`, `bad-scenarios` */
export function chosenScenarios(wanted: 'all' | readonly ChosenScenario[] | undefined): readonly Weighted[] {
  const list: readonly ChosenScenario[] = wanted === 'all' ? scenarios : (wanted ?? usual);
  const chosen = list.flatMap((one): readonly Weighted[] => {
    if (one === 'all') return scenarios.map((scenario) => ({ scenario, weight: 1 }));
    const { scenario, weight } = typeof one === 'object' && 'weight' in one ? one : { scenario: one, weight: 1 };
    if (!(weight > 0) || !Number.isFinite(weight)) {
      throw new StreamglassError('bad-scenarios', `a weight of ${weight}`, { hint: 'give a number above 0' });
    }
    return [{ scenario: found(scenario), weight }];
  });
  if (chosen.length === 0) {
    throw new StreamglassError('bad-scenarios', 'no scenarios to tell', { hint: "give at least one, or 'all'" });
  }
  // Told twice, a scenario would tell the same twice, ids and all.
  const names = chosen.map(({ scenario }) => scenario.name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new StreamglassError('bad-scenarios', `${twice} is chosen twice`, { hint: 'give it once, with a weight' });
  }
  return chosen;
}
