import type { Drawing } from '../../base/drawing.ts';
import { later } from '../../base/later.ts';
import { watchDensity } from '../../controllers/density.ts';
import type { TokenController } from '../../controllers/tokens.ts';
import { microPx } from '../../theme/constants.ts';
import { drawingOf } from './drawing-of.ts';
import { legendRows, paintLegend } from './paint-marks.ts';
import { type Dense, hatchOn, type Ink, type PlacedName, type PlotModel, type Sheet } from './sheet.ts';
import { Telling } from './telling.ts';
import { indexFrom, type Margins, paintSheet, sheetOf } from './sheet-layout.ts';
import type { Frame, PlotData, PlotWords, Span, Zoomed } from './types.ts';
import type { ZoomInput } from './zoom.ts';

export interface TimePlotOptions {
  readonly tokens: TokenController;
  /** `fillDense`, for charts that may have more points than pixels: on the page such lines cost half of what a stroke does. */
  readonly dense?: Dense;
  /** The crosshair went to a point, by pointer or keyboard; null: it left. Not told of `show()`. */
  readonly onCursor: (index: number | null, time: number | null) => void;
  /** What is seen became another span, or more came after it; null: everything is seen again. `reader`: by a gesture or key. */
  readonly onZoom?: (zoomed: Zoomed | null, reader: boolean) => void;
}

/** A kind of chart over time: how its data becomes a model, and what it leaves around its plot. */
export interface PlotKind<D extends PlotData> extends Margins {
  readonly model: (data: D, frame: Frame) => PlotModel;
}

/** Zoom and pan come when a pointer or the focus does. */
const reading = later(() => import('./zoom.ts'));
const unitPx = 20;

/**
 * What charts over time share: a canvas for the picture and one for the crosshair, coverage rail and axes, zoom that
 * stays where it is while data streams in, and one tab stop whose points are read out as the value of a slider, so that
 * no live region is needed. It knows no events and makes no words.
 *
 * Over 300 lines, because everything here moves one state (data, span seen, crosshair); what can be a function of it stands beside it.
 */
export class TimePlot<D extends PlotData> {
  #options: TimePlotOptions;
  #kind: PlotKind<D>;
  #place: HTMLElement | undefined;
  // Made when there is a place for them, so that a pane can be constructed without a page.
  #picture!: HTMLCanvasElement;
  #over!: HTMLCanvasElement;
  #flag!: HTMLElement;
  #zoomInput: ZoomInput | undefined;
  #leaveDensity: (() => void) | undefined;
  #data: D | undefined;
  #model: PlotModel | undefined;
  #words: PlotWords | undefined;
  #frame: Frame | undefined;
  #sheet: Sheet | undefined;
  #painted = '';
  #window: Span | null = null;
  /** A span to show, that came before the data. */
  #asked: Span | null = null;
  /** The newest point when the reader zoomed. */
  #newest = Number.NEGATIVE_INFINITY;
  #toldZoom = '';
  /** Time under the crosshair. */
  #at: number | null = null;
  #pinned = false;
  #focus: string | null = null;
  #brush: readonly [number, number] | null = null;
  #overClean = false;
  #waiting = 0;
  #telling = new Telling(() => this.#tell());

  constructor(options: TimePlotOptions, kind: PlotKind<D>) {
    this.#options = options;
    this.#kind = kind;
  }

