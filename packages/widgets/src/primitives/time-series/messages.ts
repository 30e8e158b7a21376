import type { Messages } from '../../messages/messages.ts';

/** Texts of what stands around a chart over time. */
export const chartMessages: Messages = {
  'zoom.new': { one: '{n} new', other: '{n} new' },
  'zoom.back': 'Back to live',
  'legend.label': 'Shown series',
};
