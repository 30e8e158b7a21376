import uPlot from 'uplot';
import type { TokenController } from '../../controllers/tokens.ts';
import { levels } from './levels.ts';
import { lineDash, paintBand, paintLevels, paintMarks, paintRail, paintTimes, type Sheet } from './paint.ts';
import type { TimeSeriesData, TimeSeriesWords } from './types.ts';

/** Tokens that a pane with a time series must list in its `colors`. */
export const timeSeriesColors = [
  'surface',
  'ink',
  'ink-2',
  'ink-3',
  'grid',
  'line-control',
  'ok',
  'critical',
  'warn',
  'series-1',
  'series-2',
  'series-3',
  'series-4',
];

export interface TimeSeriesOptions {
  readonly tokens: TokenController;
  /** The crosshair went to a point, by pointer or keyboard; null: it left. */
  readonly onCursor: (index: number | null) => void;
}
export interface Frame {
  readonly width: number;
  readonly height: number;
  /** px at the left for levels. */
  readonly left: number;
  /** Names at the ends of the lines, where there is room. */
  readonly direct: boolean;
}

/** Room under the plot for times, and from its end to the names of the lines, px. */
const axisPx = 34;
const namesGapPx = 14;

/**
 * Lines over time on uPlot: scales, paths and crosshair are uPlot's; axes, coverage rail, bands and labels are painted
 * here, in its hooks. It knows no events and makes no words. One tab stop; arrow keys move the crosshair, and the point
 * is read out as the value of a slider, so that no live region is needed.
 */
export class TimeSeries {
  #options: TimeSeriesOptions;
  #place: HTMLElement | undefined;
  #flag: HTMLElement | undefined;
  #plot: uPlot | undefined;
  /** What decides how the plot is built; anything else only needs new data. */
  #shape = '';
  #colors = '';
  #data: TimeSeriesData | undefined;
  #words: TimeSeriesWords | undefined;
  #levels: readonly number[] = [];
  #frame: Frame | undefined;
  #pinned = false;
  #moving = false;

  constructor(options: TimeSeriesOptions) {
    this.#options = options;
  }

  /** Draws into an element; again with the same one is cheap. */
  draw(place: HTMLElement, data: TimeSeriesData, words: TimeSeriesWords, frame: Frame): void {
    this.#words = words;
    const before = this.#data;
    this.#data = data;
    const tall = data.series
      .flatMap(({ values }) => values)
      .reduce<number>((top, value) => Math.max(top, value ?? 0), 0);
    this.#levels = levels(tall, frame.height < 180 ? 2 : 4);
    const shape = JSON.stringify([
      data.series.map(({ key, color, estimate }) => [key, color, estimate]),
      data.open,
      data.remark !== undefined,
      frame.left,
      frame.direct,
    ]);
    const moved = place !== this.#place;
    if (moved) this.#attach(place);
    const { version } = this.#options.tokens;
    place.setAttribute('aria-label', data.summary);
    if (!this.#plot || moved || shape !== this.#shape) {
      this.#shape = shape;
      this.#frame = frame;
      this.#build();
    } else {
      const resized = frame.width !== this.#frame?.width || frame.height !== this.#frame?.height;
      this.#frame = frame;
      if (before !== data) this.#plot.setData(this.#columns());
      if (resized) this.#plot.setSize(frame);
      else if (version !== this.#colors) this.#plot.redraw(false);
    }
    this.#colors = version;
    this.#tell(this.index);
  }

  destroy(): void {
    this.#plot?.destroy();
    this.#flag?.remove();
    this.#place?.removeEventListener('keydown', this.#key);
    this.#place?.removeEventListener('click', this.#pin);
    this.#plot = this.#place = this.#flag = undefined;
  }

  /** Point under the crosshair. */
  get index(): number | null {
    const { idx, left } = this.#plot?.cursor ?? {};
    return idx == null || (left ?? -1) < 0 ? null : idx;
  }
  /** Moves the crosshair without telling: another pane did it. */
  show(time: number | null): void {
    this.#moving = true;
    const { times } = this.#data ?? { times: [] };
    if (time === null || times.length === 0) this.#move(null);
    else
      this.#move(
        times.reduce(
          (best, at, index) => (Math.abs(at - time) < Math.abs((times[best] ?? 0) - time) ? index : best),
          0,
        ),
      );
    this.#moving = false;
  }

  #attach(place: HTMLElement): void {
    this.destroy();
    this.#place = place;
    place.tabIndex = 0;
    place.setAttribute('role', 'slider');
    place.setAttribute('aria-orientation', 'horizontal');
    place.addEventListener('keydown', this.#key);
    place.addEventListener('click', this.#pin);
    this.#flag = document.createElement('div');
    this.#flag.className = 'flag';
    this.#flag.hidden = true;
    this.#flag.setAttribute('aria-hidden', 'true');
  }

  /** Columns of uPlot: x, each series without its open end, then each open end by itself (it is dotted). */
  #columns(): uPlot.AlignedData {
    const { times, series, open } = this.#data as TimeSeriesData;
    const last = times.length - 1;
    const whole = series.map(({ values }) => values.map((value, index) => (open && index === last ? null : value)));
    const ends = open
      ? series.map(({ values }) => values.map((value, index) => (index >= last - 1 ? value : null)))
      : [];
    return [[...times], ...whole, ...ends] as uPlot.AlignedData;
  }

