import type { EventOf, KnownType } from '../events/index.ts';
import type { WireEvent } from '../protocol/down.ts';
import type { TailHandle, TailOptions } from './handle.ts';
import { Listeners } from './notify.ts';

/** The bridge decoded the payload by the definition of its type, so the type says what it is. */
const isEvent = <T extends KnownType>(type: T, event: WireEvent): event is WireEvent & EventOf<T> =>
  event.type === type;

/** Handlers of events by type, over one tail per type. */
export class EventHandlers {
  #tail: (options: TailOptions) => TailHandle;
  #byType = new Map<KnownType, { readonly tail: TailHandle; readonly listeners: Listeners<[WireEvent]> }>();

  constructor(tail: (options: TailOptions) => TailHandle) {
    this.#tail = tail;
  }

  on<T extends KnownType>(type: T, handler: (event: EventOf<T>) => void): () => void {
    const entry = this.#byType.get(type) ?? this.#begin(type);
    const remove = entry.listeners.add((event) => {
      if (isEvent(type, event)) handler(event);
    });
    return () => {
      remove();
      if (entry.listeners.size > 0 || this.#byType.get(type) !== entry) return;
      this.#byType.delete(type);
      entry.tail.release();
    };
  }

  #begin(type: KnownType) {
    const entry = { tail: this.#tail({ types: [type] }), listeners: new Listeners<[WireEvent]>() };
    entry.tail.subscribe(({ events }) => {
      for (const event of events) entry.listeners.call(event);
    });
    this.#byType.set(type, entry);
    return entry;
  }
}
