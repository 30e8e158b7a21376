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
  'dist.left-out': { one: '{n} left out: not a finite number', other: '{n} left out: not finite numbers' },
  'dist.left-out.buckets': {
    one: '{n} bucket left out: no valid edges or count',
    other: '{n} buckets left out: no valid edges or count',
  },
  'dist.below.zero': {
    one: '{n} value of 0 or less has no place on a log scale',
    other: '{n} values of 0 or less have no place on a log scale',
  },
  'dist.below': { one: '{n} value below {v} is not on the axis', other: '{n} values below {v} are not on the axis' },
  'dist.above': { one: '{n} value above {v} is not on the axis', other: '{n} values above {v} are not on the axis' },
};
