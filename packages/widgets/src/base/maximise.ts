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
  const before = (pane.renderRoot as ShadowRoot).activeElement as HTMLElement | null;
  const hole = document.createElement('div');
  hole.className = 'hole';
  hole.style.setProperty('block-size', `${sheet.offsetHeight}px`);
  const roles = { popover: 'manual', role: 'dialog', 'aria-modal': 'true', 'aria-label': pane.name, tabindex: '-1' };
  for (const [name, value] of Object.entries(roles)) sheet.setAttribute(name, value);
  sheet.after(hole);
  sheet.showPopover();
  pane.measure(sheet);
  if (!before) sheet.focus();

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
      if (!event.composedPath().includes(pane)) sheet.focus();
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

/** Gives the sheet back to its place on the page. */
export function restore(pane: Pane): void {
  undo.get(pane)?.();
  undo.delete(pane);
}
