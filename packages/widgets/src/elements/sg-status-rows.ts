import { type CSSResultGroup, css, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { quantity } from '../base/quantity.ts';
import { sparkStyles } from '../primitives/sparkline/sparkline.css.ts';
import { sparkline } from '../primitives/sparkline/sparkline.ts';
import { type GivenSpan, isStatus } from '../primitives/state-trace/settle.ts';
import { traceStyles } from '../primitives/state-trace/state-trace.css.ts';
import { stateTrace, type TraceStatus } from '../primitives/state-trace/state-trace.ts';
import { traceWords } from '../primitives/state-trace/words.ts';
import { statusRowStyles } from '../primitives/status-row/status-rows.css.ts';
import { type StatusHeads, type StatusRow, statusRows } from '../primitives/status-row/status-rows.ts';
import { axisStyles } from '../primitives/time-axis/axis.css.ts';
import { timeAxis } from '../primitives/time-axis/axis.ts';
import { PrimitiveElement } from './primitive-element.ts';
import { asText, fieldsOf, finite, listOf } from './refusal.ts';
import { rangeOf, settled, summaryOf } from './trace-of.ts';

/** One thing that has a status, as plain data. */
export interface StatusRowData {
  readonly name: string;
  readonly status: TraceStatus;
  /** What the status means here: `unreachable`. */
  readonly message?: string;
  readonly spans?: readonly GivenSpan[];
  /** In the unit of `unit`. Null: absent. */
  readonly value?: number | null;
  readonly unit?: string;
  readonly digits?: number;
  /** For how much of the range the value is known, where that is not all of it. */
  readonly partly?: string;
  /** In order of time; or words. */
  readonly extra?: readonly (number | null)[] | string;
  readonly last?: string | null;
}

const rank: Readonly<Record<TraceStatus, number>> = { critical: 0, warn: 1, unknown: 2, ok: 3 };
/** Rows before "n more" is pressed, and after. */
const few = { wide: 30, middle: 30, narrow: 6 } as const;
const mostRows = 300;

/**
 * Things with a status, the worst first: name, state over time, a number, and what a wide place has room for. Columns leave with the
 * width; a narrow place shows the worst few and how many more there are. What never reported counts as neither well nor down.
 *
 * @csspart problem - What stands in place of rows that cannot be drawn.
 */
export class SgStatusRows extends PrimitiveElement {
  static override messages = traceWords;
  static override styles: CSSResultGroup = [
    PrimitiveElement.styles,
    statusRowStyles,
    traceStyles,
    sparkStyles,
    axisStyles,
    css`
      .more {
        padding-block: 4px;
      }
    `,
  ];
  static override properties: PropertyDeclarations = {
    rows: { attribute: false },
    heads: { attribute: false },
    from: { type: Number },
    to: { type: Number },
    order: {},
  };

  /** `{name, status, spans?, value?, unit?, digits?, partly?, extra?, last?, message?}`. */
  declare rows: readonly StatusRowData[];
  /** Names of the columns: `{name, trace, value, extra, last}`. */
  declare heads: Partial<StatusHeads>;
  /** ms. Default: where the first span begins. */
  declare from: number | null;
  /** ms. Default: where the last span ends; now, where one is open. */
  declare to: number | null;
  /** `given` keeps the order of `rows`. */
  declare order: 'worst-first' | 'given';
  #expanded = false;

  constructor() {
    super();
    this.rows = [];
    this.heads = {};
    this.from = this.to = null;
    this.order = 'worst-first';
  }
  protected override view(): TemplateResult {
    const { format, size } = this;
    const rows = listOf('rows', this.rows).map(fieldsOf);
    if (rows.length === 0) return html`<p class="m2 s12">${format.text('rows.none')}</p>`;
    const limit = this.#expanded ? mostRows : few[size];
    const ordered = this.order === 'given' ? rows : [...rows].sort((a, b) => rank[statusOf(a)] - rank[statusOf(b)]);
    const shown = ordered.slice(0, limit);
    const spansOf = (row: Readonly<Record<string, unknown>>) => listOf('spans', row['spans']);
    const now = Date.now();
    const range = rangeOf(this, shown.flatMap(spansOf), now);
    const [from, to] = range;
    const given = fieldsOf(this.heads);
    const head = (name: keyof StatusHeads, key: string): string => asText(given[name]) || format.text(`rows.${key}`);
    const heads = {
      name: head('name', 'name'),
      trace: head('trace', 'state'),
      value: head('value', 'value'),
      extra: head('extra', 'extra'),
      last: head('last', 'last'),
    };
    const trace = { wide: this.width - 552, middle: this.width - 260, narrow: this.width }[size];
    const end = Math.abs(now - to) < 60_000 ? format.text('time.now') : format.minutes(to);
    return html`${statusRows({
      label: this.label ?? format.text('rows.label'),
      heads,
      rows: shown.map((row) => this.#row(row, spansOf(row), range)),
    })}
      <div class="srow a"><span class="x"></span><span class="trc">${timeAxis({ from, to, width: Math.max(60, trace), format, end })}</span></div>
      ${this.#more(rows.length, shown.length)}`;
  }
  #row(row: Readonly<Record<string, unknown>>, spans: readonly unknown[], range: readonly [number, number]): StatusRow {
    const { format } = this;
    const status = statusOf(row);
    const key = asText(row['name']) || format.text('absent');
    const value = finite(row['value']);
    const digits = finite(row['digits']);
    const trace = settled(spans, range, format);
    const message = asText(row['message']);
    const partly = asText(row['partly']);
    const last = asText(row['last']);
    return {
      key,
      status,
      statusWord: format.text(`trace.${status}`),
      title: message ? `${key}: ${message}` : key,
      trace: stateTrace({
        spans: trace.spans,
        from: range[0],
        to: range[1],
        label: summaryOf(key, trace, range[1], format),
      }),
      value: quantity(
        value,
        asText(row['unit']),
        format,
        digits === null ? {} : { digits: Math.max(0, Math.min(12, Math.floor(digits))) },
      ),
      absent: value === null,
      ...(partly ? { partly } : {}),
      extra: typeof row['extra'] === 'string' ? row['extra'] : this.#trend(row['extra'], status),
      last: last || format.text('absent'),
      lastAbsent: last === '',
    };
  }
  #trend(values: unknown, status: TraceStatus): TemplateResult {
    const tone = status === 'critical' || status === 'warn' ? status : 'ink-3';
    return sparkline({ values: listOf('extra', values).map(finite), width: 132, height: 20, tone });
  }
  #more(all: number, shown: number): TemplateResult | typeof nothing {
    const { format } = this;
    if (all === shown && !this.#expanded) return nothing;
    if (this.#expanded && all > shown)
      return html`<div class="more s12 m2">${format.text('rows.not-shown', { n: all - shown })}</div>`;
    const words = this.#expanded ? format.text('rows.fewer') : format.text('rows.more', { n: all - shown });
    return html`<div class="more s12 m2"><button class="lk" aria-expanded=${String(this.#expanded)} @click=${this.#turn}>${words}</button></div>`;
  }
  #turn = (): void => {
    this.#expanded = !this.#expanded;
    this.requestUpdate();
  };
}

const statusOf = (row: Readonly<Record<string, unknown>>): TraceStatus =>
  isStatus(row['status']) ? row['status'] : 'unknown';
