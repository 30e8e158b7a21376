/**
 * A part of the code that few readers need, fetched when the first one does: `later(() => import('./menu-items.ts'))`. Where a
 * pane is built as one file the part is in it from the start (scripts/build.mjs).
 */
export interface Later<M extends object> {
  /** The part, once it is there. */
  readonly now: M | null;
  /** Why it could not be fetched, until it is tried again; null otherwise. */
  readonly failure: string | null;
  /** Fetches it, if it is not there. Never rejects: look at `now` and `failure`. */
  load(): Promise<void>;
}

export function later<M extends object>(part: () => Promise<M>): Later<M> {
  let loading: Promise<void> | null = null;
  const state = {
    now: null as M | null,
    failure: null as string | null,
    load: (): Promise<void> => (loading ??= fetchIt()),
  };
  const fetchIt = async (): Promise<void> => {
    state.failure = null;
    try {
      state.now = await part();
    } catch (error) {
      state.failure = error instanceof Error ? error.message : String(error);
      loading = null;
    }
  };
  return state;
}

/** The part itself, for who cannot go on without it. Rejects where it could not be fetched. */
export async function partOf<M extends object>(part: Later<M>): Promise<M> {
  await part.load();
  if (!part.now) throw new Error(`A part of the pane could not be loaded: ${part.failure}`);
  return part.now;
}
