import type { Computed } from '../../base/types.ts';

/** Numbers that the pane makes itself, for "How this is computed"; those of the views explain themselves. English, as they are. */
export const computed: readonly Computed[] = [
  {
    key: 'observed',
    label: 'Services behind the uptime',
    definition: 'Services that were observed in the range.',
    formula: 'count of services with an uptime',
  },
  {
    key: 'alerts-by-level',
    label: 'Alerts by level',
    definition: 'Active alerts that are critical; where there is none, those that warn.',
    formula: 'count of alerts by level',
  },
  {
    key: 'rules-unknown',
    label: 'Rules without data',
    definition: 'Rules over rates that cannot tell, for want of samples.',
    formula: 'count of rules in state unknown',
  },
  {
    key: 'parts',
    label: 'Further parts in trouble',
    definition: 'Services, database and Kafka that are critical or degraded, beyond the two that are named.',
  },
  {
    key: 'since',
    label: 'How long',
    definition: 'Time from the change of status to the time of the data.',
    formula: 'as-of time − since',
  },
];
