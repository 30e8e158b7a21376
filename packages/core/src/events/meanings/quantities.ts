import { StreamglassError } from '../../lib/errors.ts';
import type { Random } from '../../lib/random.ts';
import { type Field, type Meaning, type MeaningKind, named, plain, type ReadNote } from './meaning.ts';

/** Units that can be turned into each other, by dimension. */
const scales: Readonly<Record<string, readonly [dimension: string, size: number]>> = {
  ms: ['time', 1],
  s: ['time', 1000],
  d: ['time', 86_400_000],
  ratio: ['share', 1],
  '%': ['share', 0.01],
};

const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** A number, or a decimal string as producers send costs. NaN when it is neither. */
export function toNumber(value: unknown): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value.length < 64 && decimal.test(value) ? Number(value) : Number.NaN;
}

interface Quantity {
  readonly kind: MeaningKind;
  readonly unit: string | null;
  readonly quantum: number;
  readonly min: number;
  readonly max: number;
  /** From a number in [0, 1): small values are common, large ones rare. */
  readonly sample: (random: Random) => number;
}

type QuantityField = (...aliases: readonly (string | Field<number>)[]) => Field<number, false>;

/** Whole multiples of a quantum stay exact up to here. */
const exact = Number.MAX_SAFE_INTEGER;

function quantity({ kind, unit, quantum, min, max, sample }: Quantity): QuantityField {
  const steps = Math.round(1 / quantum);
  // Adding 0 turns -0 into 0.
  const round = (value: number): number => Math.round(value * steps) / steps + 0;
  const meaning: Meaning<number> = {
    kind,
    unit,
    quantum,
    range: [min, max],
    format: kind,
    read(value: unknown, note: ReadNote) {
      const number = typeof value === 'number' ? value : toNumber(value);
      if (number >= min && number <= max && number * steps <= exact && number * steps >= -exact) return round(number);
      if (typeof value === 'number' && (number > exact || number < -exact)) note.unsafe = true;
      return undefined;
    },
    write: (value) => value,
    schema: () => ({ type: 'number', minimum: min, maximum: max, ...(unit === null ? {} : { 'x-unit': unit }) }),
    sample: (random) => round(sample(random)),
  };
  const scaleOf = (other: string | null): number => {
    const from = scales[other ?? ''];
    const to = scales[unit ?? ''];
    if (from === undefined || to === undefined || from[0] !== to[0]) {
      throw new StreamglassError('bad-alias', `${other ?? 'a number'} cannot be turned into ${unit ?? 'a number'}`, {
        hint: 'give the alias as a name, or as a field of the same dimension (seconds in milliseconds, percent in ratio)',
      });
    }
    return from[1] / to[1];
  };
  return (...aliases) => named(meaning, scaleOf, aliases);
}

/** Long-tailed: median at about `median`. */
const around =
  (median: number, spread = 0.8) =>
  (random: Random): number =>
    median * Math.exp(spread * 2 * (random() + random() + random() - 1.5));

