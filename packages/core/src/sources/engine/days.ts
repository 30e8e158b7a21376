/** Local days of an IANA zone. Boundaries are found once and kept: asking the platform is slow. */
interface ZoneDays {
  readonly format: Intl.DateTimeFormat;
  /** Start of each local day by its number since 1970-01-01. */
  readonly starts: Map<number, number>;
}
const dayMs = 86_400_000;
const zones = new Map<string, ZoneDays | null>();

function zoneDays(zone: string): ZoneDays | null {
  const known = zones.get(zone);
  if (known !== undefined) return known;
  let made: ZoneDays | null = null;
  try {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    made = { format, starts: new Map() };
  } catch {
    made = null;
  }
  // Names come from parameters: a bound on what is remembered, not on what works.
  if (zones.size >= 1_000) zones.clear();
  zones.set(zone, made);
  return made;
}

/** Whether the platform knows the zone. */
export const knowsZone = (zone: string): boolean => zone === 'UTC' || zoneDays(zone) !== null;

/** Local wall time of an instant, as if it were UTC. */
function localTime({ format }: ZoneDays, at: number): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(at)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** First instant of a local day, given by its number since 1970-01-01. */
function startOfDay(zone: ZoneDays, day: number): number {
  const known = zone.starts.get(day);
  if (known !== undefined) return known;
  const midnight = day * dayMs;
  // The offset lies between −12 h and +14 h: the day begins where local time first reaches midnight.
  let low = midnight - 15 * 3_600_000;
  let high = midnight + 13 * 3_600_000;
  while (high - low > 1_000) {
    const middle = Math.floor((low + high) / 2_000) * 1_000;
    if (localTime(zone, middle) >= midnight) high = middle;
    else low = middle;
  }
  if (zone.starts.size >= 4_000) zone.starts.clear();
  zone.starts.set(day, high);
  return high;
}

/** A local day: when it begins, when the next one does, and its date `YYYY-MM-DD`. An unknown zone counts as UTC. */
export interface LocalDay {
  readonly at: number;
  readonly next: number;
  readonly date: string;
}

/** The local day that holds an instant. */
export function dayStart(zone: string, instant: number): LocalDay {
  const days = zone === 'UTC' ? null : zoneDays(zone);
  if (days === null) {
    const at = Math.floor(instant / dayMs) * dayMs;
    return { at, next: at + dayMs, date: dateOf(at) };
  }
  let day = Math.floor(instant / dayMs);
  while (startOfDay(days, day) > instant) day -= 1;
  while (startOfDay(days, day + 1) <= instant) day += 1;
  return { at: startOfDay(days, day), next: startOfDay(days, day + 1), date: dateOf(day * dayMs) };
}

const dateOf = (utc: number): string => new Date(utc).toISOString().slice(0, 10);
