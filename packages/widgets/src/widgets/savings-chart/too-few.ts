import { html, nothing, type TemplateResult } from 'lit';
import type { Format } from '../../base/format.ts';
import { glyph } from '../../base/icons.ts';
import { gauge } from '../../primitives/tile/gauge.ts';
import type { Metrics } from './model.ts';

/** Why no figure is shown, and how far it is from being one. `wider`: a longer range to try, and how. */
export function tooFew(
  metrics: Metrics,
  format: Format,
  level: number,
  wider: { readonly words: string; readonly use: () => void } | null,
): TemplateResult {
  const { intelligenceRuns, baselineRuns, baselineNeeded, unstatedRuns } = metrics;
  const none = intelligenceRuns === 0;
  const longest = Math.max(intelligenceRuns, 1);
  return html`<div class="state">
    <div class="h4" role="heading" aria-level=${level}>${glyph('unknown')}${format.text(none ? 'none.title' : 'few.title')}</div>
    ${
      none
        ? html`<p>${format.text('none.text')}</p>`
        : html`<p>${format.text('few.lead')}<b>${format.text('few.count', { a: baselineRuns, n: baselineNeeded })}</b>${format.text('few.tail')}</p>`
    }
    ${unstatedRuns > 0 ? html`<p>${format.text('few.unstated', { n: unstatedRuns })}</p>` : nothing}
    <div class="amounts">
      <span class="m2">${format.text('few.with')}</span>${gauge(intelligenceRuns / longest, { wide: true })}<span>${format.integer(intelligenceRuns)}</span>
      <span class="m2">${format.text('few.baseline')}</span>${gauge(baselineRuns / Math.max(1, baselineNeeded), { wide: true, mark: true })}<span
        >${format.integer(baselineRuns)}<span class="m3">${format.text('few.needed', { n: baselineNeeded })}</span></span
      >
    </div>
    ${wider ? html`<div class="bt"><button class="btn" @click=${wider.use}>${format.text('few.use', { v: wider.words })}</button></div>` : nothing}
  </div>`;
}