  #build(): void {
    this.#plot?.destroy();
    const [data, frame, place] = [this.#data, this.#frame, this.#place];
    if (!data || !frame || !place) return;
    const color = (token: string) => () => this.#options.tokens.color(token);
    const alone = data.series.length === 1;
    const line = (series: TimeSeriesData['series'][number], open: boolean): uPlot.Series => ({
      stroke: color(series.color),
      width: series.estimate && !alone ? 1.5 : 2,
      dash: lineDash(series, open),
      points: { show: false },
      spanGaps: false,
    });
    const top = data.remark ? 24 : 10;
    const paint =
      (...steps: ((sheet: Sheet) => void)[]) =>
      (plot: uPlot) => {
        const sheet = this.#sheet(plot);
        for (const step of steps) step(sheet);
      };
    this.#plot = new uPlot(
      {
        width: frame.width,
        height: frame.height,
        padding: [top, frame.direct ? this.#namesWidth(data) : 8, axisPx, frame.left],
        legend: { show: false },
        scales: { x: { time: false }, y: { range: () => [0, Math.max(this.#levels.at(-1) ?? 1, this.#top()) * 1.02] } },
        axes: [{ show: false }, { show: false }],
        series: [
          {},
          ...data.series.map((series) => line(series, false)),
          ...(data.open ? data.series.map((series) => line(series, true)) : []),
        ],
        cursor: {
          y: false,
          drag: { x: false, y: false, setScale: false },
          // The line stands at the point that is read, not between two.
          move: (plot, left, top) =>
            left < 0 ? [left, top] : [plot.valToPos(this.#data?.times[plot.posToIdx(left)] ?? 0, 'x'), top],
          // A pinned crosshair stays where it is while the pointer passes by.
          bind: {
            mousemove: (_, __, act) => this.#unlessPinned(act),
            mouseleave: (_, __, act) => this.#unlessPinned(act),
          },
          points: {
            size: 9,
            width: 2,
            fill: (plot, index) =>
              plot.series[index]?.stroke instanceof Function ? String(plot.series[index].stroke(plot, index)) : '',
            stroke: color('surface'),
          },
        },
        hooks: {
          drawAxes: [paint(paintLevels, paintBand)],
          draw: [paint(paintRail, paintTimes, paintMarks)],
          setCursor: [() => this.#cursorMoved()],
        },
      },
      this.#columns(),
      place,
    );
    if (this.#flag) place.append(this.#flag);
  }

  #namesWidth({ series }: TimeSeriesData): number {
    const context = document.createElement('canvas').getContext('2d');
    if (!context) return 148;
    const measure = (text: string, weight: number): number => {
      context.font = this.#options.tokens.font(11, weight);
      return context.measureText(text).width;
    };
    return (
      namesGapPx +
      Math.ceil(Math.max(...series.map(({ label, note }) => Math.max(measure(label, 500), measure(note ?? '', 400)))))
    );
  }
  #unlessPinned(act: uPlot.Cursor.MouseListener): uPlot.Cursor.MouseListener {
    return (event) => (this.#pinned ? null : act(event));
  }
  #top(): number {
    return (this.#data?.series ?? [])
      .flatMap(({ values }) => values)
      .reduce<number>((top, value) => Math.max(top, value ?? 0), 0);
  }
  #sheet(plot: uPlot): Sheet {
    const { tokens } = this.#options;
    const ratio = uPlot.pxRatio;
    return {
      plot,
      data: this.#data as TimeSeriesData,
      words: this.#words as TimeSeriesWords,
      levels: this.#levels,
      ratio,
      direct: this.#frame?.direct ?? false,
      color: (token) => tokens.color(token),
      font: (weight = 400) => tokens.font(11 * ratio, weight),
    };
  }

  #cursorMoved(): void {
    const { index } = this;
    const [plot, flag] = [this.#plot, this.#flag];
    if (!plot || !flag || !this.#words) return;
    flag.hidden = index === null;
    if (index !== null) {
      flag.textContent = this.#words.flag(index);
      const half = flag.offsetWidth / 2;
      const x = plot.over.offsetLeft + plot.valToPos(this.#data?.times[index] ?? 0, 'x');
      flag.style.setProperty('left', `${Math.max(half, Math.min(x, plot.width - half))}px`);
      flag.style.setProperty('top', `${plot.over.offsetTop + plot.over.offsetHeight + 8}px`);
    }
    this.#tell(index);
    if (!this.#moving) this.#options.onCursor(index);
  }
  /** The point as the value of the slider. */
  #tell(index: number | null): void {
    const last = (this.#data?.times.length ?? 1) - 1;
    const now = index ?? last;
    const values = {
      'aria-valuemin': 0,
      'aria-valuemax': last,
      'aria-valuenow': now,
      'aria-valuetext': this.#words?.point(now) ?? '',
    };
    for (const [name, value] of Object.entries(values)) this.#place?.setAttribute(name, String(value));
  }
  #move(index: number | null): void {
    const plot = this.#plot;
    if (!plot) return;
    const left = index === null ? -10 : plot.valToPos(this.#data?.times[index] ?? 0, 'x');
    plot.setCursor({ left, top: index === null ? -10 : 0 });
  }

  /** ←/→ a point, with Shift 10, Home and End; Enter pins, Escape clears. */
  #key = (event: KeyboardEvent): void => {
    const last = (this.#data?.times.length ?? 1) - 1;
    const from = this.index;
    const step = event.shiftKey ? 10 : 1;
    const to = { ArrowLeft: (from ?? last + 1) - step, ArrowRight: (from ?? last - step) + step, Home: 0, End: last }[
      event.key
    ];
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
