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
  'action.maximise': 'Maximise',
  'action.restore': 'Back to the page',
  'action.table': 'Show as table',
  'action.picture': 'Show as picture',
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
  'state.failed': 'Data came in a form that this pane cannot show ({reason}).',
  'state.failed.hint': 'Pane, bridge and snapshots of the page must be of versions that go together.',
  'state.error.title': 'This view could not be shown',
  'state.denied.title': 'You may not see this view',
  'state.denied.who': 'You are signed in as {subject}.',
  'state.offline.title': 'No connection to the bridge',
  'state.offline.last': 'Last snapshot, {t}',
  'state.offline.last.short': 'Last: {t}',
  'state.unconfigured.title': 'No stream is set',
  'state.unconfigured':
    'Give this pane an endpoint, put it into a stream-provider, or call configure() once for the page.',

  // Twin.
  'twin.note': 'Note',
  'part.missing': 'This part of the pane could not be loaded: {reason}',

  // Announcements.
  'say.feed': '{title}: {state}',
};
