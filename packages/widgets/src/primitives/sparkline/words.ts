import type { Messages } from '../../messages/messages.ts';

/** What a line of one word's size says as a table. */
export const sparkWords: Messages = {
  'spark.name': 'Course',
  'spark.nth': 'No.',
  'spark.value': 'Value',
  'spark.target': '{what}, target {v}',
};
