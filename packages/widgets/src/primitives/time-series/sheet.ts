import type { Area, PlotData, PlotWords, Series } from './types.ts';

type Paint = CanvasRenderingContext2D['fillStyle'];

/** The part of a canvas that charts paint with; an SVG is written through the same. */
export interface Ink {
  font: string;
  textAlign: CanvasTextAlign;
  textBaseline: CanvasTextBaseline;
  fillStyle: Paint;
  strokeStyle: Paint;
  lineWidth: number;
  lineJoin: CanvasLineJoin;
  globalAlpha: number;
  save(): void;
  restore(): void;
  beginPath(): void;
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  closePath(): void;
  rect(x: number, y: number, width: number, height: number): void;
  arc(x: number, y: number, radius: number, from: number, to: number): void;
  clip(): void;
  fill(): void;
  stroke(): void;
  fillRect(x: number, y: number, width: number, height: number): void;
  strokeRect(x: number, y: number, width: number, height: number): void;
  fillText(text: string, x: number, y: number): void;
  strokeText(text: string, x: number, y: number): void;
  measureText(text: string): { readonly width: number };
  setLineDash(dash: number[]): void;
}

/** What a chart over time shows, without how large: points, what they reach up to, and how they are painted. */
export interface PlotModel extends Pick<PlotData, 'coverage' | 'gaps' | 'annotations' | 'thresholds' | 'summary'> {
  /** Where points stand, ascending, ms. */
  readonly times: readonly number[];
  /** Ends of the axis, ms. */
  readonly from: number;
  readonly to: number;
  /** In the order of the legend. */
  readonly series: readonly Series[];
  /** Values that a logarithmic axis has no place for. */
  readonly refused: number;
  /** Layers are filled, so that keys are blocks and not lines. */
  readonly solid: boolean;
  /** Amounts reach down to 0, whatever the frame says. */
  readonly zero: boolean;
  /** Lowest and highest of the points `first` to `last`; null: nothing is known there. */
  extent(first: number, last: number): readonly [low: number, high: number] | null;
  /** Over the gridlines, clipped to the plot. */
  paint(sheet: Sheet, focus: string | null): void;
  /** Over the rail. */
  paintOver?(sheet: Sheet): void;
  /** What the crosshair marks at a point, with `focus` the series that the reader walks. */
  paintPoint?(sheet: Sheet, index: number, focus: string | null): void;
  /** Where a series ends between two points, as an amount; null: nowhere. */
  endOf(series: Series, first: number, last: number): number | null;
}

/** `points`: x and y in turn, from left to right. False: it did not, because they are few. */
export type Dense = (sheet: Sheet, points: readonly number[], width: number) => boolean;

/** Everything that a paint step needs; px. */
export interface Sheet {
  readonly ink: Ink;
  readonly model: PlotModel;
  readonly words: PlotWords;
  /** The plot without its labels. */
  readonly box: Area;
  /** Times at the edges of the box. */
  readonly from: number;
  readonly to: number;
  /** Points in the box, with one beyond at each side. */
  readonly first: number;
  readonly last: number;
  /** The right edge is where the data ends. */
  readonly live: boolean;
  readonly levels: readonly number[];
  /** Device pixels per px. */
  readonly ratio: number;
  /** Paints a line of more points than pixels, if it is one; left out: every line is stroked, as in a file. */
  readonly dense?: Dense | undefined;
  /** Where names stand at the ends of their lines; none: a legend names them. */
  readonly names: readonly PlacedName[];
  x(time: number): number;
  y(value: number): number;
  color(token: string): string;
  font(weight?: number): string;
  /** Diagonal lines on nothing. */
  hatch(color: string, widthPx: number): Paint;
}

export interface PlacedName {
  readonly series: Series;
  /** px. */
  readonly top: number;
  readonly height: number;
}

/** On a border between device pixels. */
export const crisp = (sheet: Sheet, at: number): number => Math.round(at * sheet.ratio) / sheet.ratio;
/** About 1 px, whole device pixels. */
export const hairline = ({ ratio }: Sheet): number => Math.max(1, Math.round(ratio)) / ratio;

/** Text no wider than that; the rest is an ellipsis. Whole characters stay whole. */
export function fitted(ink: Ink, text: string, width: number): string {
  // Nothing of that length fits anywhere, and measuring it takes its time.
  const short = text.length > 240 ? `${text.slice(0, 240)}…` : text;
  if (short === text && ink.measureText(text).width <= width) return text;
  const signs = [...new Intl.Segmenter().segment(short)].map(({ segment }) => segment);
  let [fits, over] = [0, signs.length];
  while (over - fits > 1) {
    const middle = (fits + over) >> 1;
    if (ink.measureText(`${signs.slice(0, middle).join('')}…`).width <= width) fits = middle;
    else over = middle;
  }
  return fits === 0 ? '' : `${signs.slice(0, fits).join('').trimEnd()}…`;
}

/** Text with a halo of ground. */
export function halo({ ink, color }: Sheet, text: string, x: number, y: number, token: string): void {
  ink.lineJoin = 'round';
  ink.strokeStyle = color('surface');
  ink.lineWidth = 4;
  ink.strokeText(text, x, y);
  ink.fillStyle = color(token);
  ink.fillText(text, x, y);
}

const tiles = new Map<string, HTMLCanvasElement>();
/** Hatching as a pattern of a canvas, sharp at its scale. */
export function hatchOn(context: CanvasRenderingContext2D, color: string, widthPx: number): Paint {
  const scale = context.getTransform().a;
  const size = Math.max(2, Math.round(5 * scale));
  const key = `${size} ${color} ${widthPx}`;
  let tile = tiles.get(key);
  if (!tile) {
    if (tiles.size > 24) tiles.clear();
    tile = document.createElement('canvas');
    tile.width = tile.height = size;
    const ink = tile.getContext('2d');
    if (!ink) return color;
    ink.strokeStyle = color;
    ink.lineWidth = widthPx * scale;
    // Three strokes, so that the corners of neighbouring tiles meet.
    for (const shift of [-size, 0, size]) {
      ink.moveTo(shift - 1, size + 1);
      ink.lineTo(shift + size + 1, -1);
    }
    ink.stroke();
    tiles.set(key, tile);
  }
  const pattern = context.createPattern(tile, 'repeat');
  pattern?.setTransform(new DOMMatrix([1 / scale, 0, 0, 1 / scale, 0, 0]));
  return pattern ?? color;
}
