/** What a chart or graph shows now, as it can be painted again elsewhere; px. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** At the origin of the context, in px, whatever its scale. */
  paint(context: CanvasRenderingContext2D): void;
  /** The same as elements of an SVG, in the same coordinates. Left out: it cannot. */
  svg?(): string | Promise<string>;
}

/** Files that a reader can have: the table twin, and the picture where there is one. */
export type ExportKind = 'csv' | 'json' | 'png' | 'svg';
export type PictureKind = 'png' | 'svg';
