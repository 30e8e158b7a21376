import { seededRandom } from '@streamglass/core/lib';

/** What a chart library must do to be measured: the same data, the same box. */
export interface ChartAdapter {
  /** A fresh chart in an element of the given size, px. `values`: one array a series. */
  show(place: HTMLElement, times: Float64Array, values: readonly Float64Array[]): void;
  /** The same chart with other data of the same shape, once a frame. */
  next(times: Float64Array, values: readonly Float64Array[]): void;
  destroy(): void;
}

/** px */
export const box = { width: 960, height: 320 };

/** After the frame in which what was done is painted. */
export const painted = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));

/** A wave with noise that is the same in every run. */
export function waves(points: number, series: number): { times: Float64Array; values: Float64Array[] } {
  const random = seededRandom(7);
  const times = Float64Array.from({ length: points }, (_, index) => 1_773_300_000_000 + index * 1_000);
  const values = Array.from({ length: series }, (_, nth) =>
    Float64Array.from(times, (_time, index) => 100 + 30 * nth + 20 * Math.sin(index / 90 + nth) + 8 * random()),
  );
  return { times, values };
}

/** Frames the browser gave in a stretch of time, while something is done in each. */
export async function framesWhile(ms: number, each: (frame: number) => void): Promise<number> {
  const from = performance.now();
  let frames = 0;
  return new Promise((resolve) => {
    const tick = (): void => {
      if (performance.now() - from >= ms) {
        resolve((1_000 * frames) / (performance.now() - from));
        return;
      }
      each(frames);
      frames += 1;
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
}

/** What the page of a measure offers to the bench. */
declare global {
  var bench: Readonly<Record<string, (...given: never[]) => unknown>>;
}
