import type { Messages } from './messages.ts';

/** What only menus say; it comes with them. */
export const menuWords: Messages = {
  'action.csv': 'Table as CSV',
  'action.json': 'Table as JSON',
  'action.png': 'Picture as PNG',
  'action.svg': 'Picture as SVG',
  'action.print': 'Print',
  'action.zone': 'Times in {zone}',
  'action.refresh': 'Refresh',
};
