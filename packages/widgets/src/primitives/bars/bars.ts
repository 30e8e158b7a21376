import uPlot from 'uplot';
import type { TokenController } from '../../controllers/tokens.ts';
import { levels } from '../time-series/levels.ts';
import { paintLevels, paintRail, paintTimes, type Sheet } from '../time-series/paint.ts';
import type { TimeSeriesWords } from '../time-series/types.ts';
import { paintBars, paintGaps } from './paint.ts';
import type { BarsData } from './types.ts';

/** Tokens that a pane with bars must list in its `colors`, beside those of its parts. */
export const barsColors = ['surface', 'ink', 'ink-2', 'ink-3', 'grid', 'line-control', 'warn'];

export interface BarsOptions {
  readonly tokens: TokenController;
  /** The crosshair went to a bucket, by pointer or keyboard; null: it left. */
  readonly onCursor: (index: number | null) => void;
}

const leftPx = 40;
const axisPx = 30;

/**
 * Stacked bars over time on uPlot: scales and crosshair are uPlot's; bars, gridlines, coverage rail and labels are
 * painted in its hooks. It knows no events and makes no words. One tab stop, a slider as in `TimeSeries`.
 */
export class Bars {
  #options: BarsOptions;
  #place: HTMLElement | undefined;
  #plot: uPlot | undefined;
  #data: BarsData | undefined;
  #words: TimeSeriesWords | undefined;
  #levels: readonly number[] = [];
  #height = 0;
  #colors = '';
  #pinned = false;

  constructor(options: BarsOptions) {
    this.#options = options;
  }

  /** Draws into an element; again with the same one is cheap. */
  draw(place: HTMLElement, data: BarsData, words: TimeSeriesWords, width: number, height: number): void {
    const fresh = data !== this.#data;
    const reworded = words.end !== this.#words?.end;
    this.#data = data;
    this.#words = words;
    const top = data.times.reduce((most, _, index) => Math.max(most, total(data, index)), 0);
    this.#levels = levels(top, height < 130 ? 3 : 4);
    place.setAttribute('aria-label', data.summary);
    const { version } = this.#options.tokens;
    if (!this.#plot || place !== this.#place) {
      this.#attach(place);
      this.#build(width, height);
    } else if (width !== this.#plot.width || height !== this.#height) {
      this.#plot.setData(this.#columns());
      this.#plot.setSize({ width, height });
    } else if (fresh) this.#plot.setData(this.#columns());
    else if (version !== this.#colors || reworded) this.#plot.redraw(false);
    this.#height = height;
    this.#colors = version;
    this.#tell(this.index);
  }

  destroy(): void {
    this.#plot?.destroy();
    this.#place?.removeEventListener('keydown', this.#key);
    this.#place?.removeEventListener('click', this.#pin);
    this.#plot = this.#place = undefined;
  }

  /** Bucket under the crosshair. */
  get index(): number | null {
    const { idx, left } = this.#plot?.cursor ?? {};
    return idx == null || (left ?? -1) < 0 ? null : idx;
  }

  #attach(place: HTMLElement): void {
    this.destroy();
    this.#place = place;
    place.classList.add('plot');
    place.tabIndex = 0;
    place.setAttribute('role', 'slider');
    place.setAttribute('aria-orientation', 'horizontal');
    place.addEventListener('keydown', this.#key);
    place.addEventListener('click', this.#pin);
  }

  /** A bucket stands at its middle, so that the crosshair and the rail's borders lie right. */
  #columns(): uPlot.AlignedData {
    const data = this.#data as BarsData;
    return [data.times.map((time) => time + data.widthMs / 2), data.times.map((_, index) => total(data, index))];
  }

  #build(width: number, height: number): void {
    this.#plot?.destroy();
    if (!this.#place) return;
    const range = (): uPlot.Range.MinMax => {
      const { times, widthMs } = this.#data as BarsData;
      return [times[0] ?? 0, (times.at(-1) ?? 0) + widthMs];
    };
    const paint =
      (...steps: ((sheet: Sheet, data: BarsData) => void)[]) =>
      (plot: uPlot) => {
        const sheet = this.#sheet(plot);
        for (const step of steps) step(sheet, this.#data as BarsData);
      };
    const bound: uPlot.Cursor.MouseListenerFactory = (_, __, act) => (event) => (this.#pinned ? null : act(event));
    this.#plot = new uPlot(
      {
        width,
        height,
        padding: [10, 2, axisPx, leftPx],
        legend: { show: false },
        scales: { x: { time: false, range }, y: { range: () => [0, Math.max(1, this.#levels.at(-1) ?? 1)] } },
        axes: [{ show: false }, { show: false }],
        // Drawn by hand below: uPlot knows only the totals.
        series: [{}, { show: true, paths: () => null, points: { show: false } }],
        cursor: {
          y: false,
          points: { show: false },
          drag: { x: false, y: false, setScale: false },
          bind: { mousemove: bound, mouseleave: bound },
        },
        hooks: {
          drawAxes: [paint(paintLevels)],
          draw: [paint(paintBars, paintRail, paintTimes, paintGaps)],
          setCursor: [
            () => {
              this.#tell(this.index);
              this.#options.onCursor(this.index);
            },
          ],
        },
      },
      this.#columns(),
      this.#place,
    );
  }

  #sheet(plot: uPlot): Sheet {
    const { tokens } = this.#options;
    const data = this.#data as BarsData;
    const ratio = uPlot.pxRatio;
    const times = data.times.map((time) => time + data.widthMs / 2);
    return {
      plot,
      data: { times, series: [], coverage: data.coverage, open: false, summary: data.summary },
      words: this.#words as TimeSeriesWords,
      levels: this.#levels,
      ratio,
      direct: false,
      color: (token) => tokens.color(token),
      font: (weight = 400) => tokens.font(11 * ratio, weight),
    };
  }

  /** The bucket as the value of the slider. */
  #tell(index: number | null): void {
    const last = (this.#data?.times.length ?? 1) - 1;
    const now = index ?? last;
    const values = {
      'aria-valuemin': 0,
      'aria-valuemax': Math.max(0, last),
      'aria-valuenow': Math.max(0, now),
      'aria-valuetext': this.#words?.point(now) ?? '',
    };
    for (const [name, value] of Object.entries(values)) this.#place?.setAttribute(name, String(value));
  }
  #move(index: number | null): void {
    const plot = this.#plot;
    if (!plot || !this.#data) return;
    const at = (this.#data.times[index ?? 0] ?? 0) + this.#data.widthMs / 2;
    plot.setCursor({ left: index === null ? -10 : plot.valToPos(at, 'x'), top: index === null ? -10 : 0 });
  }

  /** ←/→ a bucket, with Shift 10, Home and End; Enter pins, Escape clears. */
  #key = (event: KeyboardEvent): void => {
    const last = (this.#data?.times.length ?? 1) - 1;
    const from = this.index;
    const step = event.shiftKey ? 10 : 1;
    const to = {
      ArrowLeft: (from ?? last + 1) - step,
      ArrowRight: (from ?? last - step) + step,
      Home: 0,
      End: last,
    }[event.key];
    if (to !== undefined) this.#move(Math.max(0, Math.min(last, to)));
    else if (event.key === 'Enter') this.#pin();
    else if (event.key === 'Escape' && from !== null) {
      this.#pinned = false;
      this.#move(null);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  #pin = (): void => {
    this.#pinned = !this.#pinned && this.index !== null;
  };
}

const total = (data: BarsData, index: number): number =>
  data.parts.reduce((sum, { values }) => sum + (values[index] ?? 0), 0);
