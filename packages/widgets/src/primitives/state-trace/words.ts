import type { Messages } from '../../messages/messages.ts';

/** What traces and status rows say. */
export const traceWords: Messages = {
  'trace.ok': 'OK',
  'trace.warn': 'Degraded',
  'trace.critical': 'Critical',
  'trace.unknown': 'Unknown',
  'trace.span': '{status}, {from} – {to}, {v}',
  'trace.odd': 'Unknown state “{status}”, {from} – {to}',
  'trace.many': { one: '{status}, {n} change', other: '{status}, {n} changes' },
  'trace.silent': 'No report, {from} – {to}',
  'trace.label': 'State',
  'trace.for': '{status} {v}',
  'trace.summary': '{label}: {list}',
  'trace.never': '{label}: never reported',
  'trace.left-out': { one: '{n} span left out: no valid times', other: '{n} spans left out: no valid times' },
  'rows.label': 'Status',
  'rows.name': 'Name',
  'rows.state': 'State',
  'rows.value': 'Value',
  'rows.extra': 'Trend',
  'rows.last': 'Last',
  'rows.more': { one: '{n} more', other: '{n} more' },
  'rows.fewer': 'Fewer',
  'rows.not-shown': { one: '{n} more row is not shown', other: '{n} more rows are not shown' },
  'rows.none': 'Nothing to show',
};
