import { type Messages, type MessageValues, message } from '../messages/messages.ts';

/** A number and its unit apart, for figures that set the unit smaller. */
export interface Parts {
  readonly value: string;
  readonly unit: string;
}

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * Numbers, durations and times of one pane, in its language and time zone. Everything goes through `Intl`; what Intl has
 * no form for comes from the message map. Absent (`null`) is an en dash, everywhere.
 */
export class Format {
  readonly lang: string;
  readonly timeZone: string;
  #english: readonly Messages[];
  #numbers = new Map<string, Intl.NumberFormat>();
  #dates = new Map<string, Intl.DateTimeFormat>();

  /** Throws nothing: an unknown language or zone falls back to `en` and `UTC`. */
  constructor(lang: string, timeZone: string, english: readonly Messages[]) {
    this.lang = supported(() => new Intl.NumberFormat(lang)) ? lang : 'en';
    this.timeZone = supported(() => new Intl.DateTimeFormat('en', { timeZone })) ? timeZone : 'UTC';
    this.#english = english;
  }

  /** `english`: where the texts of a part stand that is fetched later; those of the pane go first. */
  text(key: string, values: MessageValues = {}, english?: Messages): string {
    const all = english ? [...this.#english, english] : this.#english;
    return message(this.lang, all, key, values, (value) => this.integer(value));
  }

  /** Any `Intl` number format, with a true minus sign. */
  number(value: number | null, options: Intl.NumberFormatOptions = {}): string {
    if (value === null || !Number.isFinite(value)) return this.text('absent');
    const key = JSON.stringify(options);
    let format = this.#numbers.get(key);
    // What is rounded to zero has no sign.
    if (!format)
      this.#numbers.set(key, (format = new Intl.NumberFormat(this.lang, { signDisplay: 'negative', ...options })));
    return format.format(value).replace('-', '−');
  }

  integer = (value: number | null): string => this.number(value, { maximumFractionDigits: 0 });
  decimal = (value: number | null, digits = 2): string =>
    this.number(value, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  compact = (value: number | null): string => this.number(value, { notation: 'compact', maximumFractionDigits: 1 });

  /** 0..100 → `92.7%`; uptime takes 2 digits. */
  percent(value: number | null, digits = 1, signed = false): string {
    return this.number(value === null ? null : value / 100, {
      style: 'percent',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      ...(signed ? { signDisplay: 'exceptZero' as const } : {}),
    });
  }

  /** Dollars: whole ones when `whole`, else cents, and 2 significant digits below ten cents; or as many digits as said. */
  usd(value: number | null, { whole = false, digits }: { whole?: boolean; digits?: number } = {}): string {
    const base = { style: 'currency', currency: 'USD' } as const;
    if (whole) return this.number(value, { ...base, maximumFractionDigits: 0 });
    const places = digits ?? usdDigits([value]);
    return this.number(value, { ...base, minimumFractionDigits: places, maximumFractionDigits: places });
  }

  /** 46 ms → 1.84 s → 1 min 52 s → 2 h 22 min. */
  duration(ms: number | null): string {
    if (ms === null) return this.text('absent');
    const { value, unit } = this.durationParts(ms);
    return unit ? this.text(`unit.${unit}`, { v: value }) : value;
  }

  /** Under a minute the number and the key of its unit, for a figure; above it the whole text. */
  durationParts(ms: number): Parts {
    const size = Math.abs(ms);
    if (size < 1_000)
      return {
        value: this.number(ms, size < 10 ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 0 }),
        unit: 'ms',
      };
    if (size < minute) return { value: this.number(ms / second, { maximumSignificantDigits: 3 }), unit: 's' };
    const pair = (of: number, under: number, a: string, b: string): string => {
      const rounded = Math.round(size / under) * under;
      const [whole, rest] = [Math.floor(rounded / of), Math.round((rounded % of) / under)];
      const first = this.text(a, { v: this.integer(whole) });
      return rest === 0 ? first : this.text('unit.pair', { a: first, b: this.text(b, { v: this.integer(rest) }) });
    };
    if (size < hour) return { value: pair(minute, second, 'unit.min', 'unit.s'), unit: '' };
    if (size < day) return { value: pair(hour, minute, 'unit.h', 'unit.min'), unit: '' };
    return { value: pair(day, hour, 'unit.d', 'unit.h'), unit: '' };
  }

  /** For "has been so for …": one unit, rounded down. */
  span(ms: number): string {
    const [size, unit] =
      ms < minute ? [second, 's'] : ms < hour ? [minute, 'min'] : ms < 2 * day ? [hour, 'h'] : [day, 'd'];
    if (size === hour && ms % hour >= minute) return this.duration(Math.floor(ms / minute) * minute);
    return this.text(`unit.${unit}`, { v: this.integer(Math.floor(ms / Number(size))) });
  }

  date(ms: number | null, options: Intl.DateTimeFormatOptions): string {
    if (ms === null) return this.text('absent');
    const key = JSON.stringify(options);
    let format = this.#dates.get(key);
    if (!format) {
      // English dates read day first ("3 Mar"), as in the kit's tables; other languages keep their own order.
      const lang = this.lang === 'en' ? 'en-GB' : this.lang;
      this.#dates.set(
        key,
        (format = new Intl.DateTimeFormat(lang, { timeZone: this.timeZone, hourCycle: 'h23', ...options })),
      );
    }
    return format.format(ms).replace(',', '');
  }

