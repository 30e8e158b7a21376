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

/** The tail holds this type alone, and the bridge decoded its payload by the definition; of a type that it does not know it did not. */
const isHandled = <W extends KnownType | Handled>(event: WireEvent): event is WireEvent & HandledEvent<W> =>
  event.known;

/** Handlers of events by type, over one tail per type. */
export class EventHandlers {
  #client: Pick<ViewClient, 'tail'>;
  #byType = new Map<string, { readonly tail: TailHandle; readonly listeners: Listeners<[WireEvent]> }>();

  constructor(client: Pick<ViewClient, 'tail'>) {
    this.#client = client;
  }

  on<W extends KnownType | Handled>(wanted: W, handler: (event: HandledEvent<W>) => void): () => void {
    // A text has no type; nine kilobytes leave no room for asking first.
    const type = ((wanted as Handled).type ?? wanted) as string;
    const entry = this.#byType.get(type) ?? this.#begin(type);
    const remove = entry.listeners.add((event) => {
      if (isHandled<W>(event)) handler(event);
    });
    return () => {
      remove();
      if (entry.listeners.size > 0 || this.#byType.get(type) !== entry) return;
      this.#byType.delete(type);
      entry.tail.release();
    };
  }

  #begin(type: string) {
    const entry = { tail: this.#client.tail({ types: [type] }), listeners: new Listeners<[WireEvent]>() };
    entry.tail.subscribe(({ events }) => {
      for (const event of events) entry.listeners.call(event);
    });
    this.#byType.set(type, entry);
    return entry;
  }
}
