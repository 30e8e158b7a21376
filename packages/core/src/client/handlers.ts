import type { EventOf, KnownType } from '../events/index.ts';
import type { EventFor } from '../events/define-event.ts';
import type { Fields } from '../events/meanings.ts';
import type { WireEvent } from '../protocol/down.ts';
import type { TailHandle, ViewClient } from './handle.ts';
import { Listeners } from './notify.ts';

/** A definition, as far as a handler needs it. */
export interface Handled {
  readonly type: string;
  readonly payload: Fields;
}
/** What the handler of a type of the catalogue, or of a definition, is given. */
export type HandledEvent<W> = W extends KnownType ? EventOf<W> : EventFor<W>;

/** Handlers of events by type, over one tail per type. */
export function eventHandlers(client: Pick<ViewClient, 'tail'>) {
  const byType = new Map<string, { readonly tail: TailHandle; readonly listeners: Listeners<[WireEvent]> }>();
  const begin = (type: string) => {
    const entry = { tail: client.tail({ types: [type] }), listeners: new Listeners<[WireEvent]>() };
    entry.tail.subscribe(({ events }) => {
      for (const event of events) entry.listeners.call(event);
    });
    byType.set(type, entry);
    return entry;
  };
  return <W extends KnownType | Handled>(wanted: W, handler: (event: HandledEvent<W>) => void): (() => void) => {
    // A text has no type; nine kilobytes leave no room for asking first.
    const type = ((wanted as Handled).type ?? wanted) as string;
    const entry = byType.get(type) ?? begin(type);
    const remove = entry.listeners.add((event) => {
      // The tail holds this type alone, and the bridge decoded its payload by the definition; where it has none it did not.
      if (event.known) handler(event as WireEvent & HandledEvent<W>);
    });
    return () => {
      remove();
      if (entry.listeners.size > 0 || byType.get(type) !== entry) return;
      byType.delete(type);
      entry.tail.release();
    };
  };
}
