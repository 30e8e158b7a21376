import type { ViewClient } from '@streamglass/core/client';
import { emptyGroup, type GroupState } from './types.ts';

/** What a pane tells the page about itself, so that a provider that upgrades late can ask it to look again. */
export interface PageMember {
  readonly element: Element;
  relink(): void;
}
export interface PageGroup {
  readonly state: GroupState;
  set(patch: Partial<GroupState>, by: unknown): void;
  /** `by`: who changed it; a pane does not answer its own change. */
  subscribe(listener: (state: GroupState, by: unknown) => void): () => void;
}
/** A client held by a pane; `release` closes it when nobody holds it. */
export interface Held {
  readonly client: ViewClient;
  release(): void;
}

interface Page {
  readonly members: Set<PageMember>;
  readonly groups: Map<string, PageGroup>;
}
const key = Symbol.for('streamglass.widgets.1');
const page = (): Page => {
  const holder = globalThis as { [key]?: Page };
  return (holder[key] ??= { members: new Set(), groups: new Map() });
};

/** All panes of the page that are connected, also those of other bundles. */
export const members = (): Set<PageMember> => page().members;

export function group(name: string): PageGroup {
  const { groups } = page();
  let found = groups.get(name);
  if (!found) groups.set(name, (found = createGroup()));
  return found;
}

const createGroup = (): PageGroup => {
  let state = emptyGroup;
  const listeners = new Set<(state: GroupState, by: unknown) => void>();
  return {
    get state() {
      return state;
    },
    set(patch, by) {
      state = { ...state, ...patch };
      for (const listener of [...listeners]) listener(state, by);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

/** The client of an endpoint, shared by all panes of the page with the same endpoint and token source. */
export function acquire(_endpoint: string, _tokenUrl: string | null): Held | null {
  return null;
}
/** The endpoint that `configure()` set for the page. */
export const configured = (): {
  readonly endpoint: string | null;
  readonly lang: string | null;
  readonly timeZone: string | null;
} => ({
  endpoint: null,
  lang: null,
  timeZone: null,
});
