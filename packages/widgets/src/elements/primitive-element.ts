import { settings } from '@streamglass/core/page';
import { type CSSResultGroup, LitElement, type PropertyDeclarations } from 'lit';
import { defineElement } from '../base/define.ts';
import type { Format } from '../base/format.ts';
import { FormatOf } from '../base/format-of.ts';
import { rootStyles } from '../base/root.css.ts';
import { browserZone } from '../controllers/link.ts';
import { SizeController, type SizeClass, sizeClass } from '../controllers/size.ts';
import { TokenController } from '../controllers/tokens.ts';
import { english } from '../messages/en.ts';
import type { Messages } from '../messages/messages.ts';
import { tokens } from '../theme/tokens.css.ts';
import { elementStyles } from './primitive-element.css.ts';

/**
 * What the `<sg-…>` elements share: tokens, language, time zone, size, registration. An element is a thin shell over a
 * primitive's class: it takes plain data as a property, and knows no events and no stream.
 *
 * @attr {string} lang - Language of words, numbers and dates; the nearest one counts.
 */
export abstract class PrimitiveElement extends LitElement {
  /** Says across bundles that this class is one of ours. */
  static readonly streamglass = true;
  /** English texts of the element. */
  static messages: Messages = {};
  /** Tokens that canvases of the element use. */
  static colors: readonly string[] = [];
  static override styles: CSSResultGroup = [tokens, rootStyles, elementStyles];
  static override properties: PropertyDeclarations = {
    label: {},
    timeZone: { attribute: 'time-zone' },
    density: { reflect: true },
  };

  /** What it is called by assistive technology. */
  declare label: string | null;
  /** IANA name. Default: the page's, the browser's. */
  declare timeZone: string | null;
  declare density: 'compact' | 'normal' | 'comfortable' | null;

  /** Colours and font for canvases. */
  readonly tokens: TokenController;
  #size = new SizeController(this, () => this.requestUpdate());
  #format: FormatOf;

  constructor() {
    super();
    this.label = this.timeZone = this.density = null;
    const { colors, messages } = this.constructor as typeof PrimitiveElement;
    this.tokens = new TokenController(colors, () => this.requestUpdate());
    this.#format = new FormatOf(this, [messages, english]);
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

  override connectedCallback(): void {
    super.connectedCallback();
    this.#size.connected();
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#size.disconnected();
    this.tokens.detach();
  }
  protected override updated(): void {
    if (!this.isConnected) return;
    if ((this.constructor as typeof PrimitiveElement).colors.length > 0)
      this.tokens.attach(this.renderRoot as ShadowRoot);
    this.drawn();
  }
  /** After each render, for drawing by hand. */
  protected drawn(): void {}
}
