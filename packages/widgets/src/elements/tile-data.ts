import type { Format } from '../base/format.ts';
import { quantity, quantityParts } from '../base/quantity.ts';
import type { Tile } from '../primitives/tile/tile.ts';
import { tileWords } from '../primitives/tile/words.ts';
import { asText, fieldsOf, finite, listOf } from './refusal.ts';

/** A number as a caller has it: plain data, nothing in words but names. */
export interface TileData {
  readonly label: string;
  /** Null or no finite number: absent, and `absent` says why. */
  readonly value: number | null;
  /** `ms`, `usd`, `percent`, or any other unit's name. */
  readonly unit?: string;
  /** Digits behind the point. */
  readonly digits?: number;
  /** Share by which it changed, 0.062 for 6.2%; of a `percent` value, points. */
  readonly change?: number | null;
  /** Words for more and less, where they say more than that: `slower`, `faster`. */
  readonly more?: string;
  readonly less?: string;
  /** What the change is against: `yesterday`. */
  readonly against?: string;
  /** Whether the change is bad news; good news has no colour. */
  readonly tone?: 'warn' | 'critical';
  readonly target?: number | null;
  /** Whether more is better; default: at least. */
  readonly targetKind?: 'at-least' | 'at-most';
  readonly trend?: readonly (number | null)[];
  /** Why there is no number, as a sentence. */
  readonly absent?: string;
  /** In small under a figure of a row. */
  readonly sub?: string;
}

/** Plain data as a tile in words. Whatever is not what it should be is left out. */
export function tileOf(given: unknown, format: Format): Tile {
  const data = fieldsOf(given);
  const say = (key: string, values = {}): string => format.text(`tile.${key}`, values, tileWords);
  const label = asText(data['label']);
  const value = finite(data['value']);
  if (value === null) return { label, value: format.text('absent'), absent: asText(data['absent']) || say('absent') };
  const unit = asText(data['unit']);
  const digits = finite(data['digits']);
  const places = digits === null ? {} : { digits: Math.max(0, Math.min(12, Math.floor(digits))) };
  const target = finite(data['target']);
  const most = data['targetKind'] === 'at-most';
  const missed = target !== null && (most ? value > target : value < target);
  const tone = data['tone'] === 'critical' || data['tone'] === 'warn' ? data['tone'] : missed ? 'warn' : undefined;
  const delta =
    changeOf(data, unit, format) ?? (missed && target !== null ? missOf(value, target, unit, format) : null);
  const trend = listOf('trend', data['trend']).map(finite);
  const reached =
    target === null || target === 0
      ? null
      : Math.max(0, Math.min(1, most ? target / Math.max(value, target) : value / target));
  return {
    label,
    ...quantityParts(value, unit, format, { ...places, compact: true }),
    ...(delta ? { delta: { ...delta, ...(tone ? { tone } : {}) } } : {}),
    ...(target === null
      ? {}
      : {
          target: {
            words: say(most ? 'target.most' : 'target', {
              v: quantity(target, unit, format, Number.isInteger(target) && digits === null ? { digits: 0 } : places),
            }),
            value: target,
            ...(reached === null ? {} : { share: reached }),
          },
        }),
    ...(trend.length > 0 ? { trend } : {}),
  };
}

type Delta = Omit<NonNullable<Tile['delta']>, 'tone'>;

function changeOf(data: Readonly<Record<string, unknown>>, unit: string, format: Format): Delta | null {
  const change = finite(data['change']);
  if (change === null) return null;
  const say = (key: string, values = {}): string => format.text(`tile.${key}`, values, tileWords);
  const points = unit === 'percent';
  const size = points
    ? say('points', { v: format.decimal(Math.abs(change), 1) })
    : format.percent(Math.abs(change) * 100);
  if (change === 0) return { words: say('same'), way: 'same' };
  const way = change > 0 ? 'up' : 'down';
  const word = asText(data[change > 0 ? 'more' : 'less']);
  const against = asText(data['against']);
  const signed = `${change > 0 ? '+' : '−'}${size}`;
  return {
    words: word ? say('change', { v: size, word }) : say(change > 0 ? 'more' : 'less', { v: size }),
    way,
    title: against ? say('against', { v: signed, what: against }) : signed,
  };
}

/** By how much a target is missed: `2.3 pt below target`. */
function missOf(value: number, target: number, unit: string, format: Format): Delta {
  const say = (key: string, values = {}): string => format.text(`tile.${key}`, values, tileWords);
  const by = Math.abs(value - target);
  const size = unit === 'percent' ? say('points', { v: format.decimal(by, 1) }) : quantity(by, unit, format);
  return { words: say(value < target ? 'below' : 'above', { v: size }), way: value < target ? 'down' : 'up' };
}
