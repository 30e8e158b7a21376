import type { Messages } from '../../messages/messages.ts';

/** What a table says; they come with the table. */
export const tableWords: Messages = {
  'twin.scroll': '{caption}, table',
  'table.filter': 'Filter rows',
  'table.filter.column': 'Filter {column}',
  'table.filter.hint': 'text, >5, 2..9',
  'table.filters': 'Filter by column',
  'table.clear': 'Clear the filter',
  'table.columns': 'Columns',
  'table.rows': { one: '{n} row', other: '{n} rows' },
  'table.shown': { one: '{shown} of {n} row', other: '{shown} of {n} rows' },
  'table.selected': '{n} selected',
  'table.totals.all': 'totals of all rows',
  'table.copy': 'Copy rows',
  'table.copied': { one: '{n} row copied', other: '{n} rows copied' },
  'table.copied.cell': 'Cell copied',
  'table.copy.failed': 'The browser does not let this page copy',
  'table.empty': 'No rows',
  'table.none': 'No row passes the filter',
};
