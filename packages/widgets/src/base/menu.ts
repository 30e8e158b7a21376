import { html, type TemplateResult } from 'lit';
import { aside, fetchFor, partMissing } from './aside.ts';
import { type IconName, icon } from './icons.ts';
import type { Pane } from './pane.ts';

export interface MenuItem {
  readonly label: string;
  readonly icon?: IconName;
  /** For a choice among several: whether it is the chosen one. */
  readonly checked?: boolean;
  readonly run: () => void;
}

/** A button and its menu in a native popover. Its items come with `aside`. */
export function menu(
  pane: Pane,
  options: {
    readonly label: string;
    readonly icon: IconName;
    readonly classes: string;
    readonly lists: readonly (readonly MenuItem[])[];
  },
): TemplateResult {
  const toggled = (event: Event): void => {
    const popover = event.currentTarget as HTMLElement;
    const button = popover.previousElementSibling as HTMLElement;
    const open = (event as ToggleEvent).newState === 'open';
    button.setAttribute('aria-expanded', String(open));
    if (open) aside.now?.openMenu(popover, button);
  };
  return html`<button class="ib ${options.classes}" aria-label=${options.label} title=${options.label} aria-haspopup="menu" aria-expanded="false" @click=${(event: Event) => togglePopover(pane, event.currentTarget as Element)}>
      ${icon(options.icon)}
    </button>
    <div class="menu" popover role="menu" aria-label=${options.label} @toggle=${toggled} @keydown=${(event: KeyboardEvent) => aside.now?.moveInMenu(event)}>
      ${aside.now ? aside.now.menuItems(options.lists.filter((list) => list.length > 0)) : partMissing(pane, aside)}
    </div>`;
}

/** Opens or closes the popover after a button, when it has something to show. */
export async function togglePopover(pane: Pane, button: Element): Promise<HTMLElement | null> {
  if (!aside.now) {
    await fetchFor(pane, aside);
    if (!button.isConnected) return null;
  }
  const popover = button.nextElementSibling as HTMLElement;
  popover.togglePopover();
  return popover;
}
