import { type CSSResultGroup, html, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { Drawing } from '../base/drawing.ts';
import { quantity, type Unit } from '../base/quantity.ts';
import { textWidth } from '../base/text-width.ts';
import type { Twin } from '../base/types.ts';
import { Distribution, type DistributionData } from '../primitives/distribution/distribution.ts';
import { distributionStyles } from '../primitives/distribution/distribution.css.ts';
import { distributionColors } from '../primitives/distribution/paint.ts';
import { type Bucket, type Spread, spreadOfBuckets, spreadOfValues } from '../primitives/distribution/spread.ts';
import { spreadTwin } from '../primitives/distribution/twin.ts';
import { distributionWords } from '../primitives/distribution/words.ts';
import { PrimitiveElement } from './primitive-element.ts';
import { asText, finite, listOf, Refusal } from './refusal.ts';

/**
 * How often which value: bars with p50, p95 and p99 named where they lie, from raw values or from buckets. On a log scale what is 0
 * or less has no place; how much that is stands under the plot.
 *
 * Keyboard: one tab stop; arrows go from bar to bar, with Shift ten, up and down from quantile to quantile, Home and End, Enter pins,
 * Escape clears.
 *
 * @csspart problem - What stands in place of a distribution that cannot be drawn.
 */
export class SgDistribution extends PrimitiveElement {
  static override tabular = true;
  static override colors = distributionColors;
  static override messages = distributionWords;
  static override styles: CSSResultGroup = [PrimitiveElement.styles, distributionStyles];
  static override properties: PropertyDeclarations = {
    values: { attribute: false },
    buckets: { attribute: false },
    quantiles: { attribute: false },
    scale: {},
    unit: {},
    caption: {},
    height: { type: Number },
  };

  /** Raw values; used unless `buckets` is given. */
  declare values: readonly number[];
  /** `{from, to, count}` in any order; `to` null or Infinity: open upwards. */
  declare buckets: readonly (Omit<Bucket, 'to'> & { readonly to: number | null })[] | null;
  /** Shares that are named, 0..1. */
  declare quantiles: readonly number[];
  /** Of the values; `log` for times that differ by powers of ten. */
  declare scale: 'linear' | 'log';
  /** `ms`, `usd`, `percent`, or any other unit's name. */
  declare unit: Unit;
  /** Above the plot: what is counted by what. */
  declare caption: string;
  /** px, of the plot. */
  declare height: number;
  #drawing: Distribution | undefined;
  #place: Element | undefined;
  #spread: { readonly of: readonly unknown[]; readonly spread: Spread } | undefined;

  constructor() {
    super();
    this.values = [];
    this.buckets = null;
    this.quantiles = [0.5, 0.95, 0.99];
    this.scale = 'linear';
    this.unit = '';
    this.caption = '';
    this.height = 146;
  }

  override drawing(): Drawing | null {
    return this.#drawing?.drawing(this.tokens) ?? null;
  }
  override twin(): Twin | null {
    const data = this.#data();
    return data.spread.total === 0 ? null : spreadTwin(data, this.format);
  }

  protected override view(): TemplateResult {
    this.#read();
    return html`<div class="place"></div>`;
  }
  protected override drawn(): void {
    const place = this.renderRoot.querySelector('.place');
    if (!(place instanceof HTMLElement)) return;
    if (place !== this.#place) {
      this.#place = place;
      this.#drawing?.destroy();
      this.#drawing = new Distribution(place);
    }
    this.#drawing?.draw(this.#data(), {
      width: Math.max(120, this.width),
      height: Math.max(80, finite(this.height) ?? 146),
      format: this.format,
      measure: textWidth(`500 11px ${getComputedStyle(this).fontFamily || 'sans-serif'}`),
    });
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#drawing?.destroy();
  }
  #data(): DistributionData {
    const { format } = this;
    const unit = asText(this.unit);
    const caption = asText(this.caption) || format.text('dist.caption');
    return {
      spread: this.#read(),
      scale: this.scale === 'log' ? 'log' : 'linear',
      caption,
      label: this.label ?? caption,
      value: (value) => quantity(value, unit, format),
    };
  }

  /** Counts once for the same data. */
  #read(): Spread {
    const of = [this.values, this.buckets, this.quantiles, this.scale];
    if (this.#spread?.of.every((part, index) => part === of[index])) return this.#spread.spread;
    const scale = this.scale === 'log' ? 'log' : 'linear';
    const shares = listOf('quantiles', this.quantiles).filter(
      (share): share is number => typeof share === 'number' && share >= 0 && share <= 1,
    );
    const fromBuckets = this.buckets !== null && this.buckets !== undefined;
    const spread = fromBuckets
      ? spreadOfBuckets(listOf('buckets', this.buckets), scale, shares)
      : spreadOfValues(listOf('values', this.values), scale, shares);
    if ('first' in spread) {
      const name = ({ from, to }: Bucket): string => `${this.format.number(from)} – ${this.format.number(to)}`;
      throw new Refusal('buckets-overlap', { first: name(spread.first), second: name(spread.second) });
    }
    if (scale === 'log' && spread.total > 0 && spread.buckets.length === 0 && spread.below)
      throw new Refusal('log-needs-positive', { n: spread.below.count });
    const [first, last] = [spread.buckets[0], spread.buckets.at(-1)];
    if (scale === 'linear' && first && last && !Number.isFinite(last.to - first.from))
      throw new Refusal('too-wide', { from: String(first.from), to: String(last.to) });
    this.#spread = { of, spread };
    return spread;
  }
}
