import type { Computed } from '../../base/types.ts';

/** Numbers that the pane makes itself, for "How this is computed"; those of the views explain themselves. English, as they are. */
export const computed: readonly Computed[] = [
  {
    key: 'runs',
    label: 'Runs behind the savings',
    definition: 'Runs with intelligence of the periods that have a baseline.',
    formula: 'Σ runs over periods with savings',
  },
  {
    key: 'tokens-change',
    label: 'Change of tokens per run',
    definition: 'The efficiency gain, as a change: fewer tokens are a minus.',
    formula: '− efficiencyGain',
    unit: '%',
  },
  {
    key: 'loss',
    label: 'Largest loss',
    definition: 'The most that an agent costs beyond its baseline in the range.',
    formula: 'min over agents of saved, where that is negative',
    unit: 'USD',
  },
  {
    key: 'change',
    label: 'Change against without',
    definition: 'What was saved as a change of what it would have taken: less is a minus.',
    formula: '− 100 × saved / without',
    unit: '%',
  },
  {
    key: 'with',
    label: 'With',
    definition:
      'What the runs with intelligence took, in what is chosen above the chart: cost, tokens or compute units.',
    formula: 'points.withIntelligence of the period',
  },
  {
    key: 'without',
    label: 'Without, estimated',
    definition: 'What they would have taken at the mean of the baseline runs of the period.',
    formula: 'points.withoutIntelligence of the period',
  },
  {
    key: 'saved',
    label: 'Saved',
    definition: 'Without minus with.',
    formula: 'points.savings of the period',
  },
  {
    key: 'others',
    label: 'Other agents',
    definition: 'Agents that have no row of their own here: their runs and what they saved.',
    formula: 'Σ runs, Σ saved over these agents',
  },
  {
    key: 'total',
    label: 'Totals of the table',
    definition: 'Sums over the periods that have a baseline; the change is that of the sums.',
    formula: 'Σ over periods with savings',
  },
];
