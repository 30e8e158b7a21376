/** Days before each month of a common year. */
const daysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const daysIn = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** Days from 1970-01-01 to a date of the Gregorian calendar. `month` is 1..12. */
function daysSinceEpoch(year: number, month: number, day: number): number {
  const before = year - 1;
  const leapDays = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  const leapDay = month > 2 && isLeap(year) ? 1 : 0;
  return before * 365 + leapDays + (daysBefore[month - 1] as number) + leapDay + day - 719_163;
}

/** Value of `count` digits from `at`; NaN when one is no digit. */
function digits(text: string, at: number, count: number): number {
  let value = 0;
  for (let index = at; index < at + count; index++) {
    const digit = text.charCodeAt(index) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

/** Offset of a zone in minutes, from `at` to the end; NaN when it is none. */
function zoneMinutes(text: string, at: number): number {
  const sign = text.charCodeAt(at) === 43 ? 1 : text.charCodeAt(at) === 45 ? -1 : Number.NaN;
  const hours = digits(text, at + 1, 2);
  const rest = text.length - at - 3;
  const minutes = rest === 0 ? 0 : digits(text, text.charCodeAt(at + 3) === 58 ? at + 4 : at + 3, 2);
  const length = rest === 0 ? 0 : text.charCodeAt(at + 3) === 58 ? 3 : 2;
  if (rest !== length || hours > 23 || minutes > 59) return Number.NaN;
  return sign * (hours * 60 + minutes);
}

/** What {@link parseTime} returns for text that is no time. */
export const notATime = Number.NaN;

/**
 * Reads an RFC 3339 time: ms since the epoch, with whole µs as the fraction; digits beyond µs are cut off, as databases do.
 * Also accepts a space for `T`, a comma for the point, seconds left out, a zone without colon, and no zone at all,
 * which means UTC. NaN when the text is no time. Written out by hand because `Date.parse` keeps no µs, reads a time
 * without a zone as local time, and takes several times as long.
 */
export function parseTime(text: string): number {
  const length = text.length;
  if (length < 16 || length > 64) return length === 10 ? parseDate(text) : notATime;
  const separator = text.charCodeAt(10);
  if (separator !== 84 && separator !== 32 && separator !== 116) return notATime;
  if (text.charCodeAt(13) !== 58) return notATime;
  const day = parseDate(text);
  const hour = digits(text, 11, 2);
  const minute = digits(text, 14, 2);
  let second = 0;
  let micros = 0;
  let at = 16;
  if (text.charCodeAt(at) === 58) {
    second = digits(text, 17, 2);
    at = 19;
    const mark = text.charCodeAt(at);
    if (mark === 46 || mark === 44) {
      let weight = 100_000;
      const first = ++at;
      for (; at < length; at++) {
        const digit = text.charCodeAt(at) - 48;
        if (!(digit >= 0 && digit <= 9)) break;
        if (weight >= 1) micros += digit * weight;
        weight /= 10;
      }
      if (at === first) return notATime;
    }
  }
  if (!(hour <= 23 && minute <= 59 && second <= 60)) return notATime;
  let zone = 0;
  if (at < length) {
    const mark = text.charCodeAt(at);
    if (mark === 90 || mark === 122) {
      if (at + 1 !== length) return notATime;
    } else zone = zoneMinutes(text, at);
  }
  const wholeMs = day + (hour * 60 + minute - zone) * 60_000 + second * 1000;
  const fraction = micros % 1000;
  const ms = wholeMs + (micros - fraction) / 1000;
  // One division of whole numbers gives the double that is nearest to the time; adding a fraction may not.
  return fraction === 0 ? ms : (ms * 1000 + fraction) / 1000;
}

/** `YYYY-MM-DD` at the start of the text: UTC midnight in ms, NaN when it is no date. */
function parseDate(text: string): number {
  if (text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return notATime;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 2);
  const day = digits(text, 8, 2);
  if (!(month >= 1 && month <= 12 && day >= 1)) return notATime;
  if (day > (daysIn[month - 1] as number) && !(month === 2 && day === 29 && isLeap(year))) return notATime;
  return daysSinceEpoch(year, month, day) * 86_400_000;
}

/**
 * Reads a number as a time by its size: seconds below 1e11 (until the year 5138), then ms, µs and ns.
 * Returns ms rounded to whole µs.
 */
export function timeFromNumber(value: number): number {
  if (!Number.isFinite(value)) return notATime;
  const size = Math.abs(value);
  const ms = size < 1e11 ? value * 1000 : size < 1e14 ? value : size < 1e17 ? value / 1000 : value / 1e6;
  return ms >= earliest && ms <= latest ? wholeMicros(ms) : notATime;
}

/** The years 0 to 9999, what RFC 3339 can say. */
const earliest = -62_167_219_200_000;
const latest = 253_402_300_799_999;

/** Rounds ms to whole µs, the quantum of every instant. */
export function wholeMicros(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}

/** RFC 3339 in UTC, with ms, or with µs when there are any. Throws a RangeError outside the years 0 to 9999. */
export function formatTime(ms: number): string {
  const whole = Math.floor(ms);
  const micros = Math.round((ms - whole) * 1000);
  const text = new Date(micros === 1000 ? whole + 1 : whole).toISOString();
  if (micros === 0 || micros === 1000) return text;
  return `${text.slice(0, -1)}${String(micros).padStart(3, '0')}Z`;
}
