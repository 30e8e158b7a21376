import type { EventDefinition } from '../events/define-event.ts';
import type { EventEnvelope } from '../events/envelope.ts';
import type { Fields, ValuesOf } from '../events/meanings/meaning.ts';
import { schemaRefOf } from '../events/type-name.ts';
import type { Random } from '../lib/random.ts';
import { wholeMicros } from '../lib/time.ts';
import { seedOf } from './chance.ts';

export type SimulatedEvent = EventEnvelope<string, Readonly<Record<string, unknown>>>;

/** One tenant's second in which stories begin. */
export interface Scene {
  readonly seed: number;
  readonly tenantId: string;
  /** Second since the epoch. */
  readonly second: number;
  readonly random: Random;
  /** Average events a second of this tenant, and how busy it is now. */
  readonly rate: number;
  readonly busy: number;
}

export interface Told {
  readonly correlationId?: string;
  readonly causationId?: string;
  readonly subject?: string;
}

type Tell<More extends readonly unknown[]> = <Type extends string, F extends Fields>(
  definition: EventDefinition<Type, F>,
  time: number,
  source: string,
  payload: ValuesOf<F>,
  ...more: More
) => string;

/** Events of one correlation, in order: each is caused by the one before. */
export interface Chain {
  readonly correlationId: string;
  /** Told next. `cause`: another event than the one before, of this correlation. Returns its id. */
  readonly tell: Tell<[cause?: string]>;
  /** Caused by the last one too, but what is told next does not follow from it. */
  readonly aside: Tell<[cause?: string]>;
}

/** Told what happens, in any order of time. */
export interface Stage {
  readonly scene: Scene;
  /** Returns the id of the event, so that a later one can name it as its cause. */
  readonly tell: Tell<[told?: Told]>;
  /** A correlation of its own, or one that goes on. */
  chain(correlationId?: string): Chain;
  /** A fresh id. */
  id(): string;
}

const schemaRefs = new Map<string, string>();
function schemaRef(type: string): string {
  const known = schemaRefs.get(type);
  if (known !== undefined) return known;
  const made = schemaRefOf(type);
  schemaRefs.set(type, made);
  return made;
}

const pairs = Array.from({ length: 256 }, (_, value) => value.toString(16).padStart(2, '0'));
const hex16 = (value: number): string => `${pairs[(value >>> 8) & 0xff]}${pairs[value & 0xff]}`;
const hex32 = (value: number): string => hex16(value >>> 16) + hex16(value);

/** A stage for one tenant's part of a scenario, and how it is set to another second. */
export interface SettableStage {
  readonly stage: Stage;
  set(second: number, random: Random, busy: number): void;
}

export function createStage(
  who: { readonly seed: number; readonly tenantId: string; readonly scenario: string; readonly rate: number },
  add: (event: SimulatedEvent) => void,
): SettableStage {
  const { seed, tenantId, rate } = who;
  const scene: { -readonly [K in keyof Scene]: Scene[K] } = {
    seed,
    tenantId,
    rate,
    second: 0,
    random: () => 0,
    busy: 1,
  };
  // Second and teller stand in the id: chance has 32 bits and may repeat between seconds, ids must not.
  const teller = hex16(seedOf(tenantId, who.scenario));
  let prefix = '';
  let prefixOf = Number.NaN;
  const id = (): string => {
    const { random, second } = scene;
    if (prefixOf !== second) prefix = `${hex32(second)}-${teller}-`;
    prefixOf = second;
    const middle = Math.floor(random() * 0x10000000);
    const last = Math.floor(random() * 0x100000000);
    const high = 0x8000 + (middle & 0x3fff);
    return `${prefix}4${hex16(middle >>> 14).slice(1)}-${hex16(high)}-${hex16(middle >>> 12)}${hex32(last)}`;
  };
  const tell: Stage['tell'] = (definition, time, source, payload, told) => {
    const eventId = id();
    add({
      id: eventId,
      type: definition.type,
      time: wholeMicros(time),
      source,
      tenantId,
      schemaRef: schemaRef(definition.type),
      origin: 'simulated',
      payload: payload as Readonly<Record<string, unknown>>,
      ...told,
    });
    return eventId;
  };
  const stage: Stage = {
    scene,
    id,
    tell,
    chain(correlationId = id()) {
      let last: string | undefined;
      const aside: Chain['tell'] = (definition, time, source, payload, cause = last) =>
        tell(
          definition,
          time,
          source,
          payload,
          cause === undefined ? { correlationId } : { correlationId, causationId: cause },
        );
      return {
        correlationId,
        aside,
        tell: (...words) => (last = aside(...words)),
      };
    },
  };
  return {
    stage,
    set(second, random, busy) {
      scene.second = second;
      scene.random = random;
      scene.busy = busy;
    },
  };
}