/** 0..1. */
export const ratio = /* @__PURE__ */ quantity({
  kind: 'ratio',
  unit: 'ratio',
  quantum: 1e-6,
  min: 0,
  max: 1,
  sample: (random) => 1 - 0.5 * random() * random(),
});
/** 0..100. */
export const percent = /* @__PURE__ */ quantity({
  kind: 'percent',
  unit: '%',
  quantum: 1e-4,
  min: 0,
  max: 100,
  sample: (random) => 100 * random(),
});
export const milliseconds = /* @__PURE__ */ quantity({
  kind: 'milliseconds',
  unit: 'ms',
  quantum: 1e-3,
  min: 0,
  max: 1e12,
  sample: /* @__PURE__ */ around(180),
});
export const seconds = /* @__PURE__ */ quantity({
  kind: 'seconds',
  unit: 's',
  quantum: 1e-6,
  min: 0,
  max: 9e9,
  sample: /* @__PURE__ */ around(30),
});
/** Ages that producers state in days; given as an alias of milliseconds. */
export const days = /* @__PURE__ */ quantity({
  kind: 'days',
  unit: 'd',
  quantum: 1e-6,
  min: 0,
  max: 1e6,
  sample: /* @__PURE__ */ around(20),
});
export const bytes = /* @__PURE__ */ quantity({
  kind: 'bytes',
  unit: 'B',
  quantum: 1,
  min: 0,
  max: exact,
  sample: /* @__PURE__ */ around(20_000),
});
/** US dollars; below zero is a refund. */
export const usd = /* @__PURE__ */ quantity({
  kind: 'usd',
  unit: 'USD',
  quantum: 1e-9,
  min: -9e6,
  max: 9e6,
  sample: /* @__PURE__ */ around(0.02),
});
export const tokens = /* @__PURE__ */ quantity({
  kind: 'tokens',
  unit: 'tokens',
  quantum: 1,
  min: 0,
  max: exact,
  sample: /* @__PURE__ */ around(2_000),
});
/** Whole things: messages, errors, attempts. */
export const count = /* @__PURE__ */ quantity({
  kind: 'count',
  unit: null,
  quantum: 1,
  min: 0,
  max: exact,
  sample: /* @__PURE__ */ around(12),
});
/** A measure of no other kind: compute units, credits. */
export const units = /* @__PURE__ */ quantity({
  kind: 'units',
  unit: null,
  quantum: 1e-6,
  min: 0,
  max: 9e9,
  sample: /* @__PURE__ */ around(1.5),
});
/** Units that may be below zero: balances and their changes. */
export const signedUnits = /* @__PURE__ */ quantity({
  kind: 'units',
  unit: null,
  quantum: 1e-6,
  min: -9e9,
  max: 9e9,
  sample: (random) => 40 * (random() - 0.5),
});
/** Whatever a metric measures, in whatever unit it says, as it was sent: bytes of memory are large, losses small, and nothing is summed. */
const measureMeaning: Meaning<number> = {
  kind: 'units',
  unit: null,
  quantum: null,
  range: [-exact, exact],
  format: 'units',
  read(value: unknown, note: ReadNote) {
    const number = toNumber(value);
    if (number >= -exact && number <= exact) return number + 0;
    if (typeof value === 'number') note.unsafe = true;
    return undefined;
  },
  write: (value) => value,
  schema: () => ({ type: 'number', minimum: -exact, maximum: exact }),
  sample: (random) => 40 * random(),
};
export const measure = (...aliases: readonly string[]): Field<number, false> => plain(measureMeaning, aliases);
export const perSecond = /* @__PURE__ */ quantity({
  kind: 'perSecond',
  unit: '/s',
  quantum: 1e-6,
  min: 0,
  max: 9e9,
  sample: /* @__PURE__ */ around(80),
});
/** A difference of two durations: below zero is faster. */
export const signedMilliseconds = /* @__PURE__ */ quantity({
  kind: 'milliseconds',
  unit: 'ms',
  quantum: 1e-3,
  min: -1e12,
  max: 1e12,
  sample: (random) => 400 * (random() - 0.5),
});
/** A score of 0..100 points, which is no share of anything. */
export const score = /* @__PURE__ */ quantity({
  kind: 'score',
  unit: '/100',
  quantum: 1e-4,
  min: 0,
  max: 100,
  sample: (random) => 100 * random(),
});
/** A risk on the scale 1..10. */
export const riskScore = /* @__PURE__ */ quantity({
  kind: 'score',
  unit: '/10',
  quantum: 1e-4,
  min: 1,
  max: 10,
  sample: (random) => 1 + 9 * random(),
});
/** A port of TCP or UDP. */
export const port = /* @__PURE__ */ quantity({
  kind: 'port',
  unit: null,
  quantum: 1,
  min: 0,
  max: 65_535,
  sample: (random) => 1024 + 60_000 * random(),
});
/** Degrees north, WGS 84. */
export const latitude = /* @__PURE__ */ quantity({
  kind: 'latitude',
  unit: '°',
  quantum: 1e-6,
  min: -90,
  max: 90,
  sample: (random) => 120 * (random() - 0.5),
});
/** Degrees east, WGS 84. */
export const longitude = /* @__PURE__ */ quantity({
  kind: 'longitude',
  unit: '°',
  quantum: 1e-6,
  min: -180,
  max: 180,
  sample: (random) => 360 * (random() - 0.5),
});
