import { html, nothing, type TemplateResult } from 'lit';

/** One number of a pane: its name, its value, and in small what stands behind it. */
export interface Figure {
  readonly label: string;
  /** Already in words; an absent one is a dash, and `sub` says why. */
  readonly value: string;
  readonly unit?: string;
  /** Set close to the value, like a percent sign. */
  readonly tight?: boolean;
  readonly sub?: string;
  readonly absent?: boolean;
  /** The whole of it, where the short form leaves something out. */
  readonly title?: string;
  /** The field that explains it, `view.field`, or `own.<key>`. */
  readonly of?: string;
}

/** A row of figures cut by hairlines; two by two when narrow. */
export const figures = (items: readonly Figure[]): TemplateResult =>
  html`<dl class="figs">
    ${items.map(
      ({ label, value, unit, tight, sub, absent, title, of }) =>
        html`<div title=${title ?? nothing} data-of=${of ?? nothing}>
          <dt title=${label}>${label}</dt>
          <dd class="fig ${absent ? 'absent' : ''}" title=${unit ? `${value} ${unit}` : value}><bdi>${value}${unit ? html`${tight ? '' : ' '}<small>${unit}</small>` : nothing}</bdi></dd>
          <dd class="sub" title=${sub ?? nothing}>${sub ?? nothing}</dd>
        </div>`,
    )}
  </dl>`;
