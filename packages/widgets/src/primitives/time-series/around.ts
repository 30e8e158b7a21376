import { html, nothing, type TemplateResult } from 'lit';
import type { Format } from '../../base/format.ts';
import { keyOf } from './key.ts';
import type { TimePlot } from './plot.ts';
import type { PlotData, Series, Span, Zoomed } from './types.ts';

const day = 86_400_000;

/** A span in words: hours within a day, else days. */
export const spanWords = ({ from, to }: Span, format: Format): string =>
  to - from >= 2 * day
    ? format.days(from, to)
    : to - from < 5 * 60_000
      ? `${format.seconds(from)} – ${format.seconds(to)}`
      : `${format.minutes(from)} – ${format.minutes(to)}`;

/** What a reader zoomed to, what came meanwhile, and the way back. It stands in the unit line and moves nothing. */
export const zoomNote = (zoomed: Zoomed | null, format: Format, live: () => void, short = false) =>
  zoomed === null
    ? nothing
    : html`<span class="zoomed"
        >${short ? nothing : html`<span>${spanWords(zoomed, format)}</span>`}${zoomed.behind > 0 ? html`<b>${format.text('zoom.new', { n: zoomed.behind })}</b>` : nothing}<button @click=${live}>${format.text('zoom.back')}</button></span
      >`;

/** Keys that are shown after a press on one of them; none: all. */
export const toggled = (shown: readonly string[], key: string, count: number): readonly string[] => {
  const next = shown.includes(key) ? shown.filter((other) => other !== key) : [...shown, key];
  return next.length === count ? [] : next;
};

type Named = Pick<Series, 'key' | 'label' | 'color' | 'estimate'> & { readonly note?: string };

/** The legend is the filter: a press narrows the chart to a series, another takes it away again. */
export const legend = (options: {
  readonly series: readonly Named[];
  readonly shown: readonly string[];
  readonly format: Format;
  readonly toggle: (key: string) => void;
  /** Layers are filled: a block instead of a piece of line. */
  readonly solid?: boolean;
}): TemplateResult => {
  const { series, shown, format, toggle } = options;
  return html`<div class="legend" role="group" aria-label=${format.text('legend.label')}>
    ${series.map((one, index) => {
      const on = shown.includes(one.key);
      return html`<button class=${shown.length > 0 && !on ? 'off' : ''} aria-pressed=${on ? 'true' : 'false'} @click=${() => toggle(one.key)}>
        ${keyOf(one, index, options.solid === true)}<bdi>${one.label}</bdi>${one.note ? html`<span class="m3">${one.note}</span>` : nothing}
      </button>`;
    })}
  </div>`;
};

/** What stands in the buttons of a picture, and when they were placed. */
const placed = new WeakMap<Element, { said: string; at: number; timer?: ReturnType<typeof setTimeout> }>();
/** Buttons follow the ends of lines that stream in four times a second: each time costs the page a style. */
const placedMs = 250;

/** Names at the ends of their lines as buttons over the picture, which paints them; the same filter as the legend. */
export function nameButtons(
  place: Element | null,
  plot: Pick<TimePlot<PlotData>, 'names' | 'box'>,
  shown: readonly string[],
  toggle: (key: string) => void,
): void {
  if (!place) return;
  const { names, box } = plot;
  const before = placed.get(place);
  const said = JSON.stringify([names.map(({ series }) => [series.key, series.label]), shown, box.left + box.width]);
  const now = performance.now();
  if (before?.said === said && now - before.at < placedMs) {
    before.timer ??= setTimeout(() => nameButtons(place, plot, shown, toggle), before.at + placedMs - now);
    return;
  }
  clearTimeout(before?.timer);
  placed.set(place, { said, at: now });
  while (place.children.length > names.length) place.lastElementChild?.remove();
  names.forEach(({ series, top, height }, index) => {
    let button = place.children[index] as HTMLButtonElement | undefined;
    if (!button) place.append((button = document.createElement('button')));
    button.setAttribute('aria-label', series.label.slice(0, 200));
    button.setAttribute('aria-pressed', String(shown.includes(series.key)));
    button.onclick = () => toggle(series.key);
    const at = { translate: `0 ${Math.round(top)}px`, left: `${Math.round(box.left + box.width + 6)}px`, 'block-size': `${Math.max(24, height)}px` }; // biome-ignore format: one row
    for (const [name, value] of Object.entries(at)) button.style.setProperty(name, value);
  });
}
