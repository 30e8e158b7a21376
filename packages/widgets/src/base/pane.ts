// Over 300 lines because it is the one page on which everything stands that a pane writes, reads and inherits; each is a line or two.
import type { Feed, Shown, ViewClient } from '@streamglass/core/client';
import { settings } from '@streamglass/core/page';
import type { SourceContract, ViewData } from '@streamglass/core/views';
import { type CSSResultGroup, nothing, render, type TemplateResult } from 'lit';
import type { Params } from '../controllers/feed.ts';
import { MarkController } from '../controllers/marks.ts';
import { SizeController, type SizeClass, sizeClass } from '../controllers/size.ts';
import { StreamController } from '../controllers/stream.ts';
import { TokenController } from '../controllers/tokens.ts';
import { FiltersChangeEvent } from '../events/filters-change.ts';
import { MaximiseEvent } from '../events/maximise.ts';
import { english } from '../messages/en.ts';
import type { Messages } from '../messages/messages.ts';
import { tokens } from '../theme/tokens.css.ts';
import { aside, emptiness, fetchFor, files } from './aside.ts';
import type { Drawing, ExportKind, PictureKind } from './drawing.ts';
import { feedState, feedWords, idleFeed } from './feed-state.ts';
import type { Format } from './format.ts';
import { FormatOf } from './format-of.ts';
import { type Later, partOf } from './later.ts';
import { type Links, linkTo, onLink, placeOf } from './links.ts';
import { PaneAttributes } from './pane-attributes.ts';
import { paneStyles } from './pane.css.ts';
import { renderBroken, renderPane } from './pane-view.ts';
import { type Phase, phaseOf } from './phase.ts';
import { rootStyles } from './root.css.ts';
import type { Computed, EmptyReason, GroupState, PaneState, Twin } from './types.ts';

/**
 * What all panes share: feed, states, header, footer, table twin, export, provenance. A pane adds what it shows:
 *
 * ```ts
 * export class AgentNetwork extends Pane<typeof agentNetworkViews> {
 *   static override contract = agentNetworkViews;
 *   static override views = ['agents', 'routes'];            // watched; all must answer before the body shows (see `needs`)
 *   static override styles = [Pane.styles, css`…`];
 *   static override colors = ['ink', 'series-1'];            // for canvases: this.tokens.color('ink'), this.tokens.font(11)
 *   static override messages = scoped('agent-network', { title: 'Agent network' }); // `title` is expected; this.format.text('key', {values})
 *   override params(view: string) { return { limit: 44 }; }  // added to range and timeZone, where the view takes them
 *   override renderBody() { const data = this.answer('agents'); … }   // Lit
 *   override drawn() { … }                                   // by hand, after every render of the body
 *   override twin() { return { caption, columns, rows }; }   // feeds table, CSV, JSON
 * }
 * ```
 * To render again after a change of your own state, call `requestUpdate()`. Registering is left to `define/<pane>.js`.
 *
 * @slot actions - Buttons of the host, before the feed state.
 * @slot footer - Words of the host, in the footer.
 * @slot loading - Shown until the first answer.
 * @slot empty - Shown instead of the built-in reason when there is nothing to draw.
 * @slot error - Shown when a view failed.
 * @slot denied - Shown when the viewer may not see the view.
 * @fires feed-change - The feed is in another state.
 * @fires error - A view failed or was denied.
 * @fires range-change - The reader chose another range.
 * @fires time-zone-change - The reader chose another time zone.
 * @fires export - The reader asked for a file. Cancelable.
 * @fires maximise - The reader asked to see the pane over the whole page, or to have it back. Cancelable.
 * @fires link-open - The reader follows a link, in the data or to something that the pane names. Cancelable.
 * @fires filters-change - The reader narrowed the pane to some keys of an entity, or took a filter away.
 * @csspart sheet - All of the pane: its background, border and corners.
 * @csspart header - Title, toolbar and feed state.
 * @csspart title - The title.
 * @csspart feed - The feed state: mark and words.
 * @csspart body - What the pane shows, between header and footer.
 * @csspart footer - As-of time, what stands behind the picture, and how it is computed.
 * @cssState live - Feed: frames arrive. Of these and the next nine the worst holds.
 * @cssState connecting - Feed: the first answer is due.
 * @cssState catching-up - Feed: the bridge reads what came while it was away.
 * @cssState waiting - Feed: the bridge is there, its log is not.
 * @cssState paused - Feed: the reader, the host or the group holds the picture.
 * @cssState stale - Feed: what the bridge knows does not get newer.
 * @cssState offline - Feed: the connection is gone.
 * @cssState ended - Feed: a recording is over.
 * @cssState denied - Feed and body: a right is missing.
 * @cssState error - Feed and body: a view failed.
 * @cssState loading - Body: nothing has been answered yet.
 * @cssState empty - Body: the views answered, and there is nothing to draw.
 * @cssState unconfigured - Body: nobody said which stream.
 * @cssState shown - Body: there is a picture.
 * @cssState gap - Records are known to be missing.
 * @cssState simulated - The input was made up.
 * @cssState recorded - The input was recorded before.
 * @cssState mixed - Some input was made up, or recorded, and some was not.
 * @cssState cached - What is shown was kept from before.
 * @cssState table - The table twin stands in place of the picture.
 */
