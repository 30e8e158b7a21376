import { html, type TemplateResult } from 'lit';
import { aside, fetchFor, partMissing } from './aside.ts';
import { icon } from './icons.ts';
import type { Pane } from './pane.ts';
import type { ToolbarItems } from './toolbar.ts';

/** Which menu of a pane; also its icon. */
export type MenuName = 'range' | 'export' | 'more';

/** A button and its menu in a native popover. Its items come with `aside`. */
export function menu(pane: Pane, name: MenuName, label: string, items: ToolbarItems, classes: string): TemplateResult {
  const toggled = (event: Event): void => {
    const popover = event.currentTarget as HTMLElement;
    const button = popover.previousElementSibling as HTMLElement;
    const open = (event as ToggleEvent).newState === 'open';
    button.setAttribute('aria-expanded', String(open));
    if (open) aside.now?.openMenu(popover, button);
  };
  return html`<button class="ib ${classes}" aria-label=${label} title=${label} aria-haspopup="menu" aria-expanded="false" @click=${(event: Event) => togglePopover(pane, event.currentTarget as Element)}>
      ${icon(name)}
    </button>
    <div class="menu" popover role="menu" aria-label=${label} @toggle=${toggled} @keydown=${(event: KeyboardEvent) => aside.now?.moveInMenu(event)}>
      ${aside.now ? aside.now.menuItems(aside.now.listsOf(pane, name, items)) : partMissing(pane, aside)}
    </div>`;
}

/** Opens or closes the popover after a button, when it has something to show. */
export async function togglePopover(pane: Pane, button: Element): Promise<HTMLElement | null> {
  if (!aside.now) await fetchFor(pane, aside);
  // What it shows may have come when the pane was gone.
  if (!button.isConnected) return null;
  const popover = button.nextElementSibling as HTMLElement;
  popover.togglePopover();
  return popover;
}
