import { platformHealthViews } from '@streamglass/core/views';
import type { CSSResultGroup, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { aside, chips } from '../../base/aside.ts';
import { glyph } from '../../base/icons.ts';
import { later } from '../../base/later.ts';
import { Pane } from '../../base/pane.ts';
import type { PaneState, Twin } from '../../base/types.ts';
import type { Messages } from '../../messages/messages.ts';
import { sparkline } from '../../primitives/sparkline/sparkline.ts';
import { sparkStyles } from '../../primitives/sparkline/sparkline.css.ts';
import { stateTrace, type TraceSpan } from '../../primitives/state-trace/state-trace.ts';
import { traceStyles } from '../../primitives/state-trace/state-trace.css.ts';
import { type StatusRow, statusRows } from '../../primitives/status-row/status-rows.ts';
import { statusRowStyles } from '../../primitives/status-row/status-rows.css.ts';
import { type Figure, figures } from '../../primitives/tile/figures.ts';
import { figureStyles } from '../../primitives/tile/figures.css.ts';
import { timeAxis } from '../../primitives/time-axis/axis.ts';
import { axisStyles } from '../../primitives/time-axis/axis.css.ts';
import { consoles } from './consoles.ts';
import { platformHealthMessages } from './messages.ts';
import { causeOf, type Health, type Timelines, wordOf } from './parts.ts';
import { platformHealthStyles } from './platform-health.css.ts';
import { healthTwin } from './twin.ts';

type Service = Health['services'][number];
type Timeline = Timelines['services'][number];

/** Rows that are shown before "n more services". */
const rowsWide = 12;
const rowsNarrow = 5;

/**
 * Is the platform up, what is wrong, since when: overall status with its cause, figures, a state trace for each service,
 * database and Kafka.
 *
 * @slot empty - Shown instead of the built-in reason when no service, database or topic is known.
 */
export class PlatformHealth extends Pane<typeof platformHealthViews> {
  static override contract = platformHealthViews;
  static override views = ['health', 'timelines', 'alerts'];
  static override filterable = ['service'];
  static override computed = later(() => import('./platform-health-numbers.ts'));
  static override needs = ['health'];
  static override messages: Messages = platformHealthMessages;
  static override explains = [
    'health.status',
    'health.uptime',
    'health.p95LatencyMs',
    'health.activeAlerts',
    'health.services.uptime',
  ];
  static override styles: CSSResultGroup = [
    Pane.styles,
    figureStyles,
    statusRowStyles,
    traceStyles,
    sparkStyles,
    axisStyles,
    platformHealthStyles,
  ];

  /** All services are shown, however many. */
  #expanded = false;

  override isEmpty(): boolean {
    const health = this.answer('health');
    return health !== null && health.servicesTotal === 0 && health.database === null && health.kafka === null;
  }
  /** Agents only feed the rules over rates. */
  override fills(type: string): boolean {
    return !type.startsWith('omninode.agent.');
  }
  override twin(): Twin | null {
    const health = this.answer('health');
    return health && healthTwin(this.#rows(health), this.format);
  }

  /** Those that it is narrowed to, else all. */
  #rows({ services }: Health): Health['services'] {
    const keys = this.filtered('service');
    return keys.length === 0 ? services : services.filter(({ name }) => keys.includes(name));
  }

  /** A service is shown among all of them, and lit up. */
  override focusKey(entity: string, key: string): boolean {
    if (entity !== 'service' || !this.answer('health')?.services.some(({ name }) => name === key)) return false;
    this.#expanded = true;
    this.table = false;
    this.requestUpdate();
    void this.updateComplete.then(() => this.#show(key));
    return true;
  }
  #show(key: string): void {
    const row = this.renderRoot.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
    row?.scrollIntoView({ block: 'nearest' });
    const soft = getComputedStyle(this).getPropertyValue('--_accent-soft');
    if (row && soft && !matchMedia('(prefers-reduced-motion: reduce)').matches)
      row.animate({ backgroundColor: [soft, 'transparent'] }, { duration: 900 });
  }
  override ownState(): PaneState['own'] {
    return { expanded: this.#expanded };
  }
  override setOwnState({ expanded }: PaneState['own']): void {
    if (typeof expanded === 'boolean') this.#expanded = expanded;
    this.requestUpdate();
  }

  override renderBody(): TemplateResult | typeof nothing {
    const health = this.answer('health');
    if (!health) return nothing;
    const { format } = this;
    const asOf = this.asOf ?? 0;
    return html`<div class="ov">
        <div>
          <div class="big" role="heading" aria-level=${this.headingLevel + 1}>${glyph(health.status)}${format.text(`status.${health.status}`)}</div>
          <p class="why">${causeOf(health, asOf, format)}</p>
        </div>
        ${figures(this.#figures(health))}
      </div>
      ${health.services.length > 0 ? this.#services(health) : nothing} ${consoles(health, asOf, format)}`;
  }

  override renderSkeleton(): TemplateResult {
    return html`<div class="skeleton">
      <div class="sk wide"></div>
      ${Array.from({ length: 9 }, () => html`<div class="sk row"></div>`)}
    </div>`;
  }

  #figures(health: Health): readonly Figure[] {
    const { format } = this;
    const observed = health.services.filter(({ uptime }) => uptime !== null).length;
    const p95 = health.p95LatencyMs === null ? null : format.durationParts(health.p95LatencyMs);
    return [
      {
        of: 'health.servicesUp',
        label: format.text('fig.up'),
        value: format.integer(health.servicesUp),
        unit: format.text('fig.of', { n: health.servicesTotal }),
        sub:
          health.neverReported > 0
            ? format.text('fig.never', { n: health.neverReported })
            : format.text('fig.all-report'),
      },
      {
        of: 'health.uptime',
        label: format.text('fig.uptime'),
        value: format.decimal(health.uptime),
        ...(health.uptime === null ? {} : { unit: '%', tight: true }),
        sub: observed === 0 ? format.text('fig.uptime.none') : format.text('fig.services', { n: observed }),
        absent: health.uptime === null,
      },
      {
        of: 'health.activeAlerts',
        label: format.text('fig.alerts'),
        value: format.integer(health.activeAlerts),
        sub: this.#alertWords(),
      },
      {
        of: 'health.p95LatencyMs',
        label: format.text('fig.latency'),
        value: p95?.value ?? format.text('absent'),
        unit: p95?.unit ?? '',
        sub: format.text(p95 ? 'fig.latency.sub' : 'fig.latency.none'),
        absent: p95 === null,
      },
    ];
  }

  /** What kind the alerts are; with none, how many rules could not tell. */
  #alertWords(): string {
    const alerts = this.answer('alerts');
    if (!alerts) return '';
    const critical = alerts.alerts.filter(({ level }) => level === 'critical').length;
    const warning = alerts.alerts.length - critical;
    const unknown = alerts.rules.filter(({ state }) => state === 'unknown').length;
    const { format } = this;
    if (critical > 0) return format.text('fig.alerts.critical', { n: critical });
    if (warning > 0) return format.text('fig.alerts.warning', { n: warning });
    return unknown > 0 ? format.text('fig.alerts.rules', { n: unknown }) : '';
  }

  #services(health: Health): TemplateResult {
    const { format, size } = this;
    const range = this.shownOf('health')?.meta.range ?? null;
    const [from, to] = [range?.from ?? 0, Math.max(range?.to ?? 0, 1)];
    const timelines = new Map(this.answer('timelines')?.services.map((timeline) => [timeline.name, timeline]));
    const scope = format.rangeLength(this.stream.range ?? '') ?? this.scope();
    // A narrow pane keeps the worst few and what never reported: that is what one would miss.
    const few = size === 'narrow' ? rowsNarrow : rowsWide;
    const rows = this.#rows(health);
    const silent = size === 'narrow' ? rows.findIndex(({ lastHealthCheck }) => lastHealthCheck === null) : -1;
    const shown = this.#expanded ? rows : rows.filter((_, index) => index < few || index === silent);
    const more = rows.length - shown.length;
    const traceWidth = size === 'wide' ? this.width - 578 : size === 'middle' ? this.width - 286 : this.width - 26;
    const narrowed = chips(this, ['service']);
    return html`${narrowed === nothing ? nothing : html`<div class="chips">${narrowed}</div>`}${
      rows.length === 0
        ? aside.now?.noneOf(this, 'service')
        : statusRows({
            label: this.name,
            heads: {
              name: format.text('head.service'),
              trace: format.text('head.state', { range: scope }),
              value: format.text('head.uptime'),
              extra: format.text('head.latency', { range: scope }),
              last: format.text('head.last'),
            },
            rows: shown.map((service) => this.#row(service, timelines.get(service.name), from, to)),
          })
    }
      <div class="srow a">
        <span class="x s11 m3">${size === 'wide' ? format.text('legend') : nothing}</span>
        <span class="trc">${timeAxis({ from, to, width: Math.max(60, traceWidth), format, end: this.edge })}</span>
      </div>
      ${
        more > 0 || (this.#expanded && rows.length > few)
          ? html`<div class="more s12 m2">
            <button class="lk" aria-expanded=${this.#expanded ? 'true' : 'false'} @click=${this.#expand}>
              ${this.#expanded ? format.text('fewer.services') : format.text('more.services', { n: more })}
            </button>
          </div>`
          : nothing
      }`;
  }
  #expand = (): void => {
    this.#expanded = !this.#expanded;
    this.requestUpdate();
  };

  #row(service: Service, timeline: Timeline | undefined, from: number, to: number): StatusRow {
    const { format } = this;
    const { name, status, uptime } = service;
    const word = wordOf(status, service.health, format);
    const never = service.lastHealthCheck === null;
    const spans: readonly TraceSpan[] = (timeline?.spans ?? []).map(([start, end, severity]) => ({
      from: start,
      to: end,
      status: severity,
      title: format.text('span.title', {
        word: format.text(`status.${severity}`),
        a: format.minutes(Math.max(start, from)),
        b: end === null ? format.text('time.now') : format.minutes(end),
        v: format.duration(Math.round((end ?? to) - start)),
      }),
    }));
    const rest = never ? format.text('row.never') : format.text('row.flaps', { n: service.flaps });
    const latency = timeline?.latency.map(([, value]) => value) ?? [];
    const tone = status === 'critical' || status === 'warn' ? status : 'ink-3';
    return {
      key: name,
      status,
      statusWord: format.text(`status.${status}`),
      name: this.link('service', name),
      title: service.message ? `${name}: ${service.message}` : name,
      trace: stateTrace({ spans, from, to, label: format.text('row.state', { name, word, rest }) }),
      value: uptime === null ? format.text('absent') : format.percent(uptime, 2),
      absent: uptime === null,
      ...(service.unknownMs > 0 && uptime !== null
        ? { partly: format.text('row.partly', { v: format.duration(service.observedMs) }) }
        : {}),
      extra: latency.some((value) => value !== null)
        ? sparkline({ values: latency, width: 132, height: 20, tone })
        : html`<span class="m3 s11">${format.text(never ? 'row.never' : 'row.no-latency')}</span>`,
      last: format.duration(service.latency_ms),
      lastAbsent: service.latency_ms === null,
    };
  }
}
