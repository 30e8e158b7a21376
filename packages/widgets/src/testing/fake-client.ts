import type { Feed, FeedGap, Shown, TailHandle, ViewClient, ViewHandle } from '@streamglass/core/client';

type Params = Readonly<Record<string, string | number | boolean | null>>;
type Data = Readonly<Record<string, unknown>>;
type Meta = Shown['meta'];

/** What a fake view answers: data by parameters, or null to keep the pane waiting. */
export interface FakeView {
  readonly data: (params: Params) => Data | null;
  readonly meta?: Partial<Meta>;
  readonly asOf?: number;
}

interface FakeHandle extends ViewHandle {
  tell(): void;
}

/** A `ViewClient` without a server whose answers and feed a test or a story sets by hand. */
export interface FakeClient extends ViewClient {
  /** Handles that are open now: 0 when nothing leaked. */
  readonly open: number;
  /** Rates asked for by the open handles. */
  readonly rates: readonly number[];
  /** Parameters of the open handles of a view. */
  paramsOf(view: string): readonly Params[];
  /** Changes what a view answers, and tells. */
  answer(view: string, answer: FakeView): void;
  /** Changes the feed of all handles, and tells. */
  setFeed(feed: Partial<Feed>): void;
  readonly refreshed: number;
}

const meta: Meta = {
  range: null,
  since: null,
  ingest: 'live',
  waitingFor: null,
  origin: 'real',
  inputs: [],
  evicted: {},
  late: 0,
  gaps: [],
  slowest: null,
  definition: 'fake',
  notes: [],
};

export function createFakeClient(
  views: Readonly<Record<string, FakeView>>,
  now: number,
  subject: string | null = null,
): FakeClient {
  const answers = new Map(Object.entries(views));
  const handles = new Set<FakeHandle>();
  let feed: Feed = {
    link: 'live',
    problem: null,
    hold: null,
    fresh: { asOf: now, staleMs: null },
    gaps: [] as FeedGap[],
    origin: 'real',
    cached: false,
  };
  let seq = 1;
  let refreshed = 0;
  const tellAll = (): void => {
    for (const handle of handles) handle.tell();
  };

  const shownOf = (view: string, params: Params): Shown | null => {
    const answer = answers.get(view);
    const data = answer?.data(params) ?? null;
    if (!answer || !data || feed.link === 'denied') return null;
    return {
      data,
      meta: { ...meta, origin: feed.origin === 'none' ? 'real' : feed.origin, ...answer.meta },
      asOf: answer.asOf ?? now,
      counted: 1,
      seq,
    };
  };

  const watch = (
    view: string,
    params: Params = {},
    options: { readonly rate?: ViewHandle['rate'] } = {},
  ): FakeHandle => {
    const listeners = new Set<() => void>();
    let held: { since: number; behind: number; shown: Shown | null } | null = null;
    let shown = shownOf(view, params);
    const handle: FakeHandle = {
      view,
      params,
      rate: options.rate ?? 4,
      get shown() {
        return held ? held.shown : shown;
      },
      get feed() {
        const hold = held ? { since: held.since, behind: held.behind } : null;
        return { ...feed, hold, problem: feed.problem };
      },
      hold() {
        held ??= { since: now, behind: 0, shown };
      },
      follow() {
        held = null;
        handle.tell();
      },
      refresh() {
        refreshed++;
      },
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      release() {
        handles.delete(handle);
        listeners.clear();
      },
      async *[Symbol.asyncIterator]() {
        if (shown) yield shown;
      },
      tell() {
        shown = shownOf(view, params);
        if (held) held.behind = seq;
        for (const listener of listeners) listener();
      },
    };
    handles.add(handle);
    return handle;
  };

  return {
    subject,
    watch: watch as ViewClient['watch'],
    tail(): TailHandle {
      return { feed, withheld: 0, token: null, subscribe: () => () => {}, hold() {}, follow() {}, release() {} };
    },
    async query() {
      throw new Error('the fake client answers no queries');
    },
    async describe(view, lang = 'en') {
      return { op: 'described', id: 0, view, lang, definition: 'fake', label: view, fields: describedFields(view) };
    },
    close() {
      handles.clear();
    },
    get open() {
      return handles.size;
    },
    get rates() {
      return [...handles].map(({ rate }) => rate);
    },
    paramsOf: (view) => [...handles].filter((handle) => handle.view === view).map(({ params }) => params),
    answer(view, answer) {
      answers.set(view, answer);
      seq++;
      tellAll();
    },
    setFeed(patch) {
      feed = { ...feed, ...patch };
      tellAll();
    },
    get refreshed() {
      return refreshed;
    },
  };
}

/** One explained field, enough to see that the popover asks and shows. */
const describedFields = (view: string): Awaited<ReturnType<ViewClient['describe']>>['fields'] =>
  view.endsWith('.metrics')
    ? [
        {
          path: 'savedOverDays',
          label: 'Saved, summed over the periods of the chart that have a baseline',
          measure: 'usd',
          definition: 'What runs with intelligence cost less than baseline runs, period by period.',
          formula: '(mean cost of baseline runs − mean cost of runs with intelligence) × runs with intelligence',
          unit: 'USD',
          inputs: ['omninode.agent.execution.completed.v1'],
        },
      ]
    : view.endsWith('.health')
      ? [
          {
            path: 'uptime',
            label: 'Mean uptime of the services that reported',
            measure: 'percent',
            definition: 'Share of observed time in which a service was healthy, as a mean over services.',
            formula: '100 × time ok / time observed',
            unit: '%',
            inputs: ['omninode.service.health.changed.v1'],
          },
        ]
      : [];
