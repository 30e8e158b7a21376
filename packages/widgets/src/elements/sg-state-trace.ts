import { type CSSResultGroup, css, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { GivenSpan } from '../primitives/state-trace/settle.ts';
import { traceStyles } from '../primitives/state-trace/state-trace.css.ts';
import { stateTrace } from '../primitives/state-trace/state-trace.ts';
import { traceWords } from '../primitives/state-trace/words.ts';
import { axisStyles } from '../primitives/time-axis/axis.css.ts';
import { timeAxis } from '../primitives/time-axis/axis.ts';
import { PrimitiveElement } from './primitive-element.ts';
import { listOf } from './refusal.ts';
import { rangeOf, settled, summaryOf } from './trace-of.ts';

/**
 * What state something was in over time: quiet stays a thin line, trouble grows taller, no report is dotted. Height carries severity, so
 * colour never does alone. Spans may come in any order and overlap: the worst state counts. Time runs left to right in any script.
 *
 * @csspart problem - What stands in place of a trace that cannot be drawn.
 */
export class SgStateTrace extends PrimitiveElement {
  static override messages = traceWords;
  static override styles: CSSResultGroup = [
    PrimitiveElement.styles,
    traceStyles,
    axisStyles,
    css`
      .note {
        font-size: 11px;
        line-height: 16px;
        color: var(--_ink-3);
      }
    `,
  ];
  static override properties: PropertyDeclarations = {
    spans: { attribute: false },
    from: { type: Number },
    to: { type: Number },
    axis: { type: Boolean },
  };

  /** `{from, to, status, title?}`, ms; `to` null: still. `status` is `ok`, `warn`, `critical` or `unknown`; any other counts as unknown. */
  declare spans: readonly GivenSpan[];
  /** ms. Default: where the first span begins. */
  declare from: number | null;
  /** ms. Default: where the last span ends; now, where one is open. */
  declare to: number | null;
  /** Times under the trace. */
  declare axis: boolean;

  constructor() {
    super();
    this.spans = [];
    this.from = this.to = null;
    this.axis = false;
  }
  protected override view(): TemplateResult {
    const { format } = this;
    const spans = listOf('spans', this.spans);
    const now = Date.now();
    const [from, to] = rangeOf(this, spans, now);
    const trace = settled(spans, [from, to], format);
    const end = Math.abs(now - to) < 60_000 ? format.text('time.now') : format.minutes(to);
    const label = summaryOf(this.label ?? format.text('trace.label'), trace, to, format);
    return html`${stateTrace({ spans: trace.spans, from, to, label })}
      ${this.axis ? timeAxis({ from, to, width: Math.max(60, this.width), format, end }) : nothing}
      ${trace.leftOut > 0 ? html`<div class="note">${format.text('trace.left-out', { n: trace.leftOut })}</div>` : nothing}`;
  }
}
