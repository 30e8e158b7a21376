/** What `aside` fetches, with its styles. */
import { tableStyles } from '../primitives/table/table.css.ts';
import { adopt } from './adopt.ts';
import { overlayStyles } from './overlay.css.ts';

export { copyText } from './copy-text.ts';
export { filterChips, noneOf } from './filter-chips.ts';
export { menuItems, moveInMenu, openMenu } from './menu-items.ts';
export { listsOf } from './menus.ts';
export { renderTwin } from '../primitives/table/table.ts';

/** Gives a pane the styles of these parts, once. */
export const adoptStyles = (root: ShadowRoot): void => adopt(root, [overlayStyles, tableStyles]);