  /** Draws into an element; again with the same one is cheap. Without room nothing is drawn until there is some. */
  draw(place: HTMLElement, data: D, words: PlotWords, frame: Frame): void {
    if (place !== this.#place) this.#attach(place);
    const fresh = data !== this.#data || frame.log !== this.#frame?.log;
    this.#words = words;
    this.#frame = frame;
    if (fresh) this.#model = this.#kind.model(data, frame);
    this.#data = data;
    const model = this.#model as PlotModel;
    this.#say('aria-label', model.summary);
    if (this.#focus !== null && !model.series.some(({ key, hidden }) => key === this.#focus && !hidden))
      this.#focus = null;
    if (this.#asked) {
      this.zoom(this.#asked);
      // What stands around the plot was rendered before it was known.
      this.#toldZoom = '';
    }
    if (this.#window) this.#window = within(this.#window, model);
    const said = [words.end, words.timeZone, words.level(1, true), words.tick(model.from, true)];
    const as = JSON.stringify([frame, said, this.#options.tokens.version, devicePixelRatio]);
    if (fresh || as !== this.#painted) {
      this.#painted = as;
      this.#paint();
    }
    this.#tellZoom(false);
    this.#telling.soon();
  }

  destroy(): void {
    const place = this.#place;
    cancelAnimationFrame(this.#waiting);
    this.#waiting = 0;
    this.#telling.stop();
    this.#zoomInput?.dispose();
    this.#zoomInput = this.#place = undefined;
    this.#leaveDensity?.();
    for (const [type, listener] of this.#listeners) place?.removeEventListener(type, listener);
    this.#sheet = undefined;
    if (!place) return;
    for (const part of [this.#picture, this.#over, this.#flag]) part.remove();
    // Memory of canvases is freed with their size, not with their node.
    this.#picture.width = this.#over.width = 0;
    this.#painted = '';
  }

  /** Point under the crosshair. */
  get index(): number | null {
    return this.#at === null ? null : this.#indexAt(this.#at);
  }
  /** Time under the crosshair, ms. */
  get time(): number | null {
    return this.#at;
  }
  /** What the reader zoomed to; null: everything is seen. */
  get zoomed(): Zoomed | null {
    const { times } = this.#model ?? { times: [] };
    return this.#window && { ...this.#window, behind: times.length - indexFrom(times, this.#newest + 1) };
  }
  /** Names at the ends of their lines, as they stand on the picture, and where; none: a legend must name the series. */
  get names(): readonly PlacedName[] {
    return this.#sheet?.names ?? [];
  }
  get box(): Sheet['box'] {
    return this.#sheet?.box ?? { left: 0, top: 0, width: 0, height: 0 };
  }
  /** Values that a logarithmic axis has no place for. */
  get refused(): number {
    return this.#model?.refused ?? 0;
  }
  /** Lowest level of the y axis. */
  get lowest(): number {
    return this.#sheet?.levels[0] ?? 0;
  }

  /** Moves the crosshair without telling: another pane did it. A time that is not on the axis takes it away. */
  show(time: number | null): void {
    const index = time === null ? null : this.#indexAt(time);
    this.#set(index === null ? null : (this.#model?.times[index] ?? null));
  }
  /** Shows a span, or everything, without telling. One that lies beside the data shows everything; before there is any, it waits. */
  zoom(span: Span | null): void {
    const model = this.#model;
    const waits = span !== null && !model?.times.length;
    this.#asked = waits ? span : null;
    const overlaps = span && model && span.from < model.to && span.to > model.from;
    this.#see(overlaps ? span : null, null);
    this.#toldZoom = JSON.stringify(this.zoomed);
  }
  /** The span that is shown, or waits for data; null: everything. To keep, and to give back to `zoom()`. */
  get span(): Span | null {
    return this.#asked ?? (this.#window && { ...this.#window });
  }
  /** Everything again, up to what came last. */
  live(): void {
    this.#see(null);
  }

  /** What is seen now with its unit and legend, for files. Null before the first picture. */
  drawing(): Drawing | null {
    const [model, words, frame] = [this.#model, this.#words, this.#frame];
    if (!model || !words || !frame || !this.#sheet) return null;
    const named = this.#sheet.names.length > 0 || model.series.length < 2;
    const font = this.#options.tokens.font(microPx);
    const rows = named ? [] : legendRows(this.#sheet.ink, font, frame.width, model.series);
    const head = words.unit ? unitPx : 0;
    const [window, focus] = [this.#window, this.#focus];
    const height = head + frame.height + (rows.length > 0 ? ((rows.at(-1)?.row ?? 0) + 1) * 20 + 8 : 0);
    // Colours and data of now, also where it is painted later.
    const moved = { ...frame, height: frame.height + head };
    const paintOn = (ink: Ink, hatch: Sheet['hatch']): void => {
      const shifted = this.#sheetOn(ink, hatch, model, words, { frame: moved, window, head, file: true });
      if (words.unit) {
        ink.font = font;
        ink.textAlign = 'start';
        ink.textBaseline = 'alphabetic';
        ink.fillStyle = shifted.color('ink-3');
        ink.fillText(words.unit, 0, 11);
      }
      paintSheet(shifted, focus);
      paintLegend(shifted, rows, moved.height + 4);
    };
    return drawingOf(frame.width, height, paintOn);
  }

  #attach(place: HTMLElement): void {
    this.destroy();
    this.#place = place;
    place.classList.add('plot');
    place.tabIndex = 0;
    place.setAttribute('role', 'slider');
    place.setAttribute('aria-orientation', 'horizontal');
    this.#picture = document.createElement('canvas');
    this.#over = document.createElement('canvas');
    this.#flag = document.createElement('div');
    this.#flag.className = 'flag';
    this.#flag.hidden = true;
    this.#overClean = true;
    for (const part of [this.#picture, this.#over, this.#flag]) {
      part.setAttribute('aria-hidden', 'true');
      place.append(part);
    }
    for (const [type, listener] of this.#listeners) place.addEventListener(type, listener);
    this.#leaveDensity = watchDensity(() => this.#paint());
  }
  #sheetOn(
    ink: Ink,
    hatch: Sheet['hatch'],
    model: PlotModel,
    words: PlotWords,
    { frame, window, head = 0, file = false }: { frame: Frame; window: Span | null; head?: number; file?: boolean },
  ): Sheet {
    const { tokens } = this.#options;
    const looks = {
      color: (name: string) => tokens.color(name),
      font: (size: number, weight?: number) => tokens.font(size, weight),
    };
    const margins = { bottom: this.#kind.bottom, right: this.#kind.right, head };
    const ratio = devicePixelRatio;
    const dense = file ? undefined : this.#options.dense;
    return sheetOf({ ink, model, words, frame, window, looks, hatch, margins, ratio, dense });
  }

  #paint(): void {
    const [model, words, frame] = [this.#model, this.#words, this.#frame];
    const context = this.#place && this.#picture.getContext('2d');
    if (!context || !model || !words || !frame || !(frame.width > 0 && frame.height > 0)) return;
    const ratio = devicePixelRatio;
    for (const canvas of [this.#picture, this.#over]) {
      const [width, height] = [Math.round(frame.width * ratio), Math.round(frame.height * ratio)];
      if (canvas.width === width && canvas.height === height) continue;
      Object.assign(canvas, { width, height });
      canvas.style.setProperty('inline-size', `${frame.width}px`);
      canvas.style.setProperty('block-size', `${frame.height}px`);
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, frame.width, frame.height);
    const hatch = (color: string, px: number) => hatchOn(context, color, px);
    this.#sheet = this.#sheetOn(context, hatch, model, words, { frame, window: this.#window });
    paintSheet(this.#sheet, this.#focus);
    this.#paintOver();
  }
  #soon(): void {
    this.#waiting ||= requestAnimationFrame(() => {
      this.#waiting = 0;
      this.#paint();
    });
  }

  /** Crosshair, and the span that is being marked. */
  #paintOver(): void {
    const [sheet, words, flag] = [this.#sheet, this.#words, this.#flag];
    const context = this.#place && this.#over.getContext('2d');
    if (!sheet || !words || !context) return;
    const { box, ratio } = sheet;
    // A canvas that is touched is composed anew with every frame.
    if (this.#at === null && !this.#brush && this.#overClean) return;
    this.#overClean = this.#at === null && !this.#brush;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, this.#over.width, this.#over.height);
    if (this.#brush) {
      const [x0, x1] = [Math.min(...this.#brush), Math.max(...this.#brush)];
      context.fillStyle = sheet.color('accent');
      context.globalAlpha = 0.16;
      context.fillRect(x0, box.top, x1 - x0, box.height);
      context.globalAlpha = 1;
      for (const x of [x0, x1]) context.fillRect(x, box.top, 1, box.height + 3);
    }
    const { index } = this;
    const time = index === null ? null : (sheet.model.times[index] ?? null);
    const x = time === null ? Number.NaN : sheet.x(time);
    const seen = index !== null && x >= box.left - 1 && x <= box.left + box.width + 1;
    const text = seen ? words.flag(index) : '';
    flag.hidden = text === '';
    if (!seen) return;
    context.fillStyle = sheet.color('ink');
    context.fillRect(Math.round(x * ratio) / ratio - 0.5, box.top, 1, box.height + 9);
    sheet.model.paintPoint?.({ ...sheet, ink: context }, index, this.#focus);
    if (text === '') return;
    flag.textContent = text;
    const half = flag.offsetWidth / 2;
    flag.style.setProperty('left', `${Math.max(half, Math.min(x, (this.#frame?.width ?? 0) - half))}px`);
    flag.style.setProperty('top', `${box.top + box.height + 8}px`);
  }

  /** The point as the value of the slider. */
  #tell(): void {
    const model = this.#model;
    if (!model || !this.#words) return;
    const last = Math.max(0, model.times.length - 1);
    const now = this.index ?? last;
    const values = {
      'aria-valuemin': 0,
      'aria-valuemax': last,
      'aria-valuenow': now,
      'aria-valuetext': model.times.length === 0 ? '' : this.#words.point(now, this.#focus ?? undefined),
    };
    for (const [name, value] of Object.entries(values)) this.#say(name, String(value));
  }
  /** Told anew only when it is another thing. */
  #say(name: string, value: string): void {
    if (this.#place?.getAttribute(name) !== value) this.#place?.setAttribute(name, value);
  }
  #tellZoom(reader: boolean): void {
    const { zoomed } = this;
    const said = JSON.stringify(zoomed);
    if (said === this.#toldZoom || (zoomed === null && this.#toldZoom === '')) return;
    this.#toldZoom = said;
    // Later, because a pane may be in the midst of drawing.
    queueMicrotask(() => this.#options.onZoom?.(this.zoomed, reader));
  }

  /** The point that a moment belongs to; null: it is not on the axis. */
  #indexAt(time: number): number | null {
    const { times, from, to } = this.#model ?? { times: [], from: 0, to: 0 };
    const { widthMs } = this.#data ?? {};
    const { length } = times;
    if (length === 0) return null;
    const room = (to - from) / (2 * Math.max(1, length));
    if (time < from - room || time > to + Math.max(room, widthMs ?? 0)) return null;
    const next = indexFrom(times, time);
    if (widthMs !== undefined && times[0] === from) return Math.max(0, times[next] === time ? next : next - 1);
    if (next === 0 || next === length) return Math.max(0, Math.min(length - 1, next));
    return time - (times[next - 1] ?? 0) < (times[next] ?? 0) - time ? next - 1 : next;
  }
  #set(time: number | null): void {
    this.#at = time;
    this.#paintOver();
    this.#telling.now();
  }
  /** By the reader: others are told. */
  #move(index: number | null): void {
    const time = index === null ? null : (this.#model?.times[index] ?? null);
    if (time === this.#at) return;
    const seen = this.#window;
    if (time !== null && seen && (time < seen.from || time > seen.to)) {
      const half = (seen.to - seen.from) / 2;
      this.#see({ from: time - half, to: time + half });
    }
    this.#set(time);
    this.#options.onCursor(index, time);
  }

  #see(span: Span | null, reader: true | null = true): void {
    const model = this.#model;
    if (!model) return;
    const next = span && within(span, model);
    if (next && !this.#window) this.#newest = model.times.at(-1) ?? Number.NEGATIVE_INFINITY;
    if (!next) this.#newest = Number.NEGATIVE_INFINITY;
    this.#window = next;
    this.#soon();
    if (reader) this.#tellZoom(true);
  }

  get #listeners(): readonly (readonly [string, (event: Event) => void])[] {
    return [
      ['keydown', this.#key as (event: Event) => void],
      ['click', this.#pin],
      ['pointermove', this.#point as (event: Event) => void],
      ['pointerleave', this.#leave],
      ['pointerenter', this.#near],
      ['pointerdown', this.#near],
      ['focus', this.#near],
    ];
  }
  #point = (event: PointerEvent): void => {
    const sheet = this.#sheet;
    if (this.#pinned || this.#brush || this.#zoomInput?.busy || !sheet || sheet.model.times.length === 0) return;
    const x = event.clientX - this.#picture.getBoundingClientRect().left;
    const { box, from, to } = sheet;
    if (x < box.left - 4 || x > box.left + box.width + 4) return this.#move(null);
    const time = from + ((x - box.left) / box.width) * (to - from);
    const { times } = sheet.model;
    const next = indexFrom(times, time);
    const before =
      time - (times[next - 1] ?? Number.NEGATIVE_INFINITY) < (times[next] ?? Number.POSITIVE_INFINITY) - time;
    this.#move(Math.max(0, Math.min(times.length - 1, before ? next - 1 : next)));
  };
  #leave = (): void => {
    if (!this.#pinned) this.#move(null);
  };
  #pin = (event: Event): void => {
    if (this.#zoomInput?.moved) return;
    const finger = event instanceof PointerEvent && event.pointerType === 'touch';
    // A finger points and pins in one; lifted, it has no place to be.
    if (finger && !this.#pinned) this.#point(event);
    else if (finger) this.#move(null);
    this.#pinned = !this.#pinned && this.#at !== null;
  };
  #near = (event: Event): void => {
    if (this.#zoomInput) return;
    void reading.load().then(() => {
      const place = this.#place;
      if (!reading.now || !place || this.#zoomInput) return;
      this.#zoomInput = new reading.now.ZoomInput(place, {
        box: () => this.box,
        seen: () => this.#window ?? this.#model ?? { from: 0, to: 0 },
        whole: () => this.#model ?? { from: 0, to: 0 },
        middle: () => this.#at,
        zoomed: () => this.#window !== null,
        see: (span) => this.#see(span),
        mark: (x0, x1) => {
          this.#brush = x0 === null ? null : [x0, x1];
          this.#paintOver();
        },
      });
      if (event instanceof PointerEvent && event.type === 'pointerdown') this.#zoomInput.down(event);
    });
  };

  /** ←/→ a point, with Shift 10, Home and End; ↑/↓ a series; Enter pins, Escape clears; + − 0 zoom. */
  #key = (event: KeyboardEvent): void => {
    const { key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const last = (this.#model?.times.length ?? 0) - 1;
    const from = this.index;
    const step = event.shiftKey ? 10 : 1;
    const to = { ArrowLeft: (from ?? last + 1) - step, ArrowRight: (from ?? last - step) + step, Home: 0, End: last }[
      key
    ];
    if (to !== undefined && last >= 0) {
      this.#move(Math.max(0, Math.min(last, to)));
    } else if (key === 'ArrowUp' || key === 'ArrowDown') this.#walk(key === 'ArrowUp' ? -1 : 1);
    else if (key === 'Enter') this.#pinned = !this.#pinned && from !== null;
    else if (key === 'Escape' && (from !== null || this.#focus !== null || this.#window)) {
      this.#pinned = false;
      if (from === null && this.#focus === null) this.live();
      else {
        this.#focus = null;
        this.#move(null);
        this.#soon();
      }
    } else if (['+', '=', '-', '0', 'PageUp', 'PageDown'].includes(key)) {
      if (this.#zoomInput) this.#zoomInput.key(key);
      else void reading.load().then(() => this.#zoomInput?.key(key));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  /** Through the series, and past the last of them back to all. */
  #walk(by: number): void {
    const keys = [null, ...(this.#model?.series ?? []).flatMap(({ key, hidden }) => (hidden ? [] : [key]))];
    this.#focus = keys.at((keys.indexOf(this.#focus) + by + keys.length) % keys.length) ?? null;
    this.#telling.now();
    this.#paint();
  }
}

/** A span inside of what there is: as long as it was, as long as there is so much; never shorter than a thousandth, or than two points. */
function within(span: Span, model: PlotModel): Span | null {
  const whole = model.to - model.from;
  const least = Math.min(whole, Math.max(1, (2 * whole) / Math.max(2, model.times.length)));
  const long = Math.max(least, span.to - span.from);
  if (!(long < whole * 0.999)) return null;
  const middle = (span.from + span.to) / 2;
  const from = Math.max(model.from, Math.min(model.to - long, middle - long / 2));
  return { from, to: from + long };
}
