import { html, nothing, type TemplateResult } from 'lit';
import { placeBeside } from './floating.ts';
import { drawn, type IconName, icons } from './icons.ts';
import { menuIcons } from './menu-icons.ts';

export interface MenuItem {
  readonly label: string;
  readonly icon?: IconName | keyof typeof menuIcons;
  /** For a choice among several: whether it is the chosen one. */
  readonly checked?: boolean;
  readonly run: () => void;
}
const paths = { ...icons, ...menuIcons };

/** What a menu's popover holds; lists of items are cut by a line. */
export const menuItems = (lists: readonly (readonly MenuItem[])[]): readonly TemplateResult[] =>
  lists.map((list, index) => html`${index > 0 ? html`<hr />` : nothing}${list.map(menuItem)}`);

const menuItem = ({ label, icon: name, checked, run }: MenuItem): TemplateResult =>
  html`<button
    role=${checked === undefined ? 'menuitem' : 'menuitemradio'}
    aria-checked=${checked === undefined ? nothing : String(checked)}
    tabindex="-1"
    @click=${(event: Event) => {
      (event.currentTarget as Element).closest<HTMLElement>('[popover]')?.hidePopover();
      run();
    }}
  >
    ${checked === undefined ? (name ? drawn(paths[name]) : nothing) : html`<span class=${checked ? '' : 'gone'}>${drawn(menuIcons.check)}</span>`}${label}
  </button>`;

/** The menu was opened: beside its button, with the chosen item or the first one focused. */
export function openMenu(popover: HTMLElement, button: Element): void {
  placeBeside(popover, button);
  (
    popover.querySelector<HTMLElement>('[aria-checked="true"]') ?? popover.querySelector<HTMLElement>('button')
  )?.focus();
}

/** Arrows go round, Home and End to the ends; Escape and Tab close. */
export function moveInMenu(event: KeyboardEvent): void {
  const popover = event.currentTarget as HTMLElement;
  const items = [...popover.querySelectorAll<HTMLElement>('button')];
  const at = items.indexOf((popover.getRootNode() as ShadowRoot).activeElement as HTMLElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (event.key === 'Tab') popover.hidePopover();
  if (to === undefined) return;
  event.preventDefault();
  items[(to + items.length) % items.length]?.focus();
}
