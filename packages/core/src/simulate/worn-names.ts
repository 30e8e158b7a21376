import type { AnyDefinition } from '../events/define-event.ts';
import type { Field } from '../events/meanings/meaning.ts';
import { type Plan, planOf } from '../events/meanings/plan.ts';

interface WornField {
  readonly name: string;
  readonly key: string;
  readonly scale: number;
  readonly field: Field<unknown>;
  /** Written as text, as some producers do with money and shares. */
  readonly isText: boolean;
}

const worn = new WeakMap<AnyDefinition, readonly WornField[]>();
/** Keys of envelopes, which mean something else in a body without one. */
const taken =
  /^(?:event|envelope|message|tenant|correlation|causation|schema|emitted|computed|created|source|timestamp|ts|service|id|metadata|payload|data|type|topic|key)(?:_|$|[A-Z])/;

function wornOf(definition: AnyDefinition): readonly WornField[] {
  const known = worn.get(definition);
  if (known !== undefined) return known;
  const { keys }: Plan = planOf(definition.payload);
  const fields = Object.entries(definition.payload).map(([name, field], index): WornField => {
    let [key, scale, rank] = [name, 1, 1];
    for (const [other, slot] of keys) {
      if (slot.field !== index || slot.rank < rank || slot.below.length > 0 || taken.test(other)) continue;
      [key, scale, rank] = [other, slot.scale, slot.rank];
    }
    return { name, key, scale, field, isText: field.kind === 'usd' || field.kind === 'ratio' };
  });
  worn.set(definition, fields);
  return fields;
}

/** A payload under the other names that its fields go by, in the units of those, with money and shares as text. */
export function writeWorn(
  definition: AnyDefinition,
  payload: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const { name, key, scale, field, isText } of wornOf(definition)) {
    const value = payload[name];
    if (value === undefined) continue;
    const written = field.write(value);
    const scaled = typeof written === 'number' && scale !== 1 ? written / scale : written;
    body[key] = isText ? String(scaled) : scaled;
  }
  return body;
}
