import type { Messages } from './messages.ts';

/** What every pane says. Sentence case, no full stop in labels. */
export const english: Messages = {
  // Units; numbers are put in by Intl.
  'unit.ms': '{v} ms',
  'unit.s': '{v} s',
  'unit.min': '{v} min',
  'unit.h': '{v} h',
  'unit.d': '{v} d',
  'unit.pair': '{a} {b}',
  'range.last': 'last {v}',
  'range.today': 'today',
  'range.span': '{a} – {b}',
  'time.ago': '{v} ago',
  'time.now': 'now',
  absent: '–',

  // Feed state.
  'feed.live': 'Live',
  'feed.connecting': 'Connecting',
  'feed.waiting': 'Waiting for input',
  'feed.catching-up': 'Catching up',
  'feed.paused': 'Paused',
  'feed.paused.n': 'Paused · {n} buffered',
  'feed.stale': 'Stale {v}',
  'feed.offline': 'Offline',
  'feed.ended': 'Ended',
  'feed.denied': 'No access',
  'feed.snapshot': 'Snapshot',
  'feed.error': 'Error',
  'feed.gap': 'Gap {v}',
  'origin.simulated': 'Simulated',
  'origin.recorded': 'Recorded',
  'origin.mixed': 'Partly simulated',

  // Actions.
  'action.pause': 'Pause',
  'action.resume': 'Back to live',
  'action.range': 'Time range',
  'action.export': 'Export',
  'action.csv': 'Table as CSV',
  'action.json': 'Table as JSON',
  'action.table': 'Show as table',
  'action.picture': 'Show as picture',
  'action.refresh': 'Refresh',
  'action.more': 'More actions',
  'action.retry': 'Retry now',
  'action.reconnect': 'Reconnect',
  'action.show-range': 'Show {v}',

  // Footer.
  'foot.as-of': 'As of {t}',
  'foot.held': 'Held at {t}',
  'foot.connecting': 'Waiting for the first snapshot',
  'foot.retry': 'Next attempt in {v}',
  'foot.types': '{seen} of {n} types seen',
  'foot.how': 'How this is computed',
  'foot.how.short': 'How',
  'foot.nothing-sent': 'Nothing was sent to this browser',

  // States.
  'state.loading': 'Loading',
  'state.never.title': 'No event seen',
  'state.never': {
    one: 'No {types} event has been seen, in this range or before it.',
    other: 'None of the {n} event types of this view has been seen, in this range or before it.',
  },
  'state.never.wait': 'The bridge is waiting: {reason}.',
  'state.producers': 'Producers: {list}.',
  'state.since': 'This bridge has counted since {t}.',
  'state.range.title': 'Nothing in the {range}',
  'state.range.title.plain': 'Nothing in this range',
  'state.range': 'The latest {type} event came at {t}, {ago} ago.',
  'state.range.bare': 'The latest {type} event came at {t}.',
  'state.error.title': 'This view could not be shown',
  'state.denied.title': 'You may not see this view',
  'state.denied.who': 'You are signed in as {subject}.',
  'state.offline.title': 'No connection to the bridge',
  'state.offline.last': 'Last snapshot, {t}',
  'state.offline.last.short': 'Last: {t}',
  'state.unconfigured.title': 'No stream is set',
  'state.unconfigured':
    'Give this pane an endpoint, put it into a stream-provider, or call configure() once for the page.',

  // Twin, popover.
  'twin.note': 'Note',
  'twin.scroll': '{caption}, table',
  'how.title': 'How this is computed',
  'how.inputs': 'Inputs',
  'how.never': 'never seen',
  'how.last': 'Last input',
  'how.left-out': 'Left out',
  'how.evicted': { one: '{n} key of {name} beyond its bound', other: '{n} keys of {name} beyond their bound' },
  'how.late': { one: '{n} event older than what is kept', other: '{n} events older than what is kept' },
  'how.lost': { one: '{n} record lost before it was read', other: '{n} records lost before they were read' },
  'how.nothing-left-out': 'Nothing',
  'how.since': 'Counted since',
  'how.failed': 'The bridge did not answer how this is computed: {reason}.',
  'how.host': 'The page itself set these figures; no feed stands behind them.',

  // Announcements.
  'say.feed': '{title}: {state}',
};
