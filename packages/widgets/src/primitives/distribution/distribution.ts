import { html, nothing, render, svg, type TemplateResult } from 'lit';
import type { Drawing } from '../../base/drawing.ts';
import type { Format } from '../../base/format.ts';
import { drawingOf } from '../time-series/drawing-of.ts';
import { Telling } from '../time-series/telling.ts';
import type { Looks } from '../time-series/sheet-layout.ts';
import { axisOf } from './axis.ts';
import { boxOf, type Layout, layoutOf } from './layout.ts';
import { heightOf, paintDistribution } from './paint.ts';
import { type Bucket, fewer, type Scale, type Spread } from './spread.ts';
import { noteWords, quantileWords, sayIn, summaryWords } from './sentences.ts';

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
  /** What assistive technology is told; of data that streams in not with every picture. */
  #said: { readonly summary: string; readonly now: number; readonly text: string } | null = null;
  #telling = new Telling(() => {
    const [data, frame] = [this.#data, this.#frame];
    if (!data || !frame) return;
    const now = this.#at ?? this.#bucketOf(data.spread.quantiles[0]?.value);
    this.#said = { summary: summaryWords(data, frame.format), now, text: this.#readout(now, data) };
    this.#paint();
  });

  /** `place`: an empty element. */
  constructor(place: HTMLElement) {
    this.#place = place;
  }
  /** Bar under the cursor. */
  get index(): number | null {
    return this.#at;
  }

  draw(data: DistributionData, frame: DistributionFrame): void {
    const walked = this.#at === null ? undefined : this.#buckets[this.#at];
    this.#data = data;
    this.#frame = frame;
    this.#buckets = fewer(data.spread.buckets, Math.max(8, Math.floor(frame.width / 3)));
    // The cursor stays on its values while others come.
    if (walked) this.#at = this.#buckets.length === 0 ? null : this.#bucketOf((walked.from + walked.to) / 2);
    if (this.#at === null) this.#pinned = false;
    this.#paint();
    this.#telling.soon();
  }
  /** Nothing is told any more. */
  destroy(): void {
    this.#telling.stop();
  }

  #paint(): void {
    const [data, frame] = [this.#data, this.#frame];
    if (data && frame) render(data.spread.total === 0 ? this.#nothing(data) : this.#picture(data, frame), this.#place);
  }
  #say(key: string, values = {}): string {
    return this.#frame ? sayIn(this.#frame.format)(key, values) : '';
  }

  #nothing({ spread }: DistributionData): TemplateResult {
    return html`<div class="dist-none"><b class="w6">${this.#say('none')}</b> ${this.#say('none.why')}${spread.leftOut > 0 ? ` ${this.#say('left-out', { n: spread.leftOut })}` : nothing}</div>`;
  }

  #layout(data: DistributionData, { width, height, measure }: DistributionFrame): Layout {
    const { spread, scale, value } = data;
    const quantiles = spread.quantiles.map((quantile) =>
      quantileWords(quantile, data, (key, values) => this.#say(key, values)),
    );
    return layoutOf({ spread, scale, value, width, height, measure, quantiles, buckets: this.#buckets });
  }
  /** The unit line: a log scale and bars of different widths are named. */
  #caption({ scale, caption }: DistributionData, { uneven }: Layout): string {
    if (!uneven && scale !== 'log') return caption;
    return this.#say(['log', 'area'].filter((_, index) => [scale === 'log', uneven][index]).join('.'), { caption });
  }
  #notes(data: DistributionData): readonly string[] {
    return noteWords(data, (key, values) => this.#say(key, values));
  }

  #picture(data: DistributionData, frame: DistributionFrame): TemplateResult {
    const layout = this.#layout(data, frame);
    const { width, height, top, floor, bars, names, ticks } = layout;
    const last = Math.max(0, this.#buckets.length - 1);
    const { summary, now, text } = this.#said ?? { summary: '', now: 0, text: '' };
    const drawn = bars.map(({ x, size, wide, high }, index) => {
      const at = index === this.#at;
      return svg`${at ? svg`<rect class="dist-at" x=${num(x)} y=${top - 4} width=${num(size)} height=${num(floor - top + 4)} />` : nothing}<rect class="dist-bar ${at ? 'on' : ''}" x=${num(x)} y=${num(floor - high)} width=${num(wide)} height=${num(high)} />`;
    });
    return html`<div class="dist-unit"><span class="el">${this.#at === null ? this.#caption(data, layout) : this.#readout(this.#at, data)}</span></div>
      <div class="dist-plot" role="slider" tabindex="0" aria-orientation="horizontal" aria-label=${summary} aria-valuemin="0" aria-valuemax=${last} aria-valuenow=${Math.min(last, now)} aria-valuetext=${text} @keydown=${this.#key} @pointermove=${this.#pointer} @pointerleave=${this.#left} @click=${this.#pin}>
        <svg width=${width} height=${height} viewBox="0 0 ${width} ${height}" aria-hidden="true">
          ${drawn}<path class="dist-floor" d="M0 ${floor + 0.5}H${width}" />
          ${names.map(({ mark, from }) => svg`<path class="dist-mark" d="M${num(mark)} ${from}V${floor}" />`)}
          ${names.map(({ x, y, name, value }) => svg`<text x=${num(x)} y=${y} text-anchor="middle"><tspan class="w5">${name}</tspan> ${value}</text>`)}
          ${ticks.map(({ x, text }) => svg`<text class="dist-tick" x=${num(x)} y=${floor + 15} text-anchor="middle">${text}</text>`)}
        </svg>
      </div>
      ${this.#notes(data).map((note) => html`<div class="dist-note">${note}</div>`)}`;
  }

  /** What is drawn, for files; null while there is no value. */
  drawing(looks: Looks): Drawing | null {
    const [data, frame] = [this.#data, this.#frame];
    if (!data || !frame || data.spread.total === 0) return null;
    const layout = this.#layout(data, frame);
    const words = { caption: this.#caption(data, layout), notes: this.#notes(data) };
    return drawingOf(layout.width, heightOf(layout, words.notes), (ink) =>
      paintDistribution(ink, layout, words, looks),
    );
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
  #bucketOf(value: number | undefined): number {
    if (value === undefined) return 0;
    const found = this.#buckets.findIndex(({ to }) => value < to);
    return found < 0 ? Math.max(0, this.#buckets.length - 1) : found;
  }
  #move(index: number | null): void {
    this.#at = index === null ? null : Math.max(0, Math.min(this.#buckets.length - 1, index));
    this.#telling.now();
  }
  #key = (event: KeyboardEvent): void => {
    const last = this.#buckets.length - 1;
    const step = event.shiftKey ? 10 : 1;
    const quantiles = [...new Set((this.#data?.spread.quantiles ?? []).map(({ value }) => this.#bucketOf(value)))];
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
