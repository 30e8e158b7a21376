import { html, nothing, type TemplateResult } from 'lit';
import { placeBeside } from './floating.ts';
import { type IconName, icon } from './icons.ts';

export interface MenuItem {
  readonly label: string;
  readonly icon?: IconName;
  /** For a choice among several: whether it is the chosen one. */
  readonly checked?: boolean;
  readonly run: () => void;
}

/** A button and its menu in a native popover. Lists of items are cut by a line. */
export function menu(options: {
  readonly label: string;
  readonly icon: IconName;
  readonly classes: string;
  readonly lists: readonly (readonly MenuItem[])[];
}): TemplateResult {
  const lists = options.lists.filter((list) => list.length > 0);
  const opened = (event: Event): void => {
    const popover = event.currentTarget as HTMLElement;
    const button = popover.previousElementSibling as HTMLElement;
    const open = (event as ToggleEvent).newState === 'open';
    button.setAttribute('aria-expanded', String(open));
    if (!open) return;
    placeBeside(popover, button);
    (
      popover.querySelector<HTMLElement>('[aria-checked="true"]') ?? popover.querySelector<HTMLElement>('button')
    )?.focus();
  };
  return html`<button class="ib ${options.classes}" aria-label=${options.label} title=${options.label} aria-haspopup="menu" aria-expanded="false" @click=${toggle}>
      ${icon(options.icon)}
    </button>
    <div class="menu" popover role="menu" aria-label=${options.label} @toggle=${opened} @keydown=${move}>
      ${lists.map((list, index) => html`${index > 0 ? html`<hr />` : nothing}${list.map(menuItem)}`)}
    </div>`;
}

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
    ${checked === undefined ? (name ? icon(name) : nothing) : html`<span class=${checked ? '' : 'gone'}>${icon('check')}</span>`}${label}
  </button>`;

const toggle = (event: Event): void => {
  const popover = (event.currentTarget as Element).nextElementSibling as HTMLElement;
  popover.togglePopover();
};

/** Arrows go round, Home and End to the ends; Escape and Tab close. */
const move = (event: KeyboardEvent): void => {
  const popover = event.currentTarget as HTMLElement;
  const items = [...popover.querySelectorAll<HTMLElement>('button')];
  const at = items.indexOf((popover.getRootNode() as ShadowRoot).activeElement as HTMLElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (event.key === 'Tab') popover.hidePopover();
  if (to === undefined) return;
  event.preventDefault();
  items[(to + items.length) % items.length]?.focus();
};
