import type { Messages } from '../../messages/messages.ts';

/** What tiles say. */
export const tileWords: Messages = {
  'tile.more': '{v} more',
  'tile.less': '{v} less',
  'tile.same': 'no change',
  'tile.change': '{v} {word}',
  'tile.against': '{v} against {what}',
  'tile.points': '{v} pt',
  'tile.target': 'target {v}',
  'tile.target.most': 'target ≤ {v}',
  'tile.below': '{v} below target',
  'tile.above': '{v} above target',
  'tile.absent': 'Not shown: no value has come.',
  'figures.none': 'No figures',
  'gauge.name': 'Name',
  'gauge.value': 'Value',
  'gauge.max': 'Of',
  'gauge.share': 'Share',
  'gauge.of': '{v} of {max}',
  'refused.gauge-max': 'max must be more than 0; it is {max}.',
  'refused.gauge-max.hint': 'Give the amount that fills the bar.',
};
