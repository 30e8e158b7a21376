import { StreamglassError } from '../../lib/errors.ts';
import type { Param } from '../contract.ts';
import { nearest } from './nearest.ts';
import { canonicalRange } from './range.ts';
import type { ViewArguments } from './types.ts';

/** Parameters with defaults filled in, in the order of their names. Throws `bad-params`. */
export function normalizeParams(
  view: string,
  params: Readonly<Record<string, Param>>,
  given: ViewArguments | undefined,
): ViewArguments {
  const known = Object.keys(params).sort();
  for (const name of Object.keys(given ?? {})) {
    if (known.includes(name)) continue;
    const near = nearest(name, known);
    const takes = known.length === 0 ? 'it takes none' : `it takes ${known.join(', ')}`;
    throw new StreamglassError('bad-params', `${view} has no parameter ${JSON.stringify(name)}`, {
      hint: near === null ? takes : `did you mean ${near}? ${takes}`,
    });
  }
  const checked: Record<string, string | number | boolean | null> = {};
  for (const name of known) {
    const param = params[name] as Param;
    const value = given !== undefined && Object.hasOwn(given, name) ? given[name] : null;
    checked[name] = value === null || value === undefined ? param.default : check(view, name, param, value);
  }
  return checked;
}

function check(view: string, name: string, param: Param, value: string | number | boolean): string | number {
  const wrong = (hint: string): StreamglassError =>
    new StreamglassError('bad-params', `${view}: ${name} is ${JSON.stringify(value)}`, { hint });
  switch (param.kind) {
    case 'limit': {
      const most = param.max ?? Number.MAX_SAFE_INTEGER;
      if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= most) return value;
      throw wrong(`give a whole number from 1 to ${most}`);
    }
    case 'range':
      if (typeof value === 'string') return canonicalRange(value);
      throw wrong('give a range as text, such as 24h');
    case 'zone':
      // Whether the zone exists is for the view to say: platforms know different ones.
      if (typeof value === 'string' && /^[A-Za-z0-9_+\-/]{1,64}$/.test(value)) return value;
      throw wrong('give an IANA time zone, such as Europe/Berlin');
    case 'choice': {
      const choices = param.choices ?? [];
      if (typeof value === 'string' && choices.includes(value)) return value;
      throw wrong(`give one of ${choices.join(', ')}`);
    }
    default:
      if (typeof value === 'string' && value.length <= 1_000) return value;
      throw wrong('give a text of at most 1,000 characters');
  }
}
