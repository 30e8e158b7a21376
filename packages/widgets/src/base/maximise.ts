import type { Pane } from './pane.ts';

/** Takes back what `maximise` did to a pane. */
const undo = new WeakMap<Pane, () => void>();

/**
 * Shows the pane's sheet over the whole page, in the top layer, as a modal dialog; its place on the page stays as it is.
 * Escape gives it back. Focus stays inside meanwhile, and returns to where it was.
 */
export function maximise(pane: Pane): void {
  const sheet = pane.renderRoot.querySelector<HTMLElement>('.sheet');
  if (!sheet || undo.has(pane)) return;
  const before = focused(pane);
  const hole = document.createElement('div');
  hole.className = 'hole';
  hole.style.setProperty('block-size', `${sheet.offsetHeight}px`);
  const roles = { popover: 'manual', role: 'dialog', 'aria-modal': 'true', 'aria-label': pane.name, tabindex: '-1' };
  for (const [name, value] of Object.entries(roles)) sheet.setAttribute(name, value);
  sheet.after(hole);
  sheet.showPopover();
  pane.measure(sheet);
  if (!hasFocus(pane)) sheet.focus();

  const stop = new AbortController();
  const { signal } = stop;
  sheet.addEventListener(
    'keydown',
    (event) => {
      // A menu or an opened row takes its own Escape first.
      if (event.key !== 'Escape' || event.defaultPrevented || sheet.querySelector(':popover-open')) return;
      event.preventDefault();
      pane.askMaximised(false);
    },
    { signal },
  );
  document.addEventListener(
    'focusin',
    (event) => {
      // What is modal too, of the host or another pane, lies above: it keeps the focus, or two would take it from each other for ever.
      const modal = event
        .composedPath()
        .some((node) => node instanceof Element && node.matches(':modal, [aria-modal="true"]'));
      if (!modal && !hasFocus(pane)) sheet.focus();
    },
    { signal },
  );
  undo.set(pane, () => {
    stop.abort();
    if (sheet.matches(':popover-open')) sheet.hidePopover();
    for (const name of Object.keys(roles)) sheet.removeAttribute(name);
    hole.remove();
    pane.measure(pane);
    before?.focus();
  });
}

/** Where the pane stands: the document or a shadow tree, maybe a closed one, whose inside `document` does not tell. */
const rootOf = (pane: Pane): Document | ShadowRoot => pane.getRootNode() as Document | ShadowRoot;
const hasFocus = (pane: Pane): boolean => pane.contains(rootOf(pane).activeElement);
/** What has the focus, inside of open shadow trees too: a host's own button may have asked. */
function focused(pane: Pane): HTMLElement | null {
  let at = rootOf(pane).activeElement ?? document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at instanceof HTMLElement && at !== document.body ? at : null;
}

/** Gives the sheet back to its place on the page. */
export function restore(pane: Pane): void {
  undo.get(pane)?.();
  undo.delete(pane);
}
