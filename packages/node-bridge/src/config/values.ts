import * as z from 'zod';

/**
 * Readers of option values. Flags and environment give strings, the file gives JSON; both are read alike. The issue
 * message of each says what is wanted, with an example, so that a wrong value is answered with its cure.
 */
const readAs = <T>(want: string, read: (value: unknown) => T | undefined): z.ZodType<T> =>
  z.unknown().transform((value, context) => {
    const result = read(value);
    if (result !== undefined) return result;
    context.addIssue({ code: 'custom', message: want });
    return z.NEVER;
  });

const inText = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
const inNumber = (value: unknown): number | undefined => {
  const result = typeof value === 'number' ? value : inText(value) === undefined ? Number.NaN : Number(value);
  return Number.isFinite(result) ? result : undefined;
};

export const text = (want: string) => readAs(want, inText);

export const whole = (min: number, max: number, example: number) =>
  readAs(`a whole number from ${min} to ${max}, such as ${example}`, (value) => {
    const result = inNumber(value);
    return result !== undefined && Number.isInteger(result) && result >= min && result <= max ? result : undefined;
  });

export const amount = (min: number, max: number, example: number) =>
  readAs(`a number from ${min} to ${max}, such as ${example}`, (value) => {
    const result = inNumber(value);
    return result !== undefined && result >= min && result <= max ? result : undefined;
  });

export const onOff = () =>
  readAs('on or off', (value) => {
    if (typeof value === 'boolean') return value;
    if (value === 'on' || value === 'true' || value === '1' || value === 'yes') return true;
    if (value === 'off' || value === 'false' || value === '0' || value === 'no') return false;
    return undefined;
  });

export const oneOf = <const C extends readonly string[]>(choices: C) =>
  readAs(`one of ${choices.join(', ')}`, (value) => choices.find((choice): choice is C[number] => choice === value));

/** Comma-separated text, or a list in the file. */
export const list = (want: string, each: RegExp = /./) =>
  readAs<readonly string[]>(want, (value) => {
    const parts: unknown[] = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : [];
    const items = parts.map((part) => inText(part)).filter((part) => part !== undefined);
    return items.length > 0 && items.every((item) => each.test(item)) ? items : undefined;
  });

const durationUnits = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const inDuration = (value: unknown): number | undefined => {
  const match = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(inText(value) ?? '');
  if (!match) return undefined;
  return Number(match[1]) * durationUnits[match[2] as keyof typeof durationUnits];
};
/** `500ms`, `30s`, `15m`, `24h`, `7d`; in ms. */
export const duration = (minMs: number, maxMs: number, example: string) =>
  readAs(`a duration such as ${example} (units ms, s, m, h, d)`, (value) => {
    const result = inDuration(value);
    return result !== undefined && result >= minMs && result <= maxMs ? result : undefined;
  });

const sizeUnits = { '': 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 } as const;
/** `65536`, `64k`, `1M`; in bytes. */
export const size = (min: number, max: number, example: string) =>
  readAs(`a size in bytes such as ${example}`, (value) => {
    const match = /^(\d+)([kmg]?)b?$/i.exec(typeof value === 'number' ? String(value) : (inText(value) ?? ''));
    if (!match) return undefined;
    const result = Number(match[1]) * sizeUnits[(match[2] ?? '').toLowerCase() as keyof typeof sizeUnits];
    return result >= min && result <= max ? result : undefined;
  });

/** Where a first start begins to read. */
export type From = { readonly at: 'earliest' } | { readonly at: 'latest' } | { readonly agoMs: number };
export const from = () =>
  readAs<From>('earliest, latest, or a duration such as 24h', (value) => {
    if (value === 'earliest' || value === 'latest') return { at: value };
    const agoMs = inDuration(value);
    return agoMs === undefined ? undefined : { agoMs };
  });

export const pattern = () =>
  readAs('a regular expression such as ^prod\\.omninode\\.', (value) => {
    try {
      return new RegExp(inText(value) ?? '(');
    } catch {
      return undefined;
    }
  });

export const httpUrl = () =>
  readAs('an http or https URL', (value) =>
    URL.canParse(String(value)) && /^https?:/.test(String(value)) ? String(value) : undefined,
  );

/** Origins as browsers send them, `*` for any. A trailing slash is forgiven. */
export const origins = () =>
  readAs<readonly string[]>('origins such as https://app.example.com, separated by commas', (value) => {
    const parts: unknown[] = Array.isArray(value) ? value : String(value).split(',');
    const result = parts.map((part) => {
      const item = inText(part);
      if (item === '*') return item;
      return item !== undefined && /^https?:\/\//.test(item) && URL.canParse(item) ? new URL(item).origin : undefined;
    });
    return result.length > 0 && result.every((item) => item !== undefined) ? result : undefined;
  });
