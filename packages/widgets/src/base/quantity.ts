import type { Format, Parts } from './format.ts';

/** What a number counts: a duration, dollars, a share of a hundred, or anything with a name of its own. */
export type Unit = 'ms' | 'usd' | 'percent' | (string & {});
export interface QuantityOptions {
  /** Digits behind the point; left out: as many as the size asks for. */
  readonly digits?: number;
  /** From 100,000 on `148K`. */
  readonly compact?: boolean;
}

/** A number and its unit apart, so that a figure can set the unit smaller; `tight`: no space between them. */
export function quantityParts(
  value: number,
  unit: Unit,
  format: Format,
  options: QuantityOptions = {},
): Parts & { readonly tight: boolean } {
  const { digits } = options;
  if (unit === 'ms') {
    const { value: number, unit: name } = format.durationParts(value);
    return { value: number, unit: name, tight: false };
  }
  const size = Math.abs(value);
  if (size >= 1e15 || (size > 0 && size < 1e-9))
    return {
      value: format.number(value, { notation: 'scientific', maximumFractionDigits: 2 }),
      unit: unit === 'percent' ? '%' : unit === 'usd' ? 'USD' : unit,
      tight: unit === 'percent',
    };
  if (unit === 'usd')
    return { value: format.usd(value, digits === undefined ? {} : { digits }), unit: '', tight: true };
  const places = digits ?? (unit === 'percent' ? 1 : undefined);
  const fixed =
    places === undefined
      ? Math.abs(value) < 100
        ? { maximumSignificantDigits: 3 }
        : { maximumFractionDigits: 0 }
      : { minimumFractionDigits: places, maximumFractionDigits: places };
  const text =
    options.compact && Math.abs(value) >= 100_000
      ? format.compact(value)
      : format.number(value, Number.isInteger(value) && digits === undefined && unit !== 'percent' ? {} : fixed);
  return unit === 'percent' ? { value: text, unit: '%', tight: true } : { value: text, unit, tight: false };
}

/** A number with its unit, as one text. Absent is a dash. */
export function quantity(value: number | null, unit: Unit, format: Format, options: QuantityOptions = {}): string {
  if (value === null || !Number.isFinite(value)) return format.text('absent');
  if (unit === 'ms') return format.duration(value);
  if (unit === 'percent' && Math.abs(value) < 1e15) return format.percent(value, options.digits ?? 1);
  const { value: text, unit: name, tight } = quantityParts(value, unit, format, options);
  return name === '' ? text : `${text}${tight ? '' : ' '}${name}`;
}