export abstract class Pane<C extends SourceContract = SourceContract> extends PaneAttributes {
  /** The views' contract; plain data. */
  static contract: SourceContract;
  /** Views that are watched, without the source's name. */
  static views: readonly string[] = [];
  /** Views that must have answered before the body is drawn. Default: all that are watched. */
  static needs: readonly string[] | undefined;
  /** English texts of the pane and of its parts, first match first; `title` is its name. */
  static messages: Messages | readonly Messages[] = {};
  /** Tokens that canvases of the pane use. */
  static colors: readonly string[] = [];
  /** Ranges that the menu offers; none: no menu. */
  static ranges: readonly string[] = ['15m', '1h', '24h', '7d', '30d'];
  /** Pictures that the export menu offers, made of `drawing()`. */
  static pictures: readonly PictureKind[] = [];
  /** Entities to whose keys the pane can be narrowed (`filters`); it says to which ones with `chips`. */
  static filterable: readonly string[] = [];
  /** Figures that "How this is computed" explains first, `view.field` or `view.rows.field`; the other numbers are folded up below. None: all at once. */
  static explains: readonly string[] = [];
  /** Numbers that the pane itself makes from fields. */
  static computed: Later<{ readonly computed: readonly Computed[] }> | null = null;

  static override styles: CSSResultGroup = [tokens, rootStyles, paneStyles];
  /** Colours and font for canvases. */
  readonly tokens: TokenController;
  /** Client, range, group and feed; for the templates and for panes with a tail. */
  readonly stream: StreamController;
  #size = new SizeController(this, () => this.requestUpdate());
  #marks = new MarkController(this);
  #format: FormatOf;
  #ready = Promise.withResolvers<void>();
  #tick: ReturnType<typeof setTimeout> | undefined;
  #isMaximised = false;
  #refused = '';
  #groupFilters: GroupState['filters'] = {};
  #link = onLink(this, () => this.renderRoot);
  /** A reader has seen it wait: what then comes takes no less room, or the page would jump. */
  hasWaited = false;

  constructor() {
    super();
    const { contract, views, colors, messages } = this.kind;
    this.#format = new FormatOf(this, [messages, english].flat(), () => this.requestUpdate());
    this.tokens = new TokenController(colors, () => this.requestUpdate());
    this.stream = new StreamController({
      element: this,
      contract,
      views,
      own: () => this,
      snapshot: () => this.data,
      params: (view) => this.params(view),
      changed: () => this.requestUpdate(),
      clientChanged: (client) => this.clientChanged(client),
      heldChanged: (held) => this.heldChanged(held),
      groupChanged: (state) => {
        this.#takeFilters(state);
        this.groupChanged(state);
      },
    });
  }

  get kind(): typeof Pane {
    return this.constructor as typeof Pane;
  }

  // For hosts.

