import type { Computed } from '../../base/types.ts';

/** Numbers that the pane makes itself, for "How this is computed"; those of the views explain themselves. English, as they are. */
export const computed: readonly Computed[] = [
  {
    key: 'drawn',
    label: 'Edges drawn',
    definition: 'Routes that stand in the picture; where they are too many to be told apart the lightest are left out.',
  },
  {
    key: 'grouped',
    label: 'Agents in groups',
    definition: 'Agents that share a mark with others of their category, where they are too many to be drawn singly.',
  },
  {
    key: 'neighbours',
    label: 'Hands over to, receives from',
    definition: 'Other agents at the ends of its routes.',
    formula: 'count of routes from it, count of routes to it',
  },
  {
    key: 'total',
    label: 'Totals of the table',
    definition: 'Sums over the routes listed.',
    formula: 'Σ handovers, Σ failed',
  },
];
