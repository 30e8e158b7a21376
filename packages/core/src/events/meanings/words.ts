import type { Random } from '../../lib/random.ts';
import { formatTime, parseTime, timeFromNumber, wholeMicros } from '../../lib/time.ts';
import { type Field, type Meaning, plain, type ReadNote, type SampleHint } from './meaning.ts';

/** Identifiers become keys of state; longer ones are no names any more. */
export const longestIdentifier = 512;

const pick = (random: Random, words: readonly string[]): string => words[Math.floor(random() * words.length)] as string;
export const wordFor = (random: Random, hint: SampleHint): string => {
  const words = hint.words[hint.name];
  return words === undefined ? `${hint.name}-${1 + Math.floor(random() * 8)}` : pick(random, words);
};

export const noNumber = { unit: null, quantum: null, range: null } as const;
const same = (value: string): string => value;

/** A whole number that JSON.parse has already rounded: reading the text again gives its digits. */
function exactDigits(value: number, note: ReadNote): string | undefined {
  if (Number.isSafeInteger(value)) return String(value);
  if (!Number.isFinite(value) || Number.isInteger(value)) note.unsafe = true;
  return Number.isFinite(value) ? String(value) : undefined;
}

export const identifierMeaning: Meaning<string> = {
  kind: 'identifier',
  ...noNumber,
  format: 'identifier',
  read(value, note) {
    if (typeof value === 'string') return value.length > 0 && value.length <= longestIdentifier ? value : undefined;
    return typeof value === 'number' ? exactDigits(value, note) : undefined;
  },
  write: same,
  schema: () => ({ type: 'string', minLength: 1, maxLength: longestIdentifier }),
  sample: wordFor,
};
/** An opaque, non-empty name or id. Real producers do not all send UUIDs, so none is asked for. */
export const identifier = (...aliases: readonly string[]): Field<string, false> => plain(identifierMeaning, aliases);

const textMeaning: Meaning<string> = {
  kind: 'text',
  ...noNumber,
  format: 'text',
  read(value, note) {
    if (typeof value === 'string') return value;
    return typeof value === 'number' ? exactDigits(value, note) : undefined;
  },
  write: same,
  schema: () => ({ type: 'string' }),
  sample: wordFor,
};
/** Words for people. */
export const text = (...aliases: readonly string[]): Field<string, false> => plain(textMeaning, aliases);

const urlMeaning: Meaning<string> = {
  ...textMeaning,
  kind: 'url',
  format: 'url',
  read: (value) => (typeof value === 'string' && value.length > 0 ? value : undefined),
  sample: (random, hint) => hint.words[hint.name]?.at(0) ?? `http://host-${1 + Math.floor(random() * 9)}:8080`,
};
/** An address. Not checked: producers also send `host:port`. */
export const url = (...aliases: readonly string[]): Field<string, false> => plain(urlMeaning, aliases);

const octet = /^(?:0|[1-9]\d{0,2})$/;
const isAddress4 = (text: string): boolean => {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => octet.test(part) && Number(part) < 256);
};
/** Groups of up to four hex digits, at most one gap, and possibly an IPv4 address at the end. */
const isAddress6 = (text: string): boolean => {
  const gap = text.indexOf('::');
  if (gap !== -1 && text.includes('::', gap + 1)) return false;
  const groups = (gap === -1 ? text : text.replace('::', ':')).split(':').filter((group) => group !== '');
  const last = groups.at(-1) ?? '';
  const size = groups.length + (last.includes('.') ? 1 : 0);
  const isGroup = (group: string, index: number): boolean =>
    /^[0-9a-f]{1,4}$/.test(group) || (index === groups.length - 1 && isAddress4(group));
  const whole = gap === -1 ? size === 8 && text.split(':').length === groups.length : size < 8;
  return whole && groups.every(isGroup);
};
const readAddress = (value: unknown): string | undefined => {
  if (typeof value !== 'string' || value.length > 45) return undefined;
  const text = value.toLowerCase();
  return isAddress4(text) || (text.includes(':') && isAddress6(text)) ? text : undefined;
};
/** An IPv4 or IPv6 address in lower case. A name of a host is none. */
export const ipAddress = (...aliases: readonly string[]): Field<string, false> =>
  plain(
    {
      ...identifierMeaning,
      kind: 'ipAddress',
      read: readAddress,
      schema: () => ({ type: 'string', holds: (text) => readAddress(text) === text }),
      // 198.51.100.0/24 is set aside for examples (RFC 5737).
      sample: (random) => `198.51.100.${1 + Math.floor(random() * 254)}`,
    },
    aliases,
  );

const flagMeaning: Meaning<boolean> = {
  kind: 'flag',
  ...noNumber,
  format: 'flag',
  read(value) {
    if (typeof value === 'boolean') return value;
    if (value === 'true' || value === 'True' || value === 1) return true;
    if (value === 'false' || value === 'False' || value === 0) return false;
    return undefined;
  },
  write: (value) => value,
  schema: () => ({ type: 'boolean' }),
  sample: (random) => random() < 0.7,
};
export const flag = (...aliases: readonly string[]): Field<boolean, false> => plain(flagMeaning, aliases);

/** One of some words, in any case, with `-` or a space for `_`; the canonical form is the declared one. */
export function choice<const Word extends string>(
  words: readonly Word[],
  ...aliases: readonly string[]
): Field<Word, false> {
  const loose = (word: string): string => word.toLowerCase().replace(/[ -]/g, '_');
  const known = new Map<string, Word>([
    ...words.map((word) => [loose(word), word] as const),
    ...words.map((word) => [word, word] as const),
  ]);
  return plain<Word>(
    {
      kind: 'choice',
      ...noNumber,
      format: 'choice',
      choices: words,
      read: (value) => (typeof value === 'string' ? (known.get(value) ?? known.get(loose(value))) : undefined),
      write: (value) => value,
      schema: () => ({ type: 'string', enum: words }),
      sample: (random) => words[Math.floor(random() * words.length)] as Word,
    },
    aliases,
  );
}

const instantMeaning: Meaning<number> = {
  kind: 'instant',
  unit: 'ms',
  quantum: 1e-3,
  range: null,
  format: 'instant',
  read(value) {
    const time =
      typeof value === 'string' ? readTime(value) : typeof value === 'number' ? timeFromNumber(value) : Number.NaN;
    return Number.isNaN(time) ? undefined : time;
  },
  write: (value) => formatTime(value),
  schema: () => ({ type: 'number' }),
  sample: (random, hint) => wholeMicros(hint.now - Math.floor(random() * 60_000)),
};
/** A point in time; canonical is ms since the epoch with µs as the fraction. */
export const instant = (...aliases: readonly string[]): Field<number, false> => plain(instantMeaning, aliases);

const unixText = /^\d{9,19}(?:\.\d+)?$/;
/** A time as text: RFC 3339, or a unix number in a string. NaN when it is neither. */
export function readTime(value: string): number {
  const time = parseTime(value);
  return Number.isNaN(time) && unixText.test(value) ? timeFromNumber(Number(value)) : time;
}
