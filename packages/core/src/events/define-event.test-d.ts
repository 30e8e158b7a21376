// Checked by the compiler alone: a wrong type, field or value must not compile.
import { agentRoutingCompleted } from './agent/index.ts';
import type { Payloads } from '../payloads/index.ts';
import type { AnyEvent, DefinitionOf, EventOf, KnownEvent, KnownType } from './catalog.ts';
import { defineEvent, type EventFor, isEvent } from './define-event.ts';
import { choice, identifier, list, milliseconds, optional, ratio, record, type ValuesOf } from './meanings.ts';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const holds = <T extends true>(value: T): T => value;
const takes = <T>(_value: T): void => undefined;

type Routed = EventOf<'omninode.agent.routing.completed.v1'>;
holds<Equal<Routed['type'], 'omninode.agent.routing.completed.v1'>>(true);
holds<Equal<Routed['payload']['selectedAgent'], string>>(true);
holds<Equal<Routed['payload']['confidence'], number | undefined>>(true);
holds<
  Equal<
    NonNullable<Routed['payload']['alternatives']>[number],
    { readonly agent: string; readonly confidence?: number }
  >
>(true);

// @ts-expect-error no such type
takes<EventOf<'omninode.agent.routing.complete.v1'> | null>(null);

declare const routed: Routed;
// @ts-expect-error no such field
takes(routed.payload.selected_agent);
// @ts-expect-error the field is a string
takes<number>(routed.payload.selectedAgent);
// @ts-expect-error an optional field may be absent
takes<number>(routed.payload.confidence);
// @ts-expect-error events are read-only
routed.payload.selectedAgent = 'x';

agentRoutingCompleted.create({ source: 's', payload: { selectedAgent: 'a', confidence: 1 } });
// @ts-expect-error a required field is missing
agentRoutingCompleted.create({ source: 's', payload: { confidence: 1 } });
// @ts-expect-error no such field
agentRoutingCompleted.create({ source: 's', payload: { selectedAgent: 'a', confidenceScore: 1 } });
// @ts-expect-error who says so is required
agentRoutingCompleted.create({ payload: { selectedAgent: 'a' } });

declare const any: AnyEvent;
if (isEvent(agentRoutingCompleted, any)) holds<Equal<(typeof any)['payload']['selectedAgent'], string>>(true);
if (any.known !== false && any.type === 'omninode.token.consumed.v1')
  holds<Equal<typeof any.payload.amount, number>>(true);

declare const known: KnownEvent;
switch (known.type) {
  case 'omninode.service.health.changed.v1':
    holds<Equal<typeof known.payload.status, string>>(true);
    break;
  case 'omninode.database.connection.lost.v1':
    holds<Equal<typeof known.payload.databaseName, string>>(true);
    break;
  // @ts-expect-error not a type of the catalogue
  case 'omninode.nothing.v1':
    break;
}
holds<Equal<KnownType extends string ? true : false, true>>(true);

// A switch in which every type has a case leaves nothing; one that forgets a type does not compile.
type Few = EventOf<'omninode.service.health.changed.v1' | 'omninode.database.connection.lost.v1'>;
export function exhaustive(event: Few): string {
  switch (event.type) {
    case 'omninode.service.health.changed.v1':
      return event.payload.status;
    case 'omninode.database.connection.lost.v1':
      return event.payload.databaseName;
    default:
      return event satisfies never;
  }
}
export function notExhaustive(event: Few): string {
  switch (event.type) {
    case 'omninode.service.health.changed.v1':
      return event.payload.status;
    default:
      // @ts-expect-error one type is left
      return event satisfies never;
  }
}

// What is generated for editors is what follows from the fields. Not so: run `npm run generate`.
type Differing = {
  [Type in KnownType]: Type extends keyof Payloads
    ? Equal<Payloads[Type], ValuesOf<DefinitionOf<Type>['payload']>> extends true
      ? never
      : Type
    : Type;
}[KnownType];
holds<Equal<Differing, never>>(true);
holds<Equal<Exclude<keyof Payloads, KnownType>, never>>(true);

const own = defineEvent({
  type: 'acme.build.finished.v1',
  docs: 'A build ended.',
  known: 'observed',
  producers: ['acme'],
  key: 'buildId',
  payload: {
    buildId: identifier(),
    outcome: choice(['ok', 'failed']),
    steps: optional(list(record({ name: identifier(), share: optional(ratio()) }))),
  },
});
type Own = EventFor<typeof own>;
holds<Equal<Own['payload']['outcome'], 'ok' | 'failed'>>(true);
holds<Equal<Own['type'], 'acme.build.finished.v1'>>(true);

defineEvent({
  type: 'acme.x.v1',
  docs: 'X.',
  known: 'observed',
  producers: [],
  // @ts-expect-error a key is an attribute or a field
  key: 'nothing',
  payload: { took: milliseconds() },
});
defineEvent({
  type: 'acme.x.v1',
  docs: 'X.',
  // @ts-expect-error not a way of knowing
  known: 'guessed',
  producers: [],
  key: 'took',
  payload: { took: milliseconds() },
});
