import { intelligenceSavingsViews } from '@streamglass/core/views';
import { type CSSResultGroup, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { aside, chips } from '../../base/aside.ts';
import { feedState } from '../../base/feed-state.ts';
import type { Drawing } from '../../base/drawing.ts';
import { later } from '../../base/later.ts';
import { Pane } from '../../base/pane.ts';
import { RangeChangeEvent } from '../../events/range-change.ts';
import type { GroupState, PaneState, Twin } from '../../base/types.ts';
import { type Figure, figures } from '../../primitives/tile/figures.ts';
import { figureStyles } from '../../primitives/tile/figures.css.ts';
import { legend, nameButtons, toggled, zoomNote } from '../../primitives/time-series/around.ts';
import { seriesKey } from '../../primitives/time-series/key.ts';
import { SharedZoom, spanFrom } from '../../primitives/time-series/shared-zoom.ts';
import type { Messages } from '../../messages/messages.ts';
import { chartMessages } from '../../primitives/time-series/messages.ts';
import { TimeSeries, timeSeriesColors } from '../../primitives/time-series/time-series.ts';
import { timeSeriesStyles } from '../../primitives/time-series/time-series.css.ts';
import { agentRows } from './agents.ts';
import { savingsMessages } from './messages.ts';
import {
  type Agents,
  amount,
  chartOf,
  largestLoss,
  levelWords,
  type Metric,
  type Metrics,
  metrics,
  periodWords,
  pointWords,
  savedOf,
  type Series,
  withOf,
  withoutOf,
} from './model.ts';
import { savingsStyles } from './savings-chart.css.ts';
import { tooFew } from './too-few.ts';
import { savingsTwin } from './twin.ts';

/**
 * What runs with intelligence save against baseline runs: figures, cost (or tokens, or compute) over time with and
 * without, and agents compared. Estimated is dashed, losses are hatched, days without a baseline break the line.
 *
 * @slot empty - Shown instead of the built-in reason when no run was seen.
 * @fires zoom-change - The reader zoomed, or went back to everything.
 */
export class SavingsChart extends Pane<typeof intelligenceSavingsViews> {
  static override contract = intelligenceSavingsViews;
  static override views = ['metrics', 'timeSeries', 'agentComparisons'];
  static override needs = ['metrics', 'timeSeries'];
  static override filterable = ['agent'];
  static override computed = later(() => import('./savings-chart-numbers.ts'));
  static override messages: readonly Messages[] = [savingsMessages, chartMessages];
  static override colors = timeSeriesColors;
  static override ranges = ['24h', '7d', '30d', '90d'];
  static override pictures = ['png', 'svg'] as const;
  static override explains = [
    'metrics.savedOverDays',
    'metrics.savedPerRun',
    'metrics.efficiencyGain',
    'timeSeries.points.withoutIntelligence',
    'agentComparisons.agents.saved',
  ];
  static override styles: CSSResultGroup = [Pane.styles, figureStyles, timeSeriesStyles, savingsStyles];
  static override properties: PropertyDeclarations = { ...Pane.properties, metric: {}, shown: { state: true } };

  /** What is compared over time. */
  declare metric: Metric;
  /** Keys of the lines that the reader narrowed the chart to; none: all. */
  declare shown: readonly string[];
  /** Point under the crosshair. */
  #cursor: number | null = null;
  #chart = new TimeSeries({
    tokens: this.tokens,
    onCursor: (index) => this.#cursorMoved(index),
    onZoom: (zoomed, reader) => {
      if (reader) this.#zoom.lead(zoomed);
      this.requestUpdate();
    },
  });
  #zoom = new SharedZoom(
    this,
    (span) => this.#chart.zoom(span),
    (change) => this.stream.tellGroup(change),
  );

  constructor() {
    super();
    this.metric = 'cost';
    this.shown = [];
  }

  override isEmpty(): boolean {
    const found = this.answer('metrics');
    return found !== null && found.intelligenceRuns + found.baselineRuns + found.unstatedRuns === 0;
  }
  /** The days that are shown; for hours the range in words. */
  override scope(): string {
    const series = this.answer('timeSeries');
    const [first, last] = [series?.points[0], series?.points.at(-1)];
    return series?.period === 'day' && first && last ? this.format.days(first.from, last.from) : super.scope();
  }
  override inputs(): string {
    const found = this.answer('metrics');
    const series = this.answer('timeSeries');
    if (!found) return '';
    const { format } = this;
    const parts = [format.text('foot.runs', { a: found.intelligenceRuns, b: found.baselineRuns })];
    if (found.unstatedRuns > 0) parts.push(format.text('foot.unstated', { n: found.unstatedRuns }));
    if (series?.points.at(-1)?.partial) parts.push(format.text(`foot.partial.${series.period}`));
    return parts.join(' · ');
  }
  override twin(): Twin | null {
    const series = this.answer('timeSeries');
    return series && this.answer('metrics')?.dataAvailable
      ? savingsTwin(
          series,
          this.metric,
          { asOf: this.asOf ?? 0, since: this.shownOf('timeSeries')?.meta.since ?? null },
          this.format,
        )
      : null;
  }

  override renderBody(): TemplateResult | typeof nothing {
    const found = this.answer('metrics');
    const series = this.answer('timeSeries');
    const agents = this.answer('agentComparisons');
    if (!found || !series) return nothing;
    const { format, size } = this;
    if (!found.dataAvailable) return tooFew(found, format, this.headingLevel + 1, this.#wider());
    return html`${figures(this.#figures(found, series))}
      <div class="above">
        <span class="seg" role="tablist" aria-label=${format.text('metric.label')} @keydown=${this.#turn}>
          ${metrics.map(
            (metric) =>
              html`<button role="tab" id=${metric} aria-controls="panel" aria-selected=${metric === this.metric ? 'true' : 'false'} tabindex=${metric === this.metric ? 0 : -1} @click=${() => this.#choose(metric)}>
                ${format.text(`metric.${metric}`)}
              </button>`,
          )}
        </span>
        <span class="sp"></span>${this.#readout(series)}${zoomNote(this.#chart.zoomed, format, () => this.#chart.live(), size !== 'wide')}
      </div>
      <div id="panel" role="tabpanel" aria-labelledby=${this.metric}>
        <div class="chart"><div class="plot"></div>${size === 'wide' ? html`<div class="names" role="group" aria-label=${format.text('legend.label')}></div>` : nothing}</div>
        ${size === 'wide' ? nothing : this.#legend()}
      </div>
      ${agents && agents.agents.length > 0 ? this.#agents(agents, found.baselineNeeded) : nothing}`;
  }
  override renderSkeleton(): TemplateResult {
    return html`<div class="skeleton">
      <div class="sk figures"></div>
      <div class="sk chart"></div>
      ${Array.from({ length: 4 }, () => html`<div class="sk row"></div>`)}
    </div>`;
  }

  override drawn(): void {
    const place = this.renderRoot.querySelector<HTMLElement>('.plot');
    const series = this.answer('timeSeries');
    if (!place || !series || this.width === 0) return;
    const { format, metric, size } = this;
    const meta = this.shownOf('timeSeries')?.meta;
    const data = chartOf({
      series,
      metric,
      format,
      size,
      lost: meta?.gaps ?? [],
      since: meta?.since ?? null,
      stale: feedState(this.feed) === 'stale',
      scope: this.scope(),
    });
    const days = series.period === 'day';
    const words = {
      timeZone: format.timeZone,
      tick: (time: number, date: boolean) =>
        days
          ? format.dayMonth(time)
          : date
            ? format.date(time, { weekday: 'short', day: 'numeric' })
            : format.minutes(time),
      level: (value: number, top: boolean) => levelWords(value, top, metric, format),
      flag: (index: number) => this.#point(index, (point) => periodWords(point, series.period, format)),
      point: (index: number) => this.#point(index, (point) => pointWords(point, series, metric, format)),
      end: this.edge,
      unit: this.#unit(series),
    };
    const frame = {
      width: place.clientWidth,
      height: place.clientHeight,
      left: metric === 'cost' ? 36 : 44,
      direct: size === 'wide',
    };
    const narrowed = data.series.map((one) => ({ ...one, hidden: this.#hides(one.key) }));
    this.#chart.draw(place, { ...data, series: narrowed }, words, frame);
    nameButtons(this.renderRoot.querySelector('.names'), this.#chart, this.shown, this.#toggle);
  }
  override drawing(): Drawing | null {
    return this.#chart.drawing();
  }
  override ownState(): PaneState['own'] {
    return { metric: this.metric, zoom: this.#chart.span };
  }
  override setOwnState({ metric, zoom }: PaneState['own']): void {
    const known = metrics.find((name) => name === metric);
    if (known) this.metric = known;
    const span = spanFrom(zoom);
    if (span !== undefined) this.#chart.zoom(span);
    this.requestUpdate();
  }
  override groupChanged({ cursor, zoom }: GroupState): void {
    this.#chart.show(cursor);
    this.#zoom.follow(zoom);
    this.#cursor = this.#chart.index;
    this.requestUpdate();
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#chart.destroy();
  }

  /** Agents compared: all, or those that it is narrowed to. */
  #agents(all: Agents, needed: number): TemplateResult {
    const { format, size } = this;
    const keys = this.filtered('agent');
    const agents =
      keys.length === 0 ? all : { agents: all.agents.filter(({ agentId }) => keys.includes(agentId)), others: 0 };
    const narrowed = chips(this, ['agent']);
    const link = (key: string, name: string) => this.link('agent', key, name);
    return html`${narrowed === nothing ? nothing : html`<div class="chips">${narrowed}</div>`}
    ${agents.agents.length > 0 ? agentRows({ agents, needed, size, format, link }) : aside.now?.noneOf(this, 'agent')}`;
  }
  #point(index: number, words: (point: Series['points'][number]) => string): string {
    const point = this.answer('timeSeries')?.points[index];
    return point ? words(point) : '';
  }
  #cursorMoved(index: number | null): void {
    if (index === this.#cursor) return;
    this.#cursor = index;
    this.requestUpdate();
    this.stream.tellGroup({ cursor: index === null ? null : (this.answer('timeSeries')?.points[index]?.from ?? null) });
  }
  #hides = (key: string): boolean => this.shown.length > 0 && !this.shown.includes(key);
  #toggle = (key: string): void => {
    this.shown = toggled(this.shown, key, 2);
  };
  #choose(metric: Metric): void {
    this.metric = metric;
  }
  /** Arrows go through the tabs. */
  #turn = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = metrics[(metrics.indexOf(this.metric) + step + metrics.length) % metrics.length] ?? 'cost';
    this.#choose(next);
    this.renderRoot.querySelector<HTMLElement>(`#${next}`)?.focus();
  };
  /** A longer range, when the one in force is shorter than 30 days. */
  #wider(): { words: string; use: () => void } | null {
    const range = this.shownOf('metrics')?.meta.range;
    if (this.data || !range || range.to - range.from >= 29 * 86_400_000) return null;
    const use = (): void => {
      this.range = '30d';
      this.dispatchEvent(new RangeChangeEvent('30d'));
    };
    return { words: this.format.rangeLength('30d') ?? '', use };
  }

  #figures(found: Metrics, series: Series): readonly Figure[] {
    const { format, size } = this;
    // Four figures beside each other: only a really wide pane has room for the long words.
    const short = this.width >= 960 ? '' : '.short';
    const runs = series.points.reduce((sum, { runs: count, savings }) => sum + (savings?.cost == null ? 0 : count), 0);
    const loss = largestLoss(this.answer('agentComparisons')?.agents ?? []);
    const perRun = found.savedPerRun;
    const gain = found.efficiencyGain;
    return [
      {
        of: 'metrics.savedOverDays',
        label: format.text('fig.saved'),
        value: format.usd(found.savedOverDays, { whole: Math.abs(found.savedOverDays ?? 0) >= 100 }),
        sub: format.text(`fig.saved.${series.period}${short}`, { a: found.periodsWithBaseline, n: found.periods }),
        absent: found.savedOverDays === null,
      },
      {
        of: 'metrics.savedPerRun',
        label: format.text('fig.run'),
        value:
          perRun !== null && Math.abs(perRun) >= 0.01 && Math.abs(perRun) < 10
            ? format.usd(perRun, { digits: 3 })
            : format.usd(perRun),
        sub: format.text('fig.run.sub', { n: runs }),
        absent: perRun === null,
      },
      {
        of: 'own.tokens-change',
        label: format.text('fig.tokens'),
        value: format.number(gain === null ? null : -gain, {
          minimumFractionDigits: 1,
          maximumFractionDigits: 1,
          signDisplay: 'exceptZero',
        }),
        ...(gain === null ? {} : { unit: '%', tight: true }),
        sub: format.text(`fig.tokens.sub${short}`, { n: found.baselineRuns }),
        absent: gain === null,
      },
      {
        of: 'own.loss',
        label: format.text('fig.loss'),
        value: loss ? format.usd(loss.saved) : format.text('absent'),
        sub: loss
          ? size === 'wide'
            ? format.text('fig.loss.sub', { agent: loss.agentName, n: loss.runs })
            : loss.agentName
          : format.text('fig.loss.none'),
        absent: loss === null,
      },
    ];
  }

  /** Unit of the axis; under the crosshair the values, in the same line, so that no data is covered. */
  #readout(series: Series): TemplateResult {
    const { format, metric, size } = this;
    const point = this.#cursor === null ? undefined : series.points[this.#cursor];
    if (!point)
      return this.#chart.zoomed
        ? html``
        : html`<span class="s11 m3 el" title=${this.#unit(series)}>${this.#unit(series)}</span>`;
    const words = (value: number | null): string => amount(value, metric, format);
    const saved = savedOf(point, metric);
    const without = withoutOf(point, metric);
    const share = saved === null || !without ? nothing : html` ${format.percent((100 * saved) / without)}`;
    return html`<span class="readout">
      ${size === 'wide' ? html`<b>${periodWords(point, series.period, format)}</b>` : nothing}
      ${
        size === 'narrow'
          ? nothing
          : html`<span>${seriesKey({ color: 'ink-2', estimate: true })}${format.text('short.without')} <b>${words(without)}</b></span>
            <span>${seriesKey({ color: 'series-1' })}${format.text('short.with')} <b>${words(withOf(point, metric))}</b></span>`
      }
      ${size === 'middle' ? nothing : html`<span>${format.text('read.saved')} <b>${words(saved)}</b>${size === 'wide' ? share : nothing}</span>`}
      ${size === 'wide' ? html`<span class="m3">${format.text('read.runs', { a: point.runs, b: point.baselineRuns })}</span>` : nothing}
    </span>`;
  }
  #unit({ period }: Series): string {
    const { format, metric, size } = this;
    const unit = format.text(`unit.${metric}`);
    const zone = format.zone(this.asOf ?? 0);
    return format.text(`per.${period}${size === 'narrow' ? '.short' : ''}`, { unit, zone });
  }
  #legend(): TemplateResult {
    const { format, shown } = this;
    const series = [
      { key: 'without', label: format.text('short.without'), note: format.text('short.est'), color: 'ink-2', estimate: true }, // biome-ignore format: a table
      { key: 'with', label: format.text('short.with'), color: 'series-1' },
    ];
    return legend({ series, shown, format, toggle: this.#toggle });
  }
}
