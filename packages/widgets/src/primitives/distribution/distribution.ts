import { html, nothing, render, svg, type TemplateResult } from 'lit';
import type { Format } from '../../base/format.ts';
import { type Axis, axisOf, axisTicks, placeLabels } from './axis.ts';
import { type Bucket, fewer, type Quantile, type Scale, type Spread } from './spread.ts';
import { distributionWords } from './words.ts';

export interface DistributionData {
  readonly spread: Spread;
  readonly scale: Scale;
  /** What is counted by what: `queries by duration`. */
  readonly caption: string;
  /** Of the whole, for assistive technology. */
  readonly label: string;
  /** A value of the axis in words, with its unit. */
  readonly value: (value: number) => string;
}
export interface DistributionFrame {
  readonly width: number;
  readonly height: number;
  readonly format: Format;
  /** Width of a text in the labels' font, px. */
  readonly measure: (text: string) => number;
}

/** Room under the bars for labels, over them for a row of quantiles, px. */
const belowPx = 20;
const rowPx = 16;
/** A tick's label further from the next than this. */
const tickGapPx = 12;

/**
 * How often which value: bars whose area is the count, with p50, p95 and p99 named where they lie. One tab stop: arrow keys go
 * from bar to bar (with Shift ten), up and down from quantile to quantile, Home and End, Enter pins, Escape clears; what is under
 * the cursor is the value of a slider, and takes the line above the plot.
 */
export class Distribution {
  #place: HTMLElement;
  #data: DistributionData | undefined;
  #frame: DistributionFrame | undefined;
  #buckets: readonly Bucket[] = [];
  #at: number | null = null;
  #pinned = false;

  /** `place`: an empty element. */
  constructor(place: HTMLElement) {
    this.#place = place;
  }
  /** Bar under the cursor. */
  get index(): number | null {
    return this.#at;
  }

  draw(data: DistributionData, frame: DistributionFrame): void {
    if (data.spread !== this.#data?.spread) {
      this.#at = null;
      this.#pinned = false;
    }
    this.#data = data;
    this.#frame = frame;
    this.#buckets = fewer(data.spread.buckets, Math.max(8, Math.floor(frame.width / 3)));
    this.#paint();
  }

  #paint(): void {
    const [data, frame] = [this.#data, this.#frame];
    if (data && frame) render(data.spread.total === 0 ? this.#nothing(data) : this.#picture(data, frame), this.#place);
  }
  #say(key: string, values = {}): string {
    return this.#frame?.format.text(`dist.${key}`, values, distributionWords) ?? '';
  }

  #nothing({ spread }: DistributionData): TemplateResult {
    return html`<div class="dist-none"><b class="w6">${this.#say('none')}</b> ${this.#say('none.why')}${spread.leftOut > 0 ? ` ${this.#say('left-out', { n: spread.leftOut })}` : nothing}</div>`;
  }

