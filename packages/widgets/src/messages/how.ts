import type { Messages } from './messages.ts';

/** What the provenance popover says; it comes with the popover. */
export const howWords: Messages = {
  'how.title': 'How this is computed',
  'how.as-of': 'As of',
  'how.unit': 'Unit: {unit}',
  'how.from': 'from {list}',
  'how.others': { one: '{n} more number', other: '{n} more numbers' },
  'how.inputs': 'Inputs',
  'how.never': 'never seen',
  'how.last': 'Last input',
  'how.left-out': 'Left out',
  'how.evicted': { one: '{n} key of {name} beyond its bound', other: '{n} keys of {name} beyond their bound' },
  'how.late': { one: '{n} event older than what is kept', other: '{n} events older than what is kept' },
  'how.lost': { one: '{n} record lost before it was read', other: '{n} records lost before they were read' },
  'how.nothing-left-out': 'Nothing',
  'how.since': 'Counted since',
  'how.failed': 'The bridge did not answer how this is computed: {reason}.',
  'how.host': 'The page itself set these figures; no feed stands behind them.',
};
