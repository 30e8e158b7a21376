import { html, type TemplateResult } from 'lit';
import { setStyle } from '../../base/set-style.ts';
import type { Format } from '../../base/format.ts';
import { timeTicks } from './ticks.ts';

/** Room that a label needs, px: a time, or where most ticks are midnights a date, also with letters set wide. */
const timePx = 36;
const datePx = 60;
const dayMs = 86_400_000;

/** Words of a tick: the hour, at midnight the weekday and date. */
export const tickWords = (time: number, date: boolean, format: Format): string =>
  date ? format.date(time, { weekday: 'short', day: 'numeric' }) : format.minutes(time);

/** A time axis under traces: ticks at round local times, `end` at its end ("now" while it is). Left to right in any script. */
export function timeAxis(options: {
  readonly from: number;
  readonly to: number;
  readonly width: number;
  readonly format: Format;
  readonly end: string;
}): TemplateResult {
  const { from, to, width, format } = options;
  const labelPx = to - from > 4 * dayMs ? datePx : timePx;
  const x = (time: number): number => ((time - from) / (to - from)) * width;
  const ticks = timeTicks(from, to, format.timeZone, Math.max(1, Math.floor(width / (labelPx + 12)))).filter(
    ({ time }) => x(time) > 16 && x(time) < width - (labelPx + 12),
  );
  const percent = (px: number): string => `${(100 * px) / width}%`;
  const step = Math.min(...ticks.slice(1).map(({ time }, index) => x(time) - x(ticks[index]?.time ?? from)), width);
  // A label has the room up to its neighbours, and up to the words at the end: one that is wider, in enlarged text, is left out.
  const place = (px: number) =>
    setStyle({ left: percent(px), 'inline-size': `min(${percent(step)}, 2 * (${percent(width - px)} - 2.6em))` });
  return html`<div class="axis" dir="ltr" aria-hidden="true">
    ${ticks.map(({ time, date }) => html`<span class="at ${date ? 'm2' : ''}" ${place(x(time))}>${tickWords(time, date, format)}</span>`)}
    <span class="m2 now">${options.end}</span>
  </div>`;
}