  #picture(data: DistributionData, frame: DistributionFrame): TemplateResult {
    const { width, height } = frame;
    const { spread, scale } = data;
    const axis = axisOf(this.#buckets, scale, width);
    const names = spread.quantiles.map((quantile) => ({ text: this.#quantile(quantile, data) }));
    const places = spread.quantiles.map((quantile) => quantileX(quantile, axis, width));
    const named = placeLabels(
      names.map(({ text }, index) => ({ x: places[index] ?? 0, width: frame.measure(text) })),
      width,
    );
    const rows = named.reduce((most, { row }) => Math.max(most, row + 1), 0);
    const top = rows * rowPx + 6;
    const floor = Math.max(top + 20, height - belowPx);
    const heights = heightsOf(this.#buckets, axis);
    const uneven = heights.uneven;
    const caption = this.#say(
      `${scale === 'log' ? 'log' : ''}${scale === 'log' && uneven ? '.' : ''}${uneven ? 'area' : ''}` || 'plain',
      { caption: data.caption },
    );
    const last = this.#buckets.length - 1;
    const now = this.#at ?? this.#bucketOf(spread.quantiles[0]);
    const bars = this.#buckets.map((bucket, index) => {
      const { x, size } = boxOf(bucket, axis);
      const share = (heights.values[index] ?? 0) / (heights.most || 1);
      const px = bucket.count > 0 ? Math.max(1, share * (floor - top)) : 0;
      return svg`${index === this.#at ? svg`<rect class="dist-at" x=${num(x)} y=${top - 4} width=${num(size)} height=${num(floor - top + 4)} />` : nothing}<rect class="dist-bar ${index === this.#at ? 'on' : ''}" x=${num(x)} y=${num(floor - px)} width=${num(Math.max(1, size - (size > 3 ? 1 : 0)))} height=${num(px)} />`;
    });
    return html`<div class="dist-unit"><span class="el">${this.#at === null ? (uneven || scale === 'log' ? caption : data.caption) : this.#readout(this.#at, data)}</span></div>
      <div class="dist-plot" role="slider" tabindex="0" aria-orientation="horizontal" aria-label=${this.#summary(
        data,
        names.map(({ text }) => text),
      )} aria-valuemin="0" aria-valuemax=${Math.max(0, last)} aria-valuenow=${now} aria-valuetext=${this.#readout(now, data)} @keydown=${this.#key} @pointermove=${this.#pointer} @pointerleave=${this.#left} @click=${this.#pin}>
        <svg width=${width} height=${floor + belowPx} viewBox="0 0 ${width} ${floor + belowPx}" aria-hidden="true">
          ${bars}<path class="dist-floor" d="M0 ${floor + 0.5}H${width}" />
          ${named.map(({ row }, index) => svg`<path class="dist-mark" d="M${num(places[index] ?? 0)} ${rowPx * (rows - row) - 1}V${floor}" />`)}
          ${named.map(({ x, row }, index) => {
            const [name, ...value] = (names[index]?.text ?? '').split(' ');
            return svg`<text x=${num(x)} y=${rowPx * (rows - row) - 5} text-anchor="middle"><tspan class="w5">${name}</tspan> ${value.join(' ')}</text>`;
          })}
          ${this.#ticks(axis, data, frame).map(({ x, text }) => svg`<text class="dist-tick" x=${num(x)} y=${floor + 15} text-anchor="middle">${text}</text>`)}
        </svg>
      </div>
      ${notes(data, (key, values) => this.#say(key, values)).map((note) => html`<div class="dist-note">${note}</div>`)}`;
  }

  /** Labels of the axis; one nearer to its neighbour than 12 px is dropped. */
  #ticks(
    axis: Axis,
    { scale, value }: DistributionData,
    { width, measure }: DistributionFrame,
  ): readonly { x: number; text: string }[] {
    let end = Number.NEGATIVE_INFINITY;
    return axisTicks(axis, scale, Math.max(2, Math.floor(width / 72))).flatMap((tick) => {
      const text = value(tick);
      const half = measure(text) / 2;
      const x = Math.max(half, Math.min(axis.at(tick), width - half));
      if (x - half < end + tickGapPx) return [];
      end = x + half;
      return [{ x, text }];
    });
  }
  #quantile({ p, value, how }: Quantile, data: DistributionData): string {
    const words = data.value(value);
    const key = { exact: '', estimate: 'about', below: 'under', above: 'over' }[how];
    const percent = Number((p * 100).toPrecision(6));
    return `p${percent} ${key === '' ? words : this.#say(key, { v: words })}`;
  }
  #summary({ spread, label }: DistributionData, quantiles: readonly string[]): string {
    return this.#say('summary', { n: spread.total, label, quantiles: this.#frame?.format.list(quantiles) ?? '' });
  }
  /** `38 ms – 47 ms · 1,204 values · 12.4% of all · 61.2% below 47 ms` */
  #readout(index: number, { spread, value }: DistributionData): string {
    const bucket = this.#buckets[index];
    const { format } = this.#frame ?? {};
    if (!bucket || !format) return '';
    const upTo =
      (spread.below?.count ?? 0) + this.#buckets.slice(0, index + 1).reduce((sum, { count }) => sum + count, 0);
    const span =
      bucket.from === bucket.to
        ? value(bucket.from)
        : this.#say('span', { from: value(bucket.from), to: value(bucket.to) });
    const share = (count: number): string => format.percent((100 * count) / spread.total);
    return [
      span,
      this.#say('count', { n: bucket.count }),
      this.#say('share', { v: share(bucket.count) }),
      ...(bucket.from === bucket.to ? [] : [this.#say('up-to', { share: share(upTo), v: value(bucket.to) })]),
    ].join(' · ');
  }

  /** The bar that a value lies in. */
  #bucketOf(quantile: Quantile | undefined): number {
    if (!quantile) return 0;
    const found = this.#buckets.findIndex(({ to }) => quantile.value < to);
    return found < 0 ? Math.max(0, this.#buckets.length - 1) : found;
  }
  #move(index: number | null): void {
    this.#at = index === null ? null : Math.max(0, Math.min(this.#buckets.length - 1, index));
    this.#paint();
  }
  #key = (event: KeyboardEvent): void => {
    const last = this.#buckets.length - 1;
    const step = event.shiftKey ? 10 : 1;
    const quantiles = [...new Set((this.#data?.spread.quantiles ?? []).map((quantile) => this.#bucketOf(quantile)))];
    const from = this.#at;
    const to: number | undefined = {
      ArrowLeft: (from ?? last + 1) - step,
      ArrowRight: (from ?? -1) + step,
      Home: 0,
      End: last,
      ArrowUp: quantiles.find((at) => from === null || at > from) ?? from ?? 0,
      ArrowDown: quantiles.findLast((at) => from === null || at < from) ?? from ?? 0,
    }[event.key];
    if (to !== undefined) this.#move(to);
    else if (event.key === 'Enter') this.#pin();
    else if (event.key === 'Escape' && from !== null) {
      this.#pinned = false;
      this.#move(null);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  #pointer = (event: PointerEvent): void => {
    if (this.#pinned || !this.#data || !this.#frame) return;
    const x = event.clientX - (event.currentTarget as Element).getBoundingClientRect().left;
    const axis = axisOf(this.#buckets, this.#data.scale, this.#frame.width);
    const at = this.#buckets.findLastIndex((bucket) => boxOf(bucket, axis).x <= x);
    if (at !== this.#at) this.#move(at < 0 ? 0 : at);
  };
  #left = (): void => {
    if (!this.#pinned) this.#move(null);
  };
  #pin = (): void => {
    this.#pinned = !this.#pinned && this.#at !== null;
  };
}

const num = (value: number): string => value.toFixed(1);

const quantileX = ({ value, how }: Quantile, axis: Axis, width: number): number =>
  how === 'below' ? 0 : how === 'above' ? width : axis.at(value);

/** Where a bar stands; one of no width is a few px wide. */
const boxOf = ({ from, to }: Bucket, axis: Axis): { readonly x: number; readonly size: number } => {
  const [a, b] = [axis.at(from), axis.at(to)];
  return b - a >= 1 ? { x: a, size: b - a } : { x: a - 2, size: 4 };
};

/** Counts by width, so that area is the count; bars of one width keep their counts. */
function heightsOf(
  buckets: readonly Bucket[],
  axis: Axis,
): { readonly values: readonly number[]; readonly most: number; readonly uneven: boolean } {
  const sizes = buckets.map((bucket) => boxOf(bucket, axis).size);
  const values = buckets.map(({ count }, index) => count / (sizes[index] ?? 1));
  const [least, widest] = [
    sizes.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
    sizes.reduce((a, b) => Math.max(a, b), 0),
  ];
  return { values, most: values.reduce((a, b) => Math.max(a, b), 0), uneven: widest > least * 1.05 + 0.5 };
}

/** What was left out, and what has no place on the axis. */
function notes(
  { spread, scale, value }: DistributionData,
  say: (key: string, values: object) => string,
): readonly string[] {
  const { below, above, leftOut } = spread;
  return [
    ...(below
      ? [
          below.to === 0 && scale === 'log'
            ? say('below.zero', { n: below.count })
            : say('below', { n: below.count, v: value(below.to) }),
        ]
      : []),
    ...(above ? [say('above', { n: above.count, v: value(above.from) })] : []),
    ...(leftOut > 0 ? [say('left-out', { n: leftOut })] : []),
  ];
}
