import type { Messages } from './messages.ts';

/** What elements of primitives say when they cannot draw what they were given. */
export const elementWords: Messages = {
  'refused.title': 'This cannot be drawn',
  'refused.not-a-list': '{property} must be a list; it is {value}.',
  'refused.not-a-list.hint': 'Give an array.',
  'refused.range': 'The time range is empty: from {from}, to {to}.',
  'refused.range.hint': 'Give from and to as milliseconds, from before to.',
  'refused.failed': 'Drawing failed: {reason}',
};
