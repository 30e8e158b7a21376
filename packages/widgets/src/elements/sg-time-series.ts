import { type LinkGroup, linkGroup } from '@streamglass/core/page';
import { type CSSResultGroup, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { Drawing } from '../base/drawing.ts';
import type { Twin } from '../base/types.ts';
import { setStyle } from '../base/set-style.ts';
import { CursorChangeEvent } from '../events/cursor-change.ts';
import { FilterChangeEvent } from '../events/filter-change.ts';
import { Bars } from '../primitives/bars/bars.ts';
import { tickWords } from '../primitives/time-axis/axis.ts';
import { legend, nameButtons, spanWords, toggled, zoomNote } from '../primitives/time-series/around.ts';
import { fillDense } from '../primitives/time-series/dense.ts';
import { layerStyles } from '../primitives/time-series/layers.css.ts';
import { keyOf } from '../primitives/time-series/key.ts';
import { SharedZoom } from '../primitives/time-series/shared-zoom.ts';
import type { Messages } from '../messages/messages.ts';
import { chartElementMessages, chartMessages } from '../primitives/time-series/messages.ts';
import { TimeSeries, timeSeriesColors } from '../primitives/time-series/time-series.ts';
import { timeSeriesStyles } from '../primitives/time-series/time-series.css.ts';
import type { PlotWords, Series, Span } from '../primitives/time-series/types.ts';
import { chartTwin, notesAt } from './chart-twin.ts';
import { chartStyles } from './chart.css.ts';
import { PrimitiveElement } from './primitive-element.ts';
import { asText, Refusal } from './refusal.ts';
import { type ChartData, type ChartKind, readChart } from './time-series-data.ts';

const day = 86_400_000;
const none: ChartData = { times: [], series: [] };

/**
 * A chart over time: lines, areas or bars, with the coverage of its data as its axis. Drag or Ctrl and the wheel zoom,
 * and the span seen stays while data streams in; the legend is the filter; one tab stop whose points are read out.
 *
 * @slot empty - Shown instead of the built-in words when there is no point.
 * @fires cursor-change - The reader moved the crosshair.
 * @fires zoom-change - The reader zoomed, or went back to everything.
 * @fires filter-change - The reader narrowed the chart to some of its series.
 */
export class SgTimeSeries extends PrimitiveElement {
  static override styles: CSSResultGroup = [PrimitiveElement.styles, timeSeriesStyles, layerStyles, chartStyles];
  static override messages: readonly Messages[] = [chartMessages, chartElementMessages];
  static override tabular = true;
  static override colors = [...timeSeriesColors, 'series-5', 'series-6', 'series-7', 'series-8', 'series-other'];
  static override properties: PropertyDeclarations = {
    kind: {},
    data: { attribute: false },
    unit: {},
    height: { type: Number },
    log: { type: Boolean },
    fromData: { type: Boolean, attribute: 'from-data' },
    group: {},
    shown: { attribute: false },
    numberFormat: { attribute: false },
  };

  /** `line`, `area` (each down to 0), `stacked` (areas upon each other) or `bar` (several are stacked). */
  declare kind: ChartKind;
  /** Points, series and what is to be said of them. */
  declare data: ChartData;
  /** What is measured, above the plot. */
  declare unit: string | null;
  /** Of the plot with its axis, px. */
  declare height: number;
  /** Logarithmic levels; lines only. Values of 0 and less are not drawn, and counted in the unit line. */
  declare log: boolean;
  /** Lines begin at what is there, not at 0; the unit line says so. */
  declare fromData: boolean;
  /** Link group of the page: its cursor and zoom are shared with panes and other charts. */
  declare group: string | null;
  /** Keys of the series that are shown; none: all. */
  declare shown: readonly string[];
  /** How amounts are written: options of `Intl.NumberFormat`. */
  declare numberFormat: Intl.NumberFormatOptions | null;

  #lines: TimeSeries | undefined;
  #bars: Bars | undefined;
  #read: { readonly key: readonly unknown[]; readonly chart: ReturnType<typeof readChart> } | null = null;
  #link: { readonly group: LinkGroup; readonly leave: () => void } | null = null;
  #shared = new SharedZoom(
    this,
    (span) => this.zoom(span),
    (change) => this.#link?.group.set(change, this),
  );
  #summed: { readonly key: readonly unknown[]; readonly words: string } | null = null;
  #twin: { readonly key: readonly unknown[]; readonly twin: Twin } | null = null;
  #told = '';

  constructor() {
    super();
    this.kind = 'line';
    this.data = none;
    this.unit = this.group = this.numberFormat = null;
    this.height = 200;
    this.log = this.fromData = false;
    this.shown = [];
  }

  /** Shows a span of time, ms, or everything. */
  zoom(span: Span | null): void {
    this.#plot.zoom(span);
    this.requestUpdate();
  }
  /** Everything again, up to what came last. */
  live(): void {
    this.zoom(null);
  }
  /** What is seen now, for files; null before the first picture. */
  override drawing(): Drawing | null {
    return this.#plot.drawing();
  }
  /** The points that are shown, newest first. Made once for the same data. */
  override twin(): Twin | null {
    const { format, numberFormat, unit } = this;
    const chart = this.#chart();
    const data = 'bars' in chart ? chart.bars : chart.lines;
    if (data.times.length === 0) return null;
    const key = [chart, numberFormat];
    if (!this.#twin || key.some((part, index) => part !== this.#twin?.key[index])) {
      const twin = chartTwin({
        data,
        series: this.#seriesOf(chart),
        caption: data.summary,
        unit,
        moment: (time) => this.#moment(time),
        amount: (value) => this.#amount(value),
        format,
      });
      this.#twin = { key, twin };
    }
    return this.#twin.twin;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#lines?.destroy();
    this.#bars?.destroy();
    this.#link?.leave();
    this.#link = null;
  }
  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }
  protected override willUpdate(): void {
    if (this.isConnected) this.#join();
  }

  get #plot(): TimeSeries | Bars {
    const options = {
      tokens: this.tokens,
      dense: fillDense,
      onCursor: (index: number | null, time: number | null) => {
        this.#link?.group.set({ cursor: time }, this);
        this.dispatchEvent(new CursorChangeEvent(time, index));
        this.requestUpdate();
      },
      onZoom: (zoomed: Span | null, reader: boolean) => {
        if (reader) this.#shared.lead(zoomed);
        this.requestUpdate();
      },
    };
    if (this.kind === 'bar') return (this.#bars ??= new Bars(options));
    return (this.#lines ??= new TimeSeries(options));
  }
  #join(): void {
    if (this.#link?.group.name === this.group) return;
    if (!this.#link && !this.group) return;
    this.#link?.leave();
    this.#link = null;
    if (!this.group) return;
    const group = linkGroup(this.group);
    const leave = group.subscribe(({ cursor, zoom }) => {
      this.#plot.show(cursor);
      this.#shared.follow(zoom);
      this.requestUpdate();
    }, this);
    this.#link = { group, leave };
    this.#shared.follow(group.state.zoom);
  }

  /** What was given, read once. */
  #chart(): ReturnType<typeof readChart> {
    const { kind, data, shown, label, unit, format } = this;
    const key = [kind, data, shown, label, unit, format];
    if (this.#read && key.every((value, index) => value === this.#read?.key[index])) return this.#read.chart;
    const chart = readChart(data, kind, (name) => shown.length > 0 && !shown.includes(name), this.#summary());
    this.#read = { key, chart };
    return chart;
  }
  /** In one sentence; made anew when a name or the minute does, not with every frame of a stream. */
  #summary(): string {
    const { data, format, label, unit } = this;
    const times = data?.times ?? [];
    const [from, to] = [times[0] ?? Number.NaN, times[times.length - 1] ?? Number.NaN];
    const series = Array.isArray(data?.series) ? data.series : [];
    const names = series.slice(0, 8).map((one) => asText(one?.label ?? one?.key).slice(0, 60));
    const told = to - from < 5 * 60_000 ? 1_000 : 60_000;
    const key = [Math.floor(from / told), Math.floor(to / told), label ?? unit ?? '', format, ...names];
    if (this.#summed && key.every((part, index) => Object.is(part, this.#summed?.key[index])))
      return this.#summed.words;
    const span = Number.isFinite(from) && Number.isFinite(to) ? spanWords({ from, to }, format) : format.text('absent');
    const words = format.text('chart.summary', { what: label ?? unit ?? '', series: format.list(names), span });
    this.#summed = { key, words };
    return words;
  }
  #seriesOf(chart: ReturnType<typeof readChart>): readonly Series[] {
    return 'bars' in chart ? chart.bars.parts : chart.lines.series;
  }
  #amount(value: number | null | undefined): string {
    // What is rounded to 0 has no sign.
    const plain = { maximumFractionDigits: 2, signDisplay: 'negative' } as const;
    return this.format.number(value ?? null, this.numberFormat ?? plain);
  }
  #moment(time: number): string {
    const { format } = this;
    const { times } = this.data;
    const long = Number(times[times.length - 1] ?? 0) - Number(times[0] ?? 0);
    if (long >= 14 * day) return format.weekday(time);
    const clock = long < 3_600_000 ? format.seconds(time) : format.minutes(time);
    return long < day ? clock : `${format.dayMonth(time)} ${clock}`;
  }

  #toggle = (key: string): void => {
    const chart = this.#chart();
    this.shown = toggled(this.shown, key, this.#seriesOf(chart).length);
    this.dispatchEvent(new FilterChangeEvent(this.shown));
  };

  protected override view(): TemplateResult {
    const { format, size, height } = this;
    const chart = this.#chart();
    const series = this.#seriesOf(chart);
    const { times } = 'bars' in chart ? chart.bars : chart.lines;
    if (times.length === 0)
      return html`<div class="said" ${setStyle({ 'block-size': `${height + 20}px` })}><slot name="empty">${format.text('chart.empty')}</slot></div>`;
    const direct = this.#direct(series);
    return html`<div class="above">
        <span class="unit" ?hidden=${size === 'narrow' && this.#plot.index !== null}></span><span class="sp"></span>${this.#readout(series)}${zoomNote(this.#plot.zoomed, format, () => this.#plot.live(), size !== 'wide')}
      </div>
      <div class="chart" ${setStyle({ 'block-size': `${height}px` })}>
        <div class="plot" ${setStyle({ 'block-size': `${height}px` })}></div>
        ${direct ? html`<div class="names" role="group" aria-label=${format.text('legend.label')}></div>` : nothing}
      </div>
      ${direct || series.length < 2 ? nothing : legend({ series, shown: this.shown, format, toggle: this.#toggle, solid: this.#solid })}`;
  }
  /** Layers are filled, not lines. */
  get #solid(): boolean {
    return this.kind === 'bar' || this.kind === 'stacked';
  }
  /** Names stand at the ends of lines from 720 px on, where they find room beside each other. */
  #direct(series: readonly Series[]): boolean {
    const high = series.reduce((sum, { note }) => sum + (note ? 36 : 24), 0);
    return (
      this.kind !== 'bar' && this.size === 'wide' && this.width > 0 && series.length > 1 && high <= this.height - 58
    );
  }
  #unit(): string {
    const { format, unit, log, kind } = this;
    const plot = this.#plot;
    return [
      unit,
      log ? format.text(kind === 'line' ? 'chart.log' : 'chart.only') : null,
      plot.refused > 0 ? format.text('chart.log.refused', { n: plot.refused }) : null,
      this.fromData && kind === 'line' && !log && plot.lowest > 0
        ? format.text('chart.from', { v: this.#amount(plot.lowest) })
        : null,
    ]
      .filter(Boolean)
      .join(' · ');
  }
  /** What is under the crosshair, above the plot, so that no data is covered. */
  #readout(series: readonly Series[]): TemplateResult | typeof nothing {
    const { index, time } = this.#plot;
    if (index === null || time === null) return nothing;
    const seen = series.filter(({ hidden }) => !hidden);
    const most = { wide: 4, middle: 2, narrow: 1 }[this.size];
    const start = this.kind === 'bar' ? (this.data.times[index] ?? time) : time;
    return html`<span class="readout">
      <b>${this.#moment(Number(start))}</b>
      ${seen.slice(0, most).map((one) => html`<span>${keyOf(one, series.indexOf(one), this.#solid)}${one.label.slice(0, 60)} <b>${this.#amount(one.values[index])}</b></span>`)}
      ${seen.length > most ? html`<span class="m3">+${this.format.integer(seen.length - most)}</span>` : nothing}
    </span>`;
  }

  protected override drawn(): void {
    const chart = this.#chart();
    const place = this.renderRoot.querySelector<HTMLElement>('.plot');
    if (!place || this.width === 0) return;
    const { height, log, fromData, kind } = this;
    const series = this.#seriesOf(chart);
    const frame = {
      width: this.width,
      height,
      log: log && kind === 'line',
      zero: !fromData,
      direct: this.#direct(series),
    };
    const words = this.#words(chart);
    if (this.kind === 'bar') this.#lines?.destroy();
    else this.#bars?.destroy();
    if ('bars' in chart) this.#bars?.draw(place, chart.bars, words, frame);
    else this.#lines?.draw(place, chart.lines, words, frame);
    nameButtons(this.renderRoot.querySelector('.names'), this.#plot, this.shown, this.#toggle);
    const unit = this.renderRoot.querySelector('.unit');
    const said = this.#unit();
    if (unit && unit.textContent !== said) unit.textContent = said;
    const { refused } = this.#plot;
    if (refused > 0) this.#tellOnce(new Refusal('not-on-log-axis', { n: refused }));
    else if (log && kind !== 'line') this.#tellOnce(new Refusal('log-needs-lines'));
    else this.#told = '';
  }
  #words(chart: ReturnType<typeof readChart>): PlotWords {
    const { format } = this;
    const at = 'bars' in chart ? chart.bars : chart.lines;
    const { times } = at;
    const series = this.#seriesOf(chart);
    const open = this.data.open === true;
    return {
      timeZone: format.timeZone,
      tick: (time, date) => tickWords(time, date, format),
      level: (value) => format.number(value, Math.abs(value) >= 10_000 ? { notation: 'compact' } : { maximumFractionDigits: 6, ...this.numberFormat }), // biome-ignore format: one choice
      flag: (index) => this.#moment(times[index] ?? 0),
      point: (index, key) => {
        const named = series.filter((one) => !one.hidden && (key === undefined || one.key === key)).slice(0, 12);
        return [
          this.#moment(times[index] ?? 0),
          ...named.map(({ label, values }) => `${label.slice(0, 100)} ${this.#amount(values[index])}`),
          ...notesAt(at, index, format),
        ].join(', ');
      },
      end: open ? format.text('time.now') : '',
      unit: this.#unit(),
    };
  }
  /** What is left out is told once, until it is another thing or none. */
  #tellOnce(refusal: Refusal): void {
    const said = JSON.stringify([refusal.code, refusal.values]);
    if (said === this.#told) return;
    this.#told = said;
    this.report(refusal);
  }
}