  /** Keeps the picture and counts what comes in; holds the whole group. */
  pause(): void {
    this.stream.setHeld(true);
  }
  /** Back to live, in one step. */
  resume(): void {
    this.stream.setHeld(false);
  }
  /** The reader, the host or the group holds the picture. */
  get paused(): boolean {
    return this.stream.held;
  }
  /** Asks for a fresh snapshot. */
  refresh(): void {
    this.stream.refresh();
  }
  /**
   * What is seen, as a file: the table twin (`csv`, `json`), or the picture where the pane has one (`png`, `svg`).
   * Simulated and recorded data is marked in it. Rejects when there is nothing to export, with the reason.
   */
  async export(kind: ExportKind): Promise<Blob> {
    return (await partOf(files)).fileOf(this, kind);
  }
  /** The same, saved by the browser unless a listener of `export` cancels. */
  async save(kind: ExportKind): Promise<void> {
    await (await partOf(files)).saveFile(this, kind);
  }
  /** Prints the pane alone. */
  async print(): Promise<void> {
    await (await partOf(files)).printPane(this);
  }
  /** Chooses what a key of an entity names (`agent`, `service`), and brings it into view. False: the pane does not show it. */
  focusKey(_entity: string, _key: string): boolean {
    return false;
  }
  /** Resolves when the pane has shown data or a reason, once. */
  whenReady(): Promise<void> {
    return this.#ready.promise;
  }
  /** What the reader has set, as plain JSON: for a link, or for the next visit. */
  getState(): PaneState {
    const { range, timeZone, table, paused, filters } = this;
    return { range, timeZone, table, held: paused, filters, own: this.ownState() };
  }
  /** Gives it back; what is left out stays, what this version does not know is ignored. No event is fired. */
  setState({ range, timeZone, table, held, filters, own }: Partial<PaneState>): void {
    // From a link or a store, maybe spoilt: what has another form is not known here.
    const isText = (value: unknown): boolean => value === null || typeof value === 'string';
    if (range !== undefined && isText(range)) this.range = range;
    if (timeZone !== undefined && isText(timeZone)) this.timeZone = timeZone;
    if (typeof table === 'boolean') this.table = table;
    if (typeof held === 'boolean') this.stream.setHeld(held);
    if (filters && typeof filters === 'object') this.filters = filters;
    if (own && typeof own === 'object') this.setOwnState(own);
  }

  // What a pane writes. Public so that templates, twins and exports can ask; hosts have no use for them.

  /** What the pane shows; the answers it needs are there. */
  abstract renderBody(): TemplateResult | typeof nothing;
  /** The picture as a table; null while there is none. */
  abstract twin(): Twin | null;
  /** After each render of the body, for drawing by hand. */
  drawn(): void {}
  /** What is drawn now, for `png` and `svg`; null while there is no picture. See `pictures`. */
  drawing(): Drawing | null {
    return null;
  }
  /** What the reader has set in this kind of pane, beside range, zone, table and hold. */
  ownState(): PaneState['own'] {
    return {};
  }
  setOwnState(_own: PaneState['own']): void {}
  /** Parameters beyond range and time zone. */
  params(_view: string): Params {
    return {};
  }
  /** Nothing to draw, although the views answered. Default: no input was ever seen. */
  isEmpty(): boolean {
    const inputs = this.metas.flatMap((meta) => meta.inputs);
    return inputs.length > 0 && inputs.every(({ count }) => count === 0);
  }
  /** Whether events of this type alone would give the pane something to draw. */
  fills(_type: string): boolean {
    return true;
  }
  /** Why it is empty; the default says it from the inputs of the views. */
  emptyReason(): EmptyReason {
    const { now, failure } = emptiness;
    if (now)
      return now.reasonFromInputs(this.metas, this.stream.range, this.asOf, this.format, (type) => this.fills(type));
    if (failure === null) void fetchFor(this, emptiness);
    return { title: '', lines: failure === null ? [] : [this.format.text('part.missing', { reason: failure })] };
  }
  /** Range and filters, beside the title. */
  scope(): string {
    const { range } = this.stream;
    return range === null ? '' : this.format.range(range);
  }
  /** How much stands behind the picture, in the footer. */
  inputs(): string {
    const inputs = new Map(
      this.metas.flatMap((meta) => meta.inputs.map(({ type, count }) => [type, count > 0] as const)),
    );
    if (inputs.size === 0) return '';
    return this.format.text('foot.types', { seen: [...inputs.values()].filter(Boolean).length, n: inputs.size });
  }
  /** Grey shapes in place of what is to come. */
  renderSkeleton(): TemplateResult | typeof nothing {
    return nothing;
  }
  /** More words or buttons at the end of the footer. */
  renderFooter(): TemplateResult | typeof nothing {
    return nothing;
  }
  /** The client in force is another one: for panes that tail events. */
  clientChanged(_client: ViewClient | null): void {}
  /** The reader, the host or the group paused or resumed. */
  heldChanged(_held: boolean): void {}
  /** Another pane of the group changed range, cursor, selection or filters. */
  groupChanged(_group: GroupState): void {}

  // What a pane reads.

