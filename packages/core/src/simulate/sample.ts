import { StreamglassError } from '../lib/errors.ts';
import type { Random } from '../lib/random.ts';
import type { AnyDefinition } from '../events/define-event.ts';
import type { EventEnvelope } from '../events/envelope.ts';
import { uuidFrom } from '../events/ids.ts';
import { sampleFields } from '../events/meanings/structures.ts';
import { schemaRefOf } from '../events/type-name.ts';
import { words } from './vocabulary.ts';

/**
 * One made-up event of a definition, field by field from what each field means. The same chance gives the same event.
 * Marked as simulated.
 */
export function sampleEvent(
  definition: AnyDefinition,
  random: Random,
  time: number,
): EventEnvelope<string, Readonly<Record<string, unknown>>> {
  if (!Number.isFinite(time)) {
    throw new StreamglassError('bad-time', `a sample cannot happen at ${time}`, { hint: 'give ms since the epoch' });
  }
  return {
    id: uuidFrom(random),
    type: definition.type,
    time,
    source: 'streamglass-simulator',
    tenantId: 'default',
    correlationId: uuidFrom(random),
    schemaRef: schemaRefOf(definition.type),
    origin: 'simulated',
    payload: sampleFields(definition.payload, random, { name: '', words, now: time }),
  };
}
