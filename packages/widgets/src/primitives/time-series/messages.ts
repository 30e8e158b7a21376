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
  'chart.log': 'log scale',
  'chart.log.refused': { one: '{n} value of 0 or less not drawn', other: '{n} values of 0 or less not drawn' },
  'chart.from': 'axis from {v}',
  'chart.time': 'Time, {zone}',
  'chart.missing': 'no input',
  'chart.lost': 'some was lost',
  'chart.filling': 'still filling',
  'chart.only': 'only lines have a log scale',
  'refused.no-chart': 'data must be an object with times and series; it is {value}.',
  'refused.no-chart.hint': 'Give { times, series: [{ key, values }] }.',
  'refused.same-key': 'Two series are called {key}.',
  'refused.same-key.hint': 'Give each series a key of its own.',
  'refused.not-on-log-axis': {
    one: '{n} value of 0 or less has no place on a log scale.',
    other: '{n} values of 0 or less have no place on a log scale.',
  },
  'refused.not-on-log-axis.hint': 'Draw them without log.',
  'refused.log-needs-lines': 'Areas and bars begin at 0, so they have no log scale.',
  'refused.log-needs-lines.hint': 'Draw them as lines, or without log.',
};