  /** What a view answered; null before. */
  answer<K extends keyof C['views'] & string>(view: K): ViewData<C, K> | null {
    return (this.shownOf(view)?.data ?? null) as ViewData<C, K> | null;
  }
  /** The same with its meta and time. */
  shownOf(view: string): Shown | null {
    return this.stream.shown(view);
  }
  get metas(): readonly Shown['meta'][] {
    return this.kind.views.flatMap((view) => this.shownOf(view)?.meta ?? []);
  }
  /** Up to when everything shown is known; null before, also where a bridge has answered that has read nothing yet (0). */
  get asOf(): number | null {
    const times = this.kind.views.flatMap((view) => this.shownOf(view)?.asOf || []);
    return times.length === 0 ? null : Math.min(...times);
  }
  /** What the right end of a time axis is: now, or the time at which the feed stopped or was held. */
  get edge(): string {
    const state = feedState(this.feed);
    return state === 'live' || this.asOf === null ? this.format.text('time.now') : this.format.minutes(this.asOf);
  }
  /** The feed of all views, worst first. */
  get feed(): Feed {
    return this.stream.feed;
  }
  get feedWords(): string {
    return this.data ? this.format.text('feed.snapshot') : feedWords(this.feed, this.format);
  }
  get phase(): Phase {
    const { feed, kind } = this;
    const answers = (kind.needs ?? kind.views).map((view) => this.shownOf(view));
    return phaseOf({ configured: this.stream.configured, feed, answers, isEmpty: () => this.isEmpty() });
  }
  /** Language and zone of the pane, for every word, number and date. */
  get format(): Format {
    return this.#format.in(this.stream.timeZone, this.stream.lang);
  }
  /** px; 0 before the first layout. */
  get width(): number {
    return this.#size.width;
  }
  /** `wide` from 720 px, `narrow` below 400. */
  get size(): SizeClass {
    return sizeClass(this.width || 720);
  }
  /** The title in force. */
  get name(): string {
    return this.heading || this.format.text('title');
  }

