import { equal } from '../protocol/json.ts';
import { reportFailure } from './notify.ts';
import { type GroupEntry, type GroupState, registry } from './registry.ts';

/** Panes anywhere on the page that share range, cursor, selection, filters, hold and zoom. */
export interface LinkGroup {
  readonly name: string;
  readonly state: GroupState;
  /** Changes some of it. `by` names who does: it is not told of its own change, so nothing is answered for ever. */
  set(change: Partial<GroupState>, by?: unknown): void;
  /** Called after each change that was not made by `who`. Returns how to stop. */
  subscribe(listener: (state: GroupState) => void, who?: unknown): () => void;
}

/** The group of a name, page-wide; it comes into being when first asked for. */
export function linkGroup(name: string): LinkGroup {
  const { groups } = registry();
  const entry: GroupEntry = groups.get(name) ?? {
    state: { range: null, cursor: null, selection: null, filters: {}, hold: false, zoom: null },
    listeners: new Set(),
  };
  groups.set(name, entry);
  return {
    name,
    get state() {
      return entry.state;
    },
    set(change, by) {
      const next = { ...entry.state, ...change };
      if (equal(next, entry.state)) return;
      entry.state = next;
      for (const listener of entry.listeners) {
        try {
          listener(next, by);
        } catch (error) {
          reportFailure(error);
        }
      }
    },
    subscribe(listener, who) {
      const told = (state: GroupState, by: unknown) => {
        if (who === undefined || by !== who) listener(state);
      };
      entry.listeners.add(told);
      return () => void entry.listeners.delete(told);
    },
  };
}
