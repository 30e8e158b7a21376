import type { PlotData, SpanNote, Values } from './types.ts';

/** What is no finite number is not known; on a logarithmic axis nor is what is not above 0. The same array where all is well. */
function known(values: Values, length: number, log: boolean, refuse: () => void): Values {
  let clean: (number | null)[] | null = values.length === length ? null : Array.from(values).slice(0, length);
  for (let index = 0; index < length; index++) {
    const value = values[index];
    if (value === null || (typeof value === 'number' && Number.isFinite(value) && !(log && value <= 0))) continue;
    if (typeof value === 'number' && log && value <= 0) refuse();
    clean ??= [...values];
    clean[index] = null;
  }
  return clean ?? values;
}

/** Beyond this there is no date, ms. */
const farthest = 8.64e15;
const isTime = (time: number | undefined): boolean => Number.isFinite(time) && Math.abs(time as number) <= farthest;

/** Where points must go so that times ascend; null: they do. Points without a time are left out. */
function orderOf(times: readonly number[]): readonly number[] | null {
  let last = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < times.length; index++) {
    const time = times[index];
    if (time === undefined || !isTime(time) || time < last) {
      const usable = [...times.keys()].filter((at) => isTime(times[at]));
      return usable.sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0) || a - b);
    }
    last = time;
  }
  return null;
}

const moved = (notes: readonly SpanNote[] | undefined, place: ReadonlyMap<number, number>): SpanNote[] =>
  (notes ?? []).flatMap(({ from, to, lines }) => {
    const places = [place.get(from), place.get(to)].filter((at) => at !== undefined);
    return places.length === 0 ? [] : [{ from: Math.min(...places), to: Math.max(...places), lines }];
  });

/**
 * Data as it can be drawn: times ascend (equal ones stay beside each other), values are finite or null and as many as
 * times. `refused`: values that a logarithmic axis has no place for. What is well already is passed on as it is.
 */
export function usable<D extends PlotData, S extends { readonly values: Values }>(
  data: D,
  series: readonly S[],
  log = false,
): { readonly data: D; readonly series: readonly S[]; readonly refused: number } {
  let refused = 0;
  const order = orderOf(data.times);
  const { length } = data.times;
  const clean = series.map((one) => {
    const values = known(one.values, length, log, () => (refused += 1));
    if (!order) return values === one.values ? one : { ...one, values };
    return { ...one, values: order.map((at) => values[at] ?? null) };
  });
  if (!order) return { data, series: clean, refused };
  const place = new Map(order.map((at, index) => [at, index] as const));
  const sorted = {
    ...data,
    times: order.map((at) => data.times[at] ?? 0),
    coverage: order.map((at) => data.coverage[at] ?? 'received'),
    gaps: moved(data.gaps, place),
    annotations: moved(data.annotations, place),
  };
  return { data: sorted, series: clean, refused };
}
