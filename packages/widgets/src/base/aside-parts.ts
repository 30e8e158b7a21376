/** What `aside` fetches, with its styles. */
import { tableStyles } from '../primitives/table/table.css.ts';
import { overlayStyles } from './overlay.css.ts';

export { showHow } from './how.ts';
export { menuItems, moveInMenu, openMenu } from './menu-items.ts';
export { renderTwin } from '../primitives/table/table.ts';

const styles = [overlayStyles, tableStyles];

/** Gives a pane the styles of these parts, once. */
export function adoptStyles(root: ShadowRoot): void {
  const missing = styles
    .flatMap(({ styleSheet }) => styleSheet ?? [])
    .filter((sheet) => !root.adoptedStyleSheets.includes(sheet));
  if (missing.length > 0) root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...missing];
}
