const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** Steps that fall on round local times, ms. */
const steps = [
  minute,
  5 * minute,
  10 * minute,
  15 * minute,
  30 * minute,
  hour,
  2 * hour,
  3 * hour,
  6 * hour,
  12 * hour,
  day,
  2 * day,
  7 * day,
  14 * day,
  28 * day,
  84 * day,
  182 * day,
  364 * day,
];

export interface Tick {
  readonly time: number;
  /** Local midnight: shows the date, not the hour. */
  readonly date: boolean;
}

const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, number>();
/** How far a zone is ahead of UTC at a moment, ms. Asked for with every picture; zones change at whole quarters of an hour. */
export function zoneOffset(time: number, timeZone: string): number {
  const key = `${timeZone} ${Math.floor(time / (15 * minute))}`;
  let offset = offsets.get(key);
  if (offset === undefined) {
    if (offsets.size > 500) offsets.clear();
    offsets.set(key, (offset = offsetAt(time, timeZone)));
  }
  return offset;
}
function offsetAt(time: number, timeZone: string): number {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(timeZone, format);
  }
  const part = Object.fromEntries(format.formatToParts(time).map(({ type, value }) => [type, Number(value)]));
  const local = Date.UTC(
    part['year'] ?? 0,
    (part['month'] ?? 1) - 1,
    part['day'],
    part['hour'],
    part['minute'],
    part['second'],
  );
  return local - Math.floor(time / 1_000) * 1_000;
}

/**
 * At most `count` ticks at round local times inside `[from, to]`, ms. Steps of a day and more fall on local midnights,
 * also where the clocks change; weeks begin on Monday.
 */
export function timeTicks(from: number, to: number, timeZone: string, count: number): readonly Tick[] {
  const step = steps.find((size) => (to - from) / size <= Math.max(1, count) + 0.25) ?? (steps.at(-1) as number);
  const first = from + zoneOffset(from, timeZone);
  // 1 January 1970 was a Thursday.
  const phase = step % (7 * day) === 0 ? 4 * day : 0;
  const ticks: Tick[] = [];
  for (let local = Math.ceil((first - phase) / step) * step + phase; ; local += step) {
    // The offset at the tick itself decides; near a change of clocks a first guess may be an hour off.
    const guess = local - zoneOffset(local - (first - from), timeZone);
    const time = local - zoneOffset(guess, timeZone);
    if (time > to) return ticks;
    if (time >= from) ticks.push({ time, date: local % day === 0 });
  }
}
