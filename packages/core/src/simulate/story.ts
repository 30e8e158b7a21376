import type { EventDefinition } from '../events/define-event.ts';
import type { EventEnvelope } from '../events/envelope.ts';
import type { Fields, ValuesOf } from '../events/meanings/meaning.ts';
import { schemaRefOf } from '../events/type-name.ts';
import type { Random } from '../lib/random.ts';
import { wholeMicros } from '../lib/time.ts';

export type SimulatedEvent = EventEnvelope<string, Readonly<Record<string, unknown>>>;

/** One tenant's second in which stories begin. */
export interface Scene {
  readonly seed: number;
  readonly tenantId: string;
  /** Second since the epoch. */
  readonly second: number;
  readonly random: Random;
  /** Average events a second over all tenants, and how busy it is now. */
  readonly rate: number;
  readonly busy: number;
}

export interface Told {
  readonly correlationId?: string;
  readonly causationId?: string;
  readonly subject?: string;
}

/** Told what happens, in any order of time. */
export interface Stage {
  readonly scene: Scene;
  /** Returns the id of the event, so that a later one can name it as its cause. */
  tell<Type extends string, F extends Fields>(
    definition: EventDefinition<Type, F>,
    time: number,
    source: string,
    payload: ValuesOf<F>,
    told?: Told,
  ): string;
  /** A fresh id. */
  id(): string;
}

const schemaRefs = new Map<string, string>();
function schemaRef(type: string): string {
  const known = schemaRefs.get(type) ?? schemaRefOf(type);
  schemaRefs.set(type, known);
  return known;
}

const hex = (value: number, length: number): string => value.toString(16).padStart(length, '0');

export function createStage(scene: Scene, add: (event: SimulatedEvent) => void): Stage {
  const { random } = scene;
  // The second stands in the id: chance has 32 bits and may repeat between seconds, ids must not.
  const prefix = `${hex(scene.second >>> 0, 8)}-`;
  const id = (): string => {
    const low = Math.floor(random() * 0x1000000);
    const high = Math.floor(random() * 0x1000000);
    const middle = Math.floor(random() * 0x10000000);
    const [a, b, c] = [middle >>> 12, 0x4000 + (middle & 0xfff), 0x8000 + (low >>> 10)];
    return `${prefix}${hex(a, 4)}-${hex(b, 4)}-${hex(c, 4)}-${hex(high, 6)}${hex(low, 6)}`;
  };
  return {
    scene,
    id,
    tell(definition, time, source, payload, told = {}) {
      const eventId = id();
      add({
        id: eventId,
        type: definition.type,
        time: wholeMicros(time),
        source,
        tenantId: scene.tenantId,
        schemaRef: schemaRef(definition.type),
        origin: 'simulated',
        payload: payload as Readonly<Record<string, unknown>>,
        ...told,
      });
      return eventId;
    },
  };
}
