import type { Messages } from './messages.ts';

/** Why a pane is empty; these texts come with the reason (base/empty.ts). */
export const emptyWords: Messages = {
  'state.never.title': 'No event seen',
  'state.never': {
    one: 'No {types} event has been seen, in this range or before it.',
    other: 'None of the {n} event types of this view has been seen, in this range or before it.',
  },
  'state.never.any': 'No event of any type has been seen, in this range or before it.',
  'state.never.wait': 'The bridge is waiting: {reason}.',
  'state.never.how': 'How to send them',
  'state.producers': 'Producers: {list}.',
  'state.since': 'This bridge has counted since {t}.',
  'state.range.title': 'Nothing in the {range}',
  'state.range.title.plain': 'Nothing in this range',
  'state.range': 'The latest {type} event came at {t}, {ago} ago.',
  'state.range.bare': 'The latest {type} event came at {t}.',
  'state.range.any': 'The latest event came at {t}, {ago} ago.',
  'state.range.any.bare': 'The latest event came at {t}.',
};