  minutes = (ms: number | null): string => this.date(ms, { hour: '2-digit', minute: '2-digit' });
  seconds = (ms: number | null): string => this.date(ms, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
  /** With the zone, which is named once per pane. */
  clock = (ms: number | null): string =>
    this.date(ms, { hour: '2-digit', minute: '2-digit', second: '2-digit', timeZoneName: 'short' });
  dayMonth = (ms: number | null): string => this.date(ms, { day: 'numeric', month: 'short' });
  weekday = (ms: number | null): string => this.date(ms, { weekday: 'short', day: 'numeric', month: 'short' });
  /** `5–7 Mar`, `26 Feb – 2 Mar`. */
  days(from: number, to: number): string {
    const lang = this.lang === 'en' ? 'en-GB' : this.lang;
    return new Intl.DateTimeFormat(lang, { timeZone: this.timeZone, day: 'numeric', month: 'short' }).formatRange(
      from,
      to,
    );
  }
  /** Time alone on the day of `now`, else with its date. */
  moment(ms: number, now: number): string {
    return this.dayMonth(ms) === this.dayMonth(now)
      ? this.clock(ms)
      : this.date(ms, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', timeZoneName: 'short' });
  }
  /** Short name of the zone: `UTC`, `CET`. */
  zone(ms: number): string {
    const format = new Intl.DateTimeFormat(this.lang, { timeZone: this.timeZone, timeZoneName: 'short' });
    return format.formatToParts(ms).find(({ type }) => type === 'timeZoneName')?.value ?? this.timeZone;
  }

  list(items: readonly string[]): string {
    return new Intl.ListFormat(this.lang, { type: 'unit', style: 'short' }).format(items);
  }

  /** `15m` → `15 min`; null for what is no plain length. */
  rangeLength(range: string): string | null {
    const [, count, unit] = /^(\d+)([smhd])$/.exec(range) ?? [];
    return unit ? this.text(`unit.${unit === 'm' ? 'min' : unit}`, { v: this.integer(Number(count)) }) : null;
  }

  /** A range in words, as beside a title: `last 15 min`, `today`; intervals as they are. */
  range(range: string): string {
    const length = this.rangeLength(range);
    if (length !== null) return this.text('range.last', { v: length });
    return range === 'today' ? this.text('range.today') : range;
  }
}

/** One precision for a column of dollars: cents, or 2 significant digits of the largest when all are below ten cents. */
export const usdDigits = (values: readonly (number | null)[]): number => {
  const largest = Math.max(0, ...values.map((value) => Math.abs(value ?? 0)));
  return largest > 0 && largest < 0.1 ? Math.min(12, 1 - Math.floor(Math.log10(largest))) : 2;
};

const supported = (make: () => unknown): boolean => {
  try {
    make();
    return true;
  } catch {
    return false;
  }
};
