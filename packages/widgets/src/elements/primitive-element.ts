import { onSettings, settings } from '@streamglass/core/page';
import { type CSSResultGroup, html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { defineElement } from '../base/define.ts';
import type { Drawing, ExportKind } from '../base/drawing.ts';
import type { Format } from '../base/format.ts';
import { FormatOf } from '../base/format-of.ts';
import { glyph, icon } from '../base/icons.ts';
import { later, partOf } from '../base/later.ts';
import { onLink } from '../base/links.ts';
import { partStyles } from '../base/parts.css.ts';
import { rootStyles } from '../base/root.css.ts';
import { setStyle } from '../base/set-style.ts';
import type { Twin } from '../base/types.ts';
import { browserZone } from '../controllers/link.ts';
import { SizeController, type SizeClass, sizeClass } from '../controllers/size.ts';
import { TokenController } from '../controllers/tokens.ts';
import { ElementErrorEvent } from '../events/element-error.ts';
import { TableChangeEvent } from '../events/table-change.ts';
import { elementWords } from '../messages/elements.ts';
import { english } from '../messages/en.ts';
import type { Messages } from '../messages/messages.ts';
import { tokens } from '../theme/tokens.css.ts';
import { elementStyles } from './primitive-element.css.ts';
import { Refusal } from './refusal.ts';

/** The table of what is drawn, and files of it. */
const parts = later(() => import('./element-parts.ts'));
/** Least height of a table, px. */
const tablePx = 160;

/** What an element says instead of a drawing. */
interface Problem {
  readonly code: string;
  readonly message: string;
  readonly hint: string | undefined;
}

/**
 * What the `<sg-…>` elements share: tokens, language, time zone, size, registration, and what happens with data that cannot be
 * drawn. An element is a thin shell over a primitive: it takes plain data as a property, and knows no events and no stream. It
 * writes `view()`, and `drawn()` where it draws by hand; both may throw a `Refusal`. One that draws numbers is `tabular` and
 * writes `twin()`: the same numbers as a table, which the reader turns to by T, and which feeds CSV and JSON.
 *
 * @fires {ElementErrorEvent} error - What was given cannot be drawn; the element says so in its place, with `code`, `message` and `hint`.
 * @fires {LinkOpenEvent} link-open - The reader follows a link in the data. Cancelable.
 * @fires {TableChangeEvent} table-change - The reader turned to the table of what is drawn, or back.
 * @csspart table - The table of what is drawn.
 * @attr {string} lang - Language of words, numbers and dates; the nearest one counts.
 */
export abstract class PrimitiveElement extends LitElement {
  /** Says across bundles that this class is one of ours. */
  static readonly streamglass = true;
  /** English texts of the element. */
  static messages: Messages | readonly Messages[] = {};
  /** Tokens that canvases of the element use. */
  static colors: readonly string[] = [];
  /** What is drawn can be had as a table: `twin()` answers one. */
  static tabular = false;
  static override styles: CSSResultGroup = [tokens, rootStyles, partStyles, elementStyles];
  static override properties: PropertyDeclarations = {
    label: {},
    timeZone: { attribute: 'time-zone' },
    density: { reflect: true },
    table: { type: Boolean, reflect: true },
  };

  /** What it is called by assistive technology. */
  declare label: string | null;
  /** IANA name. Default: the page's, the browser's. */
  declare timeZone: string | null;
  /** Height of rows and paddings. Default `normal`. */
  declare density: 'compact' | 'normal' | 'comfortable' | null;
  /** Shows the numbers as a table instead of the drawing, where there are such. */
  declare table: boolean;

  /** Colours and font for canvases. */
  readonly tokens: TokenController;
  #size = new SizeController(this, () => this.requestUpdate());
  #format: FormatOf;
  #link = onLink(this, () => this.renderRoot);
  #leave: (() => void) | undefined;
  #problem: Problem | null = null;
  /** Height of the drawing that the table stands for, px; null: the drawing is shown. */
  #tableHeight: number | null = null;
  /** Thrown by `drawn()`: shown by the next rendering, and tried again by the one after. */
  #failure: { readonly error: unknown } | null = null;

  constructor() {
    super();
    this.label = this.timeZone = this.density = null;
    this.table = false;
    const { colors, messages } = this.constructor as typeof PrimitiveElement;
    this.tokens = new TokenController(colors, () => this.requestUpdate());
    this.#format = new FormatOf(this, [messages, elementWords, english].flat(), () => this.requestUpdate());
  }

  /** Registers this class under a tag. It never throws; a tag that is taken is left alone. */
  static define(this: CustomElementConstructor, tag: string): void {
    defineElement(tag, this);
  }

  /** Language and zone in force. */
  get format(): Format {
    const { lang, timeZone } = settings();
    return this.#format.in(this.timeZone ?? timeZone ?? browserZone(), lang);
  }
  /** px; 0 before the first layout. */
  get width(): number {
    return this.#size.width;
  }
  /** `wide` from 720 px, `narrow` below 400. */
  get size(): SizeClass {
    return sizeClass(this.width || 720);
  }

  /** What is drawn as a table; null: nothing. */
  twin(): Twin | null {
    return null;
  }
  /** What is seen now, for files; null: there is no picture. */
  drawing(): Drawing | null {
    return null;
  }
  /** What is shown, as a file: the table (`csv`, `json`), or the picture where the element has one (`png`, `svg`). Rejects when there is none. */
  async export(kind: ExportKind): Promise<Blob> {
    const { fileOf } = await partOf(parts);
    const shown = { title: this.label ?? this.localName, twin: this.twin(), drawing: this.drawing() };
    return fileOf(kind, shown, this.renderRoot as ShadowRoot);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('keydown', this.#key);
    this.#leave = onSettings(() => this.requestUpdate());
    this.addEventListener('click', this.#link, true);
    this.addEventListener('auxclick', this.#link, true);
    this.#size.connected();
    this.#format.connected();
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('keydown', this.#key);
    this.#leave?.();
    this.removeEventListener('click', this.#link, true);
    this.removeEventListener('auxclick', this.#link, true);
    this.#size.disconnected();
    this.#format.disconnected();
    this.tokens.detach();
  }
  /** The drawing. */
  protected view(): TemplateResult | typeof nothing {
    return nothing;
  }
  /** After each drawing, for what is drawn by hand. */
  protected drawn(): void {}

  protected override render(): TemplateResult | typeof nothing {
    const failure = this.#failure;
    this.#failure = null;
    try {
      if (failure) throw failure.error;
      const view = this.#tableView() ?? this.view();
      this.#problem = null;
      const { tabular } = this.constructor as typeof PrimitiveElement;
      return tabular ? html`${view}${this.#tableHeight === null ? this.#turnButton('hidden') : nothing}` : view;
    } catch (error) {
      return this.#refuse(error);
    }
  }
  protected override updated(): void {
    if (!this.isConnected) return;
    if ((this.constructor as typeof PrimitiveElement).colors.length > 0)
      this.tokens.attach(this.renderRoot as ShadowRoot);
    if (this.#problem || this.#tableHeight !== null) return;
    try {
      this.drawn();
    } catch (error) {
      this.#failure = { error };
      this.requestUpdate();
    }
  }

  /** The table in the place of the drawing, no lower than that; null: the drawing is shown. */
  #tableView(): TemplateResult | null {
    const twin = this.table ? this.twin() : null;
    if (!twin) {
      this.#tableHeight = null;
      return null;
    }
    this.#tableHeight ??= Math.max(tablePx, this.offsetHeight);
    if (parts.now) parts.now.adoptStyles(this.renderRoot as ShadowRoot);
    else if (parts.failure === null) void parts.load().then(() => this.requestUpdate());
    const missing = parts.failure === null ? nothing : this.format.text('part.missing', { reason: parts.failure });
    return html`<div class="as-table" part="table" ${setStyle({ 'block-size': `${this.#tableHeight}px` })}>
      <div class="head"><span class="el">${twin.caption}</span>${this.#turnButton('ib')}</div>
      ${parts.now?.tableOf(twin, this.format) ?? missing}
    </div>`;
  }
  /** To the table and back. It is no tab stop of its own while there is a picture: T does the same, and assistive technology finds it. */
  #turnButton(classes: string): TemplateResult {
    const label = this.format.text(this.table ? 'action.picture' : 'action.table');
    return html`<button class="turn ${classes}" tabindex=${this.table ? 0 : -1} aria-keyshortcuts="T" aria-label=${label} title=${label} @click=${this.#turn}>${this.table ? icon('chart') : nothing}</button>`;
  }
  #turn = async (): Promise<void> => {
    const root = this.renderRoot as ShadowRoot;
    const focused = root.activeElement !== null;
    this.table = !this.table;
    this.dispatchEvent(new TableChangeEvent(this.table));
    await this.updateComplete;
    // The focus stays in the element: what had it is gone.
    if (focused) root.querySelector<HTMLElement>(this.table ? '.turn' : '[tabindex="0"], .turn')?.focus();
  };
  /** T turns to the table and back, from anywhere in the element but a text field. */
  #key = (event: KeyboardEvent): void => {
    const { tabular } = this.constructor as typeof PrimitiveElement;
    if (!tabular || event.key.toLowerCase() !== 't' || event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event
      .composedPath()
      .some((node) => node instanceof HTMLElement && node.matches('input, textarea, select, [contenteditable]'));
    if (!typing && (this.table || this.twin())) void this.#turn();
  };

  /** Tells of something that was given and is left out, while the drawing stays. */
  protected report(error: unknown): void {
    const { code, message, hint } = this.#problemOf(error);
    this.dispatchEvent(new ElementErrorEvent(code, message, hint));
  }

  #problemOf(error: unknown): Problem {
    const code = error instanceof Refusal ? error.code : 'failed';
    const values = error instanceof Refusal ? error.values : { reason: String(error) };
    const say = (key: string): string => this.format.text(key, values);
    const hint = say(`refused.${code}.hint`);
    return { code, message: say(`refused.${code}`), hint: hint === `refused.${code}.hint` ? undefined : hint };
  }
  /** Says in the element's place what is wrong; the event comes once for each different problem. */
  #refuse(error: unknown): TemplateResult {
    const problem = this.#problemOf(error);
    const { code, message, hint } = problem;
    const before = this.#problem;
    this.#problem = problem;
    if (before?.message !== message)
      void this.updateComplete.then(() => {
        if (this.#problem === problem) this.dispatchEvent(new ElementErrorEvent(code, message, hint));
      });
    return html`<div class="refusal" part="problem">
      <p class="w6">${glyph('critical')}${this.format.text('refused.title')}</p>
      <p>${message}${hint ? ` ${hint}` : ''}</p>
      <span class="code mono">${code}</span>
    </div>`;
  }
}
