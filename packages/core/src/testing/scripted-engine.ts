import type { Clock } from '../lib/clock.ts';
import { StreamglassError } from '../lib/errors.ts';
import type { ServedEngine } from '../local/server.ts';
import type { Json } from '../protocol/json.ts';
import type { ViewMeta } from '../protocol/meta.ts';
import type { RowsLayouts } from '../protocol/ops.ts';
import type { IngestState } from '../sources/engine/types.ts';

/** What a view answers. */
export interface ScriptedView {
  readonly data: Json;
  readonly meta: ViewMeta;
  readonly counted: number;
  readonly rows: RowsLayouts;
}

/** Meta of a healthy view; a test changes what it is about. */
export const plainMeta: ViewMeta = {
  range: null,
  since: 0,
  ingest: 'live',
  waitingFor: null,
  origin: 'simulated',
  inputs: [],
  evicted: {},
  late: 0,
  gaps: [],
  slowest: null,
  definition: 'scripted',
  notes: [],
};

/** An engine whose answers are set by hand; its as-of time is the clock's, unless it is stopped. */
export interface ScriptedEngine extends ServedEngine {
  put(view: string, change: Partial<ScriptedView>): void;
  refuse(view: string, error: StreamglassError | null): void;
  layoutsOf(view: string): RowsLayouts;
  /** As-of stands still, as when the log is out of reach. */
  stopTime(stopped: boolean): void;
  setIngest(state: Partial<IngestState>): void;
}

export function createScriptedEngine(clock: Clock): ScriptedEngine {
  const views = new Map<string, ScriptedView & { readonly version: number }>();
  const refused = new Map<string, StreamglassError>();
  let stoppedAt: number | null = null;
  let ingest: IngestState = { state: 'live', waitingFor: null, lag: 0, slowest: null };
  const get = (view: string) => {
    const error = refused.get(view);
    if (error) throw error;
    const found = views.get(view);
    if (!found) throw new StreamglassError('unknown-view', `There is no view ${view}.`, { hint: 'put() it first.' });
    return found;
  };
  const asOf = () => stoppedAt ?? clock.now();
  return {
    get asOf() {
      return asOf();
    },
    get ingest() {
      return ingest;
    },
    put(view, change) {
      const before = views.get(view) ?? { data: {}, meta: plainMeta, counted: 0, rows: {}, version: 0 };
      const counted = change.counted ?? before.counted + (before.version === 0 ? 0 : 1);
      views.set(view, { ...before, ...change, counted, version: before.version + 1 });
    },
    refuse(view, error) {
      if (error) refused.set(view, error);
      else refused.delete(view);
    },
    layoutsOf: (view) => get(view).rows,
    stopTime(stopped) {
      stoppedAt = stopped ? asOf() : null;
    },
    setIngest(state) {
      ingest = { ...ingest, ...state };
    },
    versionOf: (view) => String(get(view).version),
    answer(view) {
      const { data, meta, counted } = get(view);
      return { data, meta, counted, asOf: asOf() };
    },
    normalize(view, params) {
      get(view);
      return params ?? {};
    },
    describe(view, lang) {
      const { meta } = get(view);
      return { view, lang, definition: meta.definition, label: view, fields: [] };
    },
  };
}
