import type { Messages } from '../../messages/messages.ts';

/** Texts of what stands around a chart over time. */
export const chartMessages: Messages = {
  'zoom.new': { one: '{n} new', other: '{n} new' },
  'zoom.back': 'Back to live',
  'legend.label': 'Shown series',
};

/** What `<sg-time-series>` says besides: it makes its own summary and refusals. */
export const chartElementMessages: Messages = {
  'chart.empty': 'Nothing to draw: no point was given',
  'chart.summary': '{what}: {series}, {span}',
  'chart.bad': 'Cannot be drawn. {message}',
  'chart.log': 'log scale',
  'chart.log.refused': { one: '{n} value of 0 or less not drawn', other: '{n} values of 0 or less not drawn' },
  'chart.from': 'axis from {v}',
  'chart.only': 'only lines have a log scale',
};
