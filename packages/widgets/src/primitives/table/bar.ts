import { html, nothing, type TemplateResult } from 'lit';
import { placeBeside } from '../../base/floating.ts';
import type { Format } from '../../base/format.ts';
import { icon } from '../../base/icons.ts';
import { moreIcon } from '../../base/more-icons.ts';
import type { TableColumn } from './types.ts';
import { tableWords } from './words.ts';

export interface BarState {
  readonly format: Format;
  readonly filter: string;
  readonly byColumn: boolean;
  readonly columns: readonly TableColumn[];
  readonly hidden: ReadonlySet<string>;
  /** Rows that are shown, of how many, how many are chosen. */
  readonly counts: { readonly shown: number; readonly all: number; readonly selected: number };
  /** The totals row counts rows that the filter leaves out. */
  readonly totalsOfAll: boolean;
  /** Said after copying, for a moment. */
  readonly remark: string;
  onFilter(text: string): void;
  onByColumn(): void;
  onColumn(key: string, shown: boolean): void;
  onCopy(): void;
}

/** Above a table: filter, count, choice of columns, copy. */
export function tableBar(state: BarState): TemplateResult {
  const say = (key: string, values = {}): string => state.format.text(key, values, tableWords);
  const button = (name: 'filters' | 'copy', run: () => void, pressed?: boolean): TemplateResult =>
    html`<button class="ib" aria-label=${say(`table.${name}`)} title=${say(`table.${name}`)} aria-pressed=${pressed === undefined ? nothing : String(pressed)} @click=${run}>
      ${moreIcon(name === 'copy' ? 'copy' : 'filter')}
    </button>`;
  return html`<label class="field">${moreIcon('search')}<input type="search" .value=${state.filter} placeholder=${say('table.filter')} aria-label=${say('table.filter')} @input=${(event: Event) => state.onFilter((event.target as HTMLInputElement).value)} /></label>
    <span class="note el" title=${state.remark || note(state)}><bdi>${state.remark || note(state)}</bdi></span>
    <span class="sp"></span>
    ${button('filters', state.onByColumn, state.byColumn)} ${columnMenu(state, say)} ${button('copy', state.onCopy)}`;
}

const note = ({ format, counts, totalsOfAll }: BarState): string => {
  const { shown, all, selected } = counts;
  const say = (key: string, values = {}): string => format.text(key, values, tableWords);
  return [
    shown === all ? say('table.rows', { n: all }) : say('table.shown', { n: all, shown }),
    ...(totalsOfAll ? [say('table.totals.all')] : []),
    ...(selected > 0 ? [say('table.selected', { n: selected })] : []),
  ].join(' · ');
};

/** Which columns are shown; they keep their order, and the first one stays, because it names the rows. */
const columnMenu = ({ columns, hidden, onColumn }: BarState, say: (key: string) => string): TemplateResult => {
  const popover = (event: Event): HTMLElement => (event.currentTarget as Element).nextElementSibling as HTMLElement;
  const toggled = (event: Event): void => {
    const menu = event.currentTarget as HTMLElement;
    const button = menu.previousElementSibling as HTMLElement;
    const open = (event as ToggleEvent).newState === 'open';
    button.setAttribute('aria-expanded', String(open));
    if (!open) return;
    placeBeside(menu, button);
    menu.querySelector<HTMLElement>('input:enabled')?.focus();
  };
  return html`<button class="ib" aria-label=${say('table.columns')} title=${say('table.columns')} aria-haspopup="dialog" aria-expanded="false" @click=${(event: Event) => popover(event).togglePopover()}>${icon('table')}</button>
    <div class="dt-pop" popover role="dialog" aria-label=${say('table.columns')} @toggle=${toggled}>
      ${columns.map(
        ({ key, label }, index) =>
          html`<label class="dt-check"><input type="checkbox" .checked=${!hidden.has(key)} ?disabled=${index === 0} @change=${(event: Event) => onColumn(key, (event.target as HTMLInputElement).checked)} /><span class="el">${label}</span></label>`,
      )}
    </div>`;
};
