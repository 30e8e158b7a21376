import type { Messages } from '../../messages/messages.ts';

/** What a distribution says. */
export const distributionWords: Messages = {
  'dist.log': '{caption}, log scale',
  'dist.area': '{caption}, area shows the count',
  'dist.log.area': '{caption}, log scale, area shows the count',
  'dist.caption': 'count by value',
  'dist.about': '≈ {v}',
  'dist.under': '< {v}',
  'dist.over': '> {v}',
  'dist.span': '{from} – {to}',
  'dist.count': { one: '{n} value', other: '{n} values' },
  'dist.share': '{v} of all',
  'dist.up-to': '{share} below {v}',
  'dist.summary': { one: '{label}: {n} value, {quantiles}', other: '{label}: {n} values, {quantiles}' },
  'dist.none': 'No value',
  'dist.none.why': 'No value has come, so there is no distribution to draw.',
  'dist.left-out': { one: '{n} left out: no valid number', other: '{n} left out: no valid numbers' },
  'dist.below.zero': {
    one: '{n} value of 0 or less has no place on a log scale',
    other: '{n} values of 0 or less have no place on a log scale',
  },
  'dist.below': { one: '{n} value below {v} is not on the axis', other: '{n} values below {v} are not on the axis' },
  'dist.above': { one: '{n} value above {v} is not on the axis', other: '{n} values above {v} are not on the axis' },
  'refused.log-needs-positive': {
    one: 'A log scale has no place for 0 and less, and the only value is such.',
    other: 'A log scale has no place for 0 and less, and all {n} values are such.',
  },
  'refused.log-needs-positive.hint': 'Set scale="linear".',
  'refused.too-wide': 'No axis spans from {from} to {to}.',
  'refused.too-wide.hint': 'Leave the outermost values out, or draw their logarithms.',
  'refused.buckets-overlap': 'Two buckets overlap, so values would count twice: {first} and {second}.',
  'refused.buckets-overlap.hint': 'Give each bucket the count between its own edges, not a running total.',
};
