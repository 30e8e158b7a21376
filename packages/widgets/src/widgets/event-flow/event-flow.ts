// Over 300 lines, because chart, filter and log are one pane; their parts are beside it.
import type { Feed, ViewClient } from '@streamglass/core/client';
import { eventFlowViews, type ViewRow } from '@streamglass/core/views';
import { type CSSResultGroup, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { announce } from '../../base/announcer.ts';
import { aside, chips } from '../../base/aside.ts';
import type { KeySign } from '../../base/filter-chips.ts';
import { glyph, icon } from '../../base/icons.ts';
import type { Drawing } from '../../base/drawing.ts';
import { later, partOf } from '../../base/later.ts';
import { moreIcon } from '../../base/more-icons.ts';
import { Pane } from '../../base/pane.ts';
import { setStyle } from '../../base/set-style.ts';
import type { GroupState, PaneState, Twin } from '../../base/types.ts';
import { domainTokens } from '../../theme/domains.css.ts';
import { Bars, barsColors } from '../../primitives/bars/bars.ts';
import type { BarsData } from '../../primitives/bars/types.ts';
import { Log } from '../../primitives/log/log.ts';
import { logStyles } from '../../primitives/log/log.css.ts';
import { zoomNote } from '../../primitives/time-series/around.ts';
import type { Messages } from '../../messages/messages.ts';
import { chartMessages } from '../../primitives/time-series/messages.ts';
import { timeSeriesStyles } from '../../primitives/time-series/time-series.css.ts';
import { tickWords } from '../../primitives/time-axis/axis.ts';
import { detailOf, type Entry, entryOf, gapWords, lineOf } from './entries.ts';
import { eventFlowStyles } from './event-flow.css.ts';
import { domainColor, domainColors } from './event-type.ts';
import { layerStyles } from '../../primitives/time-series/layers.css.ts';
import { layerLook } from '../../primitives/time-series/paint-lines.ts';
import { SharedZoom, spanFrom } from '../../primitives/time-series/shared-zoom.ts';
import { flowFilter, keysFilter, namedEntities } from './filter.ts';
import { messages } from './messages.ts';
import { barsOf, domainTotals } from './model.ts';
import { LogTail } from './tail.ts';
import { flowTwin, moment, pointWords, unitWords } from './twin.ts';

/** The reader stopped typing. */
const typedMs = 250;
const chartPx = { wide: 168, middle: 168, narrow: 132 } as const;

/**
 * What flows: throughput by domain over time, and every event as it comes. The legend filters both, the box filters the
 * log. Scrolling or choosing a row pauses; the pill and Escape go back to live.
 *
 * @slot empty - Shown instead of the built-in reason when no event was ever seen.
 * @fires zoom-change - The reader zoomed, or went back to everything.
 */
export class EventFlow extends Pane<typeof eventFlowViews> {
  static override contract = eventFlowViews;
  static override views = ['metrics', 'chart'];
  static override needs = ['chart'];
  static override explains = [
    'metrics.totalEvents',
    'metrics.uniqueTypes',
    'metrics.failedEvents',
    'metrics.p95LagMs',
    'chart.throughput.value',
  ];
  static override filterable = ['domain', ...namedEntities];
  static override computed = later(() => import('./event-flow-numbers.ts'));
  static override messages: readonly Messages[] = [messages, chartMessages];
  static override colors = [...barsColors, ...domainColors];
  static override pictures = ['png', 'svg'] as const;
  static override ranges = ['15m', '1h', '24h', '7d'];
  static override styles: CSSResultGroup = [
    Pane.styles,
    domainTokens,
    timeSeriesStyles,
    layerStyles,
    logStyles,
    eventFlowStyles,
  ];
  static override properties: PropertyDeclarations = {
    ...Pane.properties,
    filter: {},
    cursor: { state: true },
  };

  /** What the log is narrowed to: words that stand in type, source or correlation; `type:`, `source:`, `correlation:`. */
  declare filter: string;
  /** Bucket under the crosshair. */
  declare cursor: number | null;

  #bars = new Bars({
    tokens: this.tokens,
    onCursor: (index) => {
      this.cursor = index;
      const time = index === null ? null : (this.#barsData().times[index] ?? null);
      this.stream.tellGroup({ cursor: time });
    },
    onZoom: (zoomed, reader) => {
      if (reader) this.#zoom.lead(zoomed);
      this.requestUpdate();
    },
  });
  #zoom = new SharedZoom(
    this,
    (span) => this.#bars.zoom(span),
    (change) => this.stream.tellGroup(change),
  );
  #place: HTMLElement | null = null;
  #log: Log<Entry> | null = null;
  #tail = new LogTail(
    this,
    () => this.#log,
    () => this.requestUpdate(),
  );
  #typing: ReturnType<typeof setTimeout> | undefined;
  #drawn: { readonly key: readonly unknown[]; readonly data: BarsData } | null = null;
  #twin: { readonly data: BarsData; readonly twin: Twin } | null = null;
  #words = '';
  #snapshot: unknown = null;

  constructor() {
    super();
    this.filter = '';
    this.cursor = null;
  }

  /** Domains shown, in chart and log; none: all. The same as `filters.domain`. */
  get domains(): readonly string[] {
    return this.filtered('domain');
  }
  set domains(domains: readonly string[]) {
    this.filters = { ...this.filters, domain: domains };
  }

  override params(view: string): Readonly<Record<string, number>> {
    return view === 'metrics' ? { limit: 1 } : {};
  }
  /** What came during a pause is what the log counted: the views count events that a filter leaves out. */
  override get feed(): Feed {
    const { feed } = this.stream;
    const lost = this.#tail.feed?.gaps ?? [];
    return {
      ...feed,
      hold: feed.hold && this.#log ? { ...feed.hold, behind: this.#log.waiting } : feed.hold,
      gaps: lost.length > 0 ? [...feed.gaps, ...lost] : feed.gaps,
    };
  }
  /** Also when there is nothing in this range: then it says when the latest event came. */
  override isEmpty(): boolean {
    const chart = this.answer('chart');
    return super.isEmpty() || (chart !== null && chart.throughput.every(({ value }) => !value));
  }
  override inputs(): string {
    const { format } = this;
    const all = this.answer('metrics')?.totalEvents;
    const n = this.#log?.length ?? 0;
    const narrowed = this.filter !== '' || this.#narrowed || all === undefined || all < n;
    // The chart and the log may have lost the same span.
    const spans = [...(this.shownOf('chart')?.meta.gaps ?? []), ...(this.#tail.feed?.gaps ?? [])];
    const gaps = new Set(spans.map(({ from, to }) => `${from} ${to}`)).size;
    return [
      narrowed ? format.text('foot.in-log.plain', { n }) : format.text('foot.in-log', { n, all }),
      ...(this.#tail.fast > 0 ? [format.text('foot.fast', { n: this.#tail.fast })] : []),
      ...(gaps > 0 ? [format.text('foot.gaps', { n: gaps })] : []),
    ].join(' · ');
  }
  override drawing(): Drawing | null {
    return this.#bars.drawing();
  }
  override ownState(): PaneState['own'] {
    return { filter: this.filter, zoom: this.#bars.span };
  }
  override setOwnState({ filter, domains, zoom }: PaneState['own']): void {
    if (typeof filter === 'string') this.filter = filter;
    // As this pane itself kept them before there were filters.
    if (Array.isArray(domains)) this.domains = domains.filter((name) => typeof name === 'string');
    const span = spanFrom(zoom);
    if (span !== undefined) this.#bars.zoom(span);
    this.requestUpdate();
  }
  /** Kept while the chart is the same: the toolbar asks with every event whether there is one. */
  override twin(): Twin | null {
    const chart = this.answer('chart');
    if (!chart) return null;
    const data = this.#barsData();
    if (this.#twin?.data !== data) this.#twin = { data, twin: flowTwin(chart, data, this.scope(), this.format) };
    return this.#twin.twin;
  }
  /** The log, for tests. */
  get log(): Log<Entry> | null {
    return this.#log;
  }

  override clientChanged(client: ViewClient | null): void {
    this.#tail.setClient(client);
  }
  override groupChanged({ cursor, zoom }: GroupState): void {
    this.#bars.show(cursor);
    this.#zoom.follow(zoom);
    this.cursor = this.#bars.index;
  }
  override heldChanged(held: boolean): void {
    if (held) this.#tail.pause();
    else this.#tail.follow(this.asOf ?? Date.now());
  }
  override connectedCallback(): void {
    super.connectedCallback();
    this.#tail.connected();
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#tail.disconnected();
    this.#bars.destroy();
    clearTimeout(this.#typing);
  }
  protected override willUpdate(changed: ReadonlyMap<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    if (!changed.has('filter') && !changed.has('filters')) return;
    const chart = this.answer('chart');
    const known = chart ? domainTotals(chart).map(({ domain }) => domain) : [];
    const keys = keysFilter((entity) => this.filtered(entity));
    this.#tail.setFilter(flowFilter(this.filter, this.domains, known, keys));
  }
  /** By its group or its legend. */
  get #narrowed(): boolean {
    return this.kind.filterable.some((entity) => this.filtered(entity).length > 0);
  }

  override renderBody(): TemplateResult | typeof nothing {
    const chart = this.answer('chart');
    if (!chart) return nothing;
    const { format, size } = this;
    return html`<div class="flow">
      <div class="top">
        <div class="unit"><span>${unitWords(chart.bucketMs, format)}</span><span class="sp"></span>${this.#sum()}${zoomNote(this.#bars.zoomed, format, () => this.#bars.live(), size !== 'wide')}</div>
        <div class="plot"></div>
        ${this.#legend()}
      </div>
      <div class="fb">
        <label class="inp">
          ${moreIcon('search')}<span class="hidden">${format.text('filter.label')}</span>
          <input type="search" spellcheck="false" autocomplete="off" placeholder=${format.text(size === 'wide' ? 'filter.wide' : 'filter.narrow')} .value=${this.filter} @input=${this.#type} @keydown=${this.#typeKey} />
        </label>
        ${chips(this, this.kind.filterable, tickOf)}
        ${this.filter || this.#narrowed ? html`<button class="btn quiet" @click=${this.#clear}>${format.text('filter.clear')}</button>` : nothing}
      </div>
      ${this.#logPart()}
    </div>`;
  }
  override renderSkeleton(): TemplateResult {
    const row = html`<div class="sk row"></div>`;
    return html`<div class="skeleton"><div class="sk chart"></div><div class="sk box"></div>${Array.from({ length: 8 }, () => row)}</div>`;
  }
  override renderFooter(): TemplateResult | typeof nothing {
    if (!this.paused || this.phase !== 'shown') return nothing;
    const narrow = this.size === 'narrow';
    return html`<button class=${narrow ? 'lk' : 'btn'} @click=${() => this.resume()}>${narrow ? nothing : glyph('live')}${this.format.text('action.resume')}</button>`;
  }

  override drawn(): void {
    const place = this.renderRoot.querySelector<HTMLElement>('.plot');
    const { format } = this;
    if (place && this.width > 0) {
      const data = this.#barsData();
      const stopped = this.paused || this.feed.link === 'ended';
      const words = {
        timeZone: format.timeZone,
        tick: (time: number, date: boolean) => tickWords(time, date, format),
        level: (value: number) => format.compact(value),
        flag: (index: number) => moment(data, index, format),
        unit: unitWords(this.answer('chart')?.bucketMs ?? 0, format),
        point: (index: number) => pointWords(data, index, format),
        end: stopped && this.asOf !== null ? format.minutes(this.asOf) : format.text('time.now'),
      };
      const pad = Number.parseFloat(getComputedStyle(place.parentElement as Element).paddingInlineStart) || 12;
      const width = Math.max(120, this.width - 2 - 2 * pad);
      this.#bars.draw(place, data, words, { width, height: chartPx[this.size], left: 40 });
    }
    const said = `${format.lang} ${format.timeZone}`;
    if (this.#log && said !== this.#words) this.#log.refresh();
    this.#words = said;
    this.#fillFromSnapshot();
  }

  #barsData(): BarsData {
    const { format, domains } = this;
    const shown = this.shownOf('chart');
    const chart = this.answer('chart');
    if (!shown || !chart) return { times: [], widthMs: 1, parts: [], coverage: [], gaps: [], summary: '' };
    const key = [chart, shown.meta, domains, format];
    if (!this.#drawn || key.some((value, index) => value !== this.#drawn?.key[index])) {
      const totals = domainTotals(chart);
      const n = totals.reduce((sum, { count }) => sum + count, 0);
      const summary = format.text('chart.summary', {
        n,
        range: this.scope(),
        top: totals[0]?.domain ?? format.text('absent'),
      });
      this.#drawn = { key, data: barsOf({ chart, meta: shown.meta, gaps: [], shown: domains, summary, format }) };
    }
    return this.#drawn.data;
  }

  /** Sums of the range, or what is under the crosshair: above the plot, never over it. */
  #sum(): TemplateResult | typeof nothing {
    const { format, cursor, size } = this;
    const data = this.#barsData();
    if (cursor !== null && data.times[cursor] !== undefined)
      return html`<span class="sum el">${pointWords(data, cursor, format)}</span>`;
    const metrics = this.answer('metrics');
    if (!metrics || size !== 'wide') return nothing;
    const part = (text: string, value: string): TemplateResult => {
      const [before, after] = text.split(value);
      return html`<bdi>${before}<b>${value}</b>${after}</bdi>`;
    };
    const events = format.text('sum.events', { n: metrics.totalEvents });
    const types = format.text('sum.types', { n: metrics.uniqueTypes });
    const lag = format.duration(metrics.p95LagMs);
    return html`<span class="sum el"
      >${part(events, format.integer(metrics.totalEvents))} · ${part(types, format.integer(metrics.uniqueTypes))} · ${part(format.text('sum.failed', { n: metrics.failedEvents }), format.integer(metrics.failedEvents))} ·
      ${part(format.text('sum.lag', { v: lag }), lag)}</span
    >`;
  }

  #legend(): TemplateResult | typeof nothing {
    const { format, domains, size } = this;
    const chart = this.answer('chart');
    if (!chart) return nothing;
    const totals = domainTotals(chart);
    const few = size === 'narrow' ? totals.slice(0, 4) : totals;
    // Counted as the bars are, which only are those that are shown.
    const drawn = totals.filter(({ domain }) => domains.length === 0 || domains.includes(domain));
    const look = (name: string): string =>
      layerLook(
        Math.max(
          0,
          drawn.findIndex(({ domain }) => domain === name),
        ),
      );
    return html`<div class="doms" role="group" aria-label=${format.text('legend.label')}>
      ${few.map(({ domain, count }) => {
        const on = domains.includes(domain);
        return html`<button class="dom ${domains.length > 0 && !on ? 'off' : ''}" aria-pressed=${on ? 'true' : 'false'} @click=${() => this.#toggle(domain)}>
          <span class="tick ${look(domain)}" ${setStyle({ '--_c': `var(--_${domainColor(domain)})` })}></span>${domain}<span class="m3">${format.compact(count)}</span>
        </button>`;
      })}
      ${few.length < totals.length ? html`<span class="dom m3">${format.text('legend.more', { n: totals.length - few.length })}</span>` : nothing}
    </div>`;
  }

  #logPart(): TemplateResult | HTMLElement {
    const { format } = this;
    const problem = this.#tail.feed?.problem;
    if (problem && this.#log?.length === 0)
      return html`<div class="said">${format.text('log.off', { reason: problem.message })}</div>`;
    if (this.data && !this.data.views['events']) return html`<div class="said">${format.text('log.snapshot')}</div>`;
    if (!this.#place) {
      this.#place = document.createElement('div');
      this.#log = this.#makeLog(this.#place);
      if (this.paused) this.#log.pause();
      // What the tail brought before there was a log was not kept.
      this.#tail.setClient(this.stream.client);
    }
    return this.#place;
  }

  #makeLog(place: HTMLElement): Log<Entry> {
    const text = (key: string, values = {}): string => this.format.text(key, values);
    return new Log<Entry>(place, {
      line: (entry) => lineOf(entry, this.format),
      gap: (gap) => gapWords(gap, this.format),
      detail: (entry) => detailOf(entry, this.format, this.#actions(entry), (entity, key) => this.placeOf(entity, key)),
      labels: () => ({
        log: text('log.label'),
        time: text('log.time', { zone: this.format.zone(this.asOf ?? Date.now()) }),
        group: text('log.domain'),
        name: text('log.type'),
        by: text('log.source'),
        link: text('log.correlation'),
        amount: text('log.lag'),
        detail: text('log.detail'),
        follow: text('log.follow'),
      }),
      waiting: (n) =>
        n === 0
          ? [text('log.waiting.none'), text('log.waiting.none')]
          : [text('log.waiting', { n }), text('log.waiting.short', { n })],
      empty: () => text(this.paused ? 'log.none.held' : this.filter || this.#narrowed ? 'log.none.filter' : 'log.none'),
      more: (n) => text('json.more', { n }),
      missing: (reason) => text('part.missing', { reason }),
      onPause: () => this.pause(),
      onFollow: () => this.resume(),
    });
  }

  #actions(entry: Entry): readonly { readonly label: string; readonly run: () => void }[] {
    const { correlationId } = entry;
    const copy = {
      label: this.format.text('act.copy'),
      run: async () => {
        const { copyText } = await partOf(aside);
        if (await copyText(JSON.stringify(entry, null, 2))) announce(this.format.text('say.copied'));
      },
    };
    const follow = {
      label: this.format.text('act.follow'),
      run: () => {
        if (correlationId !== undefined) this.filterBy('correlation', [correlationId]);
        this.resume();
      },
    };
    return correlationId === undefined ? [copy] : [copy, follow];
  }

  #fillFromSnapshot(): void {
    const rows = this.data?.views['events']?.['events'] as
      | readonly ViewRow<typeof eventFlowViews, 'events', 'events'>[]
      | undefined;
    if (!this.#log || rows === this.#snapshot) return;
    this.#snapshot = rows;
    this.#log.clear();
    if (rows) this.#log.append([...rows].reverse().map(entryOf));
  }

  #type = (event: Event): void => {
    const { value } = event.target as HTMLInputElement;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => (this.filter = value.trim()), typedMs);
  };
  #typeKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' && event.key !== 'Enter') return;
    clearTimeout(this.#typing);
    this.filter = event.key === 'Escape' ? '' : (event.target as HTMLInputElement).value.trim();
  };
  #toggle(domain: string): void {
    const { domains } = this;
    this.filterBy(
      'domain',
      domains.includes(domain) ? domains.filter((other) => other !== domain) : [...domains, domain],
    );
  }
  #clear = (): void => {
    this.filter = '';
    for (const entity of this.kind.filterable) if (this.filtered(entity).length > 0) this.filterBy(entity, []);
  };
}

/** The colour of a domain, before its name. */
const tickOf: KeySign = (entity, key) =>
  entity === 'domain' ? html`<span class="tick" ${setStyle({ '--_c': `var(--_${domainColor(key)})` })}></span>` : null;
