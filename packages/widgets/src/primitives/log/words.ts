import type { Messages } from '../../messages/messages.ts';

/** What a log says that stands on its own; in a pane the pane has its own words. */
export const logWords: Messages = {
  'log.label': 'Newest entries',
  'log.time': 'Time, {zone}',
  'log.level': 'Level',
  'log.message': 'Message',
  'log.source': 'Source',
  'log.detail': 'Detail',
  'log.follow': 'Back to live',
  'log.paused': 'Paused',
  'log.waiting': { one: 'Paused, {n} new', other: 'Paused, {n} new' },
  'log.waiting.short': '{n} new',
  'log.none': 'No entry yet. The log begins with what comes now.',
  'log.gap': {
    one: 'Gap {from} – {to} · {n} entry not received',
    other: 'Gap {from} – {to} · {n} entries not received',
  },
  'log.gap.unknown': 'Gap {from} – {to} · number of entries not known',
  'log.gap.short': 'Gap {v}',
  'log.skipped': {
    one: '{n} entry came while paused and is not kept',
    other: '{n} entries came while paused and are not kept',
  },
  'log.skipped.short': '{n} not kept',
  'log.more': { one: '{n} more', other: '{n} more' },
  'log.copy': 'Copy as JSON',
  'log.copied': 'Entry copied',
  'log.copy.failed': 'The browser does not let this page copy',
  'log.find': 'Search the log',
  'log.find.count': { one: '{n} match', other: '{n} matches' },
  'log.find.place': { one: '{at} of {n} match', other: '{at} of {n} matches' },
  'log.find.none': 'No match',
  'log.find.older': 'Older match',
  'log.find.newer': 'Newer match',
};
