import { adopt } from '../../base/adopt.ts';
import { dataTableStyles } from './data-table.css.ts';

export { DataTable } from './data-table.ts';

/** Gives a pane the styles of a long table, once. */
export const adoptStyles = (root: ShadowRoot): void => adopt(root, [dataTableStyles]);
