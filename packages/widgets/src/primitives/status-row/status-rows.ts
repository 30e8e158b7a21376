import { html, nothing, type TemplateResult } from 'lit';
import { glyph } from '../../base/icons.ts';
import type { TraceStatus } from '../state-trace/state-trace.ts';

/** One thing that has a status: name, trace, a number, and what a wide pane has room for. */
export interface StatusRow {
  readonly key: string;
  readonly status: TraceStatus;
  readonly statusWord: string;
  readonly title?: string;
  /** Its name as it is shown, where that is more than text. */
  readonly name?: TemplateResult | string;
  readonly trace: TemplateResult;
  readonly value: string;
  readonly absent: boolean;
  /** The value is only known for part of the range; says for how much. */
  readonly partly?: string;
  readonly extra: TemplateResult | string;
  readonly last: string;
  readonly lastAbsent: boolean;
}
export interface StatusHeads {
  readonly name: string;
  readonly trace: string;
  readonly value: string;
  readonly extra: string;
  readonly last: string;
}

/** Rows in a grid that sheds columns by width; a table for assistive technology. */
export const statusRows = (options: {
  readonly label: string;
  readonly heads: StatusHeads;
  readonly rows: readonly StatusRow[];
}): TemplateResult => {
  const { heads } = options;
  return html`<div class="srows" role="table" aria-label=${options.label}>
    <div class="srow h" role="row">
      <span role="columnheader">${heads.name}</span><span class="trc" role="columnheader">${heads.trace}</span
      ><span class="end" role="columnheader">${heads.value}</span><span class="w" role="columnheader">${heads.extra}</span
      ><span class="w end" role="columnheader">${heads.last}</span>
    </div>
    ${options.rows.map(row)}
  </div>`;
};

const row = ({
  key,
  status,
  statusWord,
  title,
  name,
  trace,
  value,
  absent,
  partly,
  extra,
  last,
  lastAbsent,
}: StatusRow): TemplateResult =>
  html`<div class="srow" role="row" data-key=${key}>
    <span class="nm" role="rowheader">${glyph(status, statusWord)}<span class="el" title=${title ?? key}>${name ?? key}</span></span>
    <span class="trc" role="cell">${trace}</span>
    <span class="end ${absent ? 'm3' : ''}" role="cell" title=${partly ?? value}>${partly ? html`<span class="partly" title=${partly}>${glyph('unknown', partly)}</span>` : nothing}<bdi>${value}</bdi></span>
    <span class="w" role="cell">${extra}</span>
    <span class="w end ${lastAbsent ? 'm3' : ''}" role="cell" title=${last}><bdi>${last}</bdi></span>
  </div>`;