  /** Keys that it is narrowed to; none: all. */
  filtered(entity: string): readonly string[] {
    const keys: unknown = this.filters?.[entity];
    // From the host or another bundle.
    return Array.isArray(keys) ? keys.filter((key) => typeof key === 'string') : [];
  }
  /** The reader's choice, told to the group. */
  filterBy(entity: string, keys: readonly string[]): void {
    this.filters = { ...this.filters, [entity]: keys };
    this.stream.tellGroup({ filters: { ...this.stream.groupState.filters, [entity]: keys } });
    this.dispatchEvent(new FiltersChangeEvent(entity, keys));
  }
  /** A name, as a link where the host said where things of its kind are. */
  link(entity: string, key: string, text: string = key): TemplateResult | string {
    return linkTo(this.#links, entity, key, text);
  }
  /** Where the host says a thing is; null where it does not. */
  placeOf(entity: string, key: string): string | null {
    return placeOf(this.#links, entity, key);
  }
  get #links(): Links | null {
    // A registry that an older bundle made has none.
    return this.links ?? settings().links ?? null;
  }

  /** Of maximising: which element is as wide as the pane. */
  measure(element: Element): void {
    this.#size.watch(element);
  }
  /** The reader's wish, which a host may cancel. */
  askMaximised(maximised: boolean): void {
    if (maximised !== this.maximised && this.dispatchEvent(new MaximiseEvent(maximised))) this.maximised = maximised;
  }

  // Lifecycle.

  override connectedCallback(): void {
    super.connectedCallback();
    this.#size.connected();
    this.#marks.connected();
    this.#format.connected();
    this.stream.connected();
    this.addEventListener('keydown', this.#key);
    this.addEventListener('click', this.#link, true);
    this.addEventListener('auxclick', this.#link, true);
    this.addEventListener('pointerenter', this.#near);
    this.addEventListener('focusin', this.#near);
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    files.now?.restore(this);
    this.#isMaximised = false;
    this.#size.disconnected();
    this.#format.disconnected();
    this.stream.disconnected();
    this.tokens.detach();
    this.removeEventListener('keydown', this.#key);
    this.removeEventListener('click', this.#link, true);
    this.removeEventListener('auxclick', this.#link, true);
    this.removeEventListener('pointerenter', this.#near);
    this.removeEventListener('focusin', this.#near);
    clearTimeout(this.#tick);
  }
  protected override willUpdate(changed: ReadonlyMap<PropertyKey, unknown>): void {
    if (
      ['endpoint', 'tokenUrl', 'client', 'data', 'range', 'timeZone', 'group', 'cache'].some((name) =>
        changed.has(name),
      )
    )
      this.stream.update();
  }
  /** What came may have a form that no pane knows, from a host or a bridge of another version: said in its place, never blank. */
  protected override performUpdate(): void {
    try {
      super.performUpdate();
      this.#refused = '';
    } catch (error) {
      this.#refuse(error);
    }
  }
  #refuse(error: unknown): void {
    // With its place in the code, for who mends it; once, also where updates go on coming.
    if (this.#refused !== String(error)) console.error(error);
    this.#refused = String(error);
    const { name, format } = this;
    const words = {
      message: format.text('state.failed', { reason: this.#refused }),
      hint: format.text('state.failed.hint'),
    };
    const problem = { code: 'failed', ...words };
    files.now?.restore(this);
    this.#isMaximised = false;
    render(renderBroken(this, problem), this.renderRoot as ShadowRoot, this.renderOptions);
    const sentence = format.text('say.feed', { title: name, state: format.text('feed.error') });
    const feed = { ...idleFeed, link: 'ended', problem } as const;
    this.#marks.update({ feed, phase: 'error', table: false, asOf: null, sentence }, null);
    this.#ready.resolve();
  }
  protected override render(): TemplateResult {
    return renderPane(this);
  }
  protected override updated(): void {
    if (!this.isConnected) return;
    const { phase, feed } = this;
    if (phase === 'loading') this.hasWaited = true;
    aside.now?.adoptStyles(this.renderRoot as ShadowRoot);
    if (this.kind.colors.length > 0) this.tokens.attach(this.renderRoot as ShadowRoot);
    if (phase === 'shown' && !this.table) {
      this.drawn();
      this.#keepHeight();
    }
    const sentence = this.format.text('say.feed', { title: this.name, state: this.feedWords });
    this.#marks.update(
      { feed, phase, table: this.table, asOf: this.asOf, sentence },
      this.renderRoot.querySelector('.feed .g'),
    );
    const answered = phase !== 'loading' && phase !== 'unconfigured';
    if (answered && (phase !== 'empty' || emptiness.now || emptiness.failure)) this.#ready.resolve();
    if (this.maximised !== this.#isMaximised) void this.#applyMaximised();
    clearTimeout(this.#tick);
    // Seconds to the next attempt are counted in the footer.
    if (feed.problem?.retryAt !== undefined) this.#tick = setTimeout(() => this.requestUpdate(), 1_000);
  }

  async #applyMaximised(): Promise<void> {
    this.#isMaximised = this.maximised;
    await Promise.all([files.load(), aside.load()]);
    if (!this.isConnected) return;
    aside.now?.adoptStyles(this.renderRoot as ShadowRoot);
    if (this.maximised) files.now?.maximise(this);
    else files.now?.restore(this);
    this.requestUpdate();
  }

  /** What the group says now of what this pane can be narrowed to; only when that changed, so that filters of its own stay. */
  #takeFilters({ filters }: GroupState): void {
    if (filters === this.#groupFilters) return;
    const before = this.#groupFilters;
    this.#groupFilters = filters;
    const changed = this.kind.filterable.filter((entity) => filters[entity] !== before[entity]);
    if (changed.length > 0)
      this.filters = {
        ...this.filters,
        ...Object.fromEntries(changed.map((entity) => [entity, filters[entity] ?? []])),
      };
  }

  /** Whatever comes instead of the picture takes its height: nothing around the pane moves. */
  #keepHeight(): void {
    const body = this.renderRoot.querySelector<HTMLElement>('.bd');
    body?.style.setProperty('--_kept', `${body.offsetHeight}px`);
  }

  /** A reader who points at a pane, or moves into it, may open something. */
  #near = (): void => {
    if (!aside.now) void fetchFor(this, aside);
  };
  /** T turns to the table twin and back, from anywhere in the pane but a text field. */
  #key = (event: KeyboardEvent): void => {
    const typing = event
      .composedPath()
      .some((node) => node instanceof HTMLElement && node.matches('input, textarea, select, [contenteditable]'));
    if (event.key.toLowerCase() !== 't' || typing || event.ctrlKey || event.metaKey || event.altKey || !this.twin())
      return;
    this.table = !this.table;
  };
}
