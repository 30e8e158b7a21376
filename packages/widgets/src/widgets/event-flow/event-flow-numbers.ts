import type { Computed } from '../../base/types.ts';

/** Numbers that the pane makes itself, for "How this is computed"; those of the views explain themselves. English, as they are. */
export const computed: readonly Computed[] = [
  {
    key: 'domain',
    label: 'Events of a domain',
    definition:
      'Events of the buckets shown whose type belongs to the domain; other: all domains without a colour of their own.',
    formula: 'Σ throughput.byDomain',
  },
  {
    key: 'shown',
    label: 'Events of a bucket',
    definition: 'Events of the domains shown.',
    formula: 'Σ of the layers shown',
  },
  {
    key: 'total',
    label: 'Totals of the table',
    definition: 'Sums over the buckets shown.',
  },
  {
    key: 'in-log',
    label: 'Events in the log',
    definition: 'Events that this pane keeps; at most 100,000, and of those before it was opened the newest 100.',
  },
  {
    key: 'fast',
    label: 'Not shown, too fast',
    definition: 'Events that came while the log followed and were left out: it shows at most 200 a second.',
  },
  {
    key: 'lag',
    label: 'Lag of an event',
    definition: 'Time from the event to the log.',
    formula: 'max(0, log time − event time)',
    unit: 'ms',
  },
];
