/** What an element is given in one case; a feed takes of it what it has a place for. */
export interface BadData {
  readonly numbers: readonly unknown[];
  /** ms, one for each number. */
  readonly times: readonly unknown[];
  readonly ids: readonly string[];
  /** In every place for words. */
  readonly text: string;
  readonly log: boolean;
  /** px of the place it stands in. */
  readonly place: { readonly width: number; readonly height: number | null };
  /** The words must be found as they are, if only their beginning. */
  readonly says: boolean;
}
/** Properties of an element for one case. */
export type Feed = (data: BadData) => Readonly<Record<string, unknown>>;

const start = Date.UTC(2026, 2, 12, 14);
const minute = 60_000;
const plain = (count: number): BadData => ({
  numbers: Array.from({ length: count }, (_, index) => 20 + ((index * 37) % 50)),
  times: Array.from({ length: count }, (_, index) => start + index * minute),
  ids: Array.from({ length: count }, (_, index) => `id-${index}`),
  text: 'Requests',
  log: false,
  place: { width: 480, height: null },
  says: false,
});
const twelve = plain(12);
const numbersOf = (...numbers: readonly unknown[]): BadData => ({ ...plain(numbers.length), numbers });
const words = (text: string): BadData => ({ ...twelve, text, says: true });

/** What no element may fail on: drawn as far as it can be, or refused with a clear error; never blank, never thrown. */
export const badCases: Readonly<Record<string, BadData>> = {
  'nothing out of the ordinary': twelve,
  'no value': plain(0),
  'one point': plain(1),
  'NaN and Infinity': numbersOf(1, Number.NaN, 3, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 6),
  'only NaN': numbersOf(Number.NaN, Number.NaN, Number.NaN),
  'runs of null': numbersOf(1, null, null, null, 5, 6, null, null, 9, null),
  'only null': numbersOf(null, null, null),
  'no numbers at all': numbersOf('7', {}, [], true, undefined, () => 1),
  'equal values': numbersOf(5, 5, 5, 5, 5),
  'very large and very small': numbersOf(1e300, -1e300, 1e-300, 0, Number.MAX_VALUE, -Number.MAX_VALUE),
  'a million points': plain(1_000_000),
  'equal times': { ...twelve, times: twelve.times.map(() => start) },
  'times out of order': { ...twelve, times: [...twelve.times].reverse() },
  'times that are none': {
    ...twelve,
    times: twelve.times.map((time, index) => [time, Number.NaN, null, 'now', 9e15, -1][index % 6]),
  },
  'negative values on a log axis': { ...numbersOf(-5, -1, 0, 3, 30, 300), log: true },
  'only negative values on a log axis': { ...numbersOf(-5, -1, 0), log: true },
  'ids that collide': { ...twelve, ids: twelve.ids.map(() => 'same') },
  'a label of 10,000 letters': words('abcdefghi '.repeat(1_000)),
  Arabic: words('زمن الاستجابة للخدمة'),
  Hindi: words('सेवा की प्रतिक्रिया का समय'),
  'emoji and marks': words('👩‍👩‍👧‍👦 ẑ̷̛ fine \u202eback'),
  'HTML and script': words('<img src=x onerror="globalThis.pwned=1"><script>globalThis.pwned=1</script>{{7*7}}${1}'),
  'a place of no size': { ...twelve, place: { width: 0, height: 0 } },
  'a place 1 px wide': { ...twelve, place: { width: 1, height: null } },
};

const column = (key: string, label: string, numeric = false) => ({ key, label, numeric });
const spansOf = ({ times, text }: BadData) =>
  times.map((from, index) => ({
    from,
    to: times[index + 1] ?? null,
    status: ['ok', 'warn', 'critical', text][index % 4],
    title: text,
  }));

/**
 * One line for each element of a primitive: its properties from the data of a case. `elements/bad-data.browser.test.ts` finds the
 * elements by their define files, and fails for one without a line.
 */
export const feeds: Readonly<Record<string, Feed>> = {
  'sg-sparkline': ({ numbers, text }) => ({ label: text, values: numbers, target: numbers[0] }),
  'sg-table': ({ numbers, times, ids, text }) => ({
    label: text,
    rowKey: 'id',
    columns: [column('text', text), column('id', text), column('value', text, true), column('time', text, true)],
    rows: numbers.map((value, index) => ({ id: ids[index], text, value, time: times[index] })),
    totals: { text, value: numbers[0] },
    sort: { key: 'value', direction: 'descending' },
    filter: text.slice(0, 3),
    selected: [0],
  }),
  'sg-log': ({ numbers, times, text }) => ({
    label: text,
    entries: numbers.map((value, index) => ({ time: times[index], level: text, message: text, source: value })),
  }),
  'sg-distribution': ({ numbers, text, log }) => ({
    label: text,
    caption: text,
    unit: text,
    values: numbers,
    scale: log ? 'log' : 'linear',
  }),
  'sg-tile': ({ numbers, text }) => ({
    label: text,
    value: numbers[0],
    unit: text,
    change: numbers[1],
    more: text,
    target: numbers[2],
    trend: numbers,
    absent: text,
  }),
  'sg-figures': ({ numbers, text }) => ({
    items: numbers.slice(0, 4).map((value) => ({ label: text, value, unit: text, sub: text })),
  }),
  'sg-gauge': ({ numbers, text }) => ({
    label: text,
    value: numbers[0],
    max: numbers[1] ?? 100,
    unit: text,
    absent: text,
  }),
  'sg-state-trace': (data) => ({ label: data.text, spans: spansOf(data), axis: true }),
  'sg-status-rows': (data) => ({
    label: data.text,
    heads: { name: data.text, value: data.text },
    rows: data.numbers.map((value, index) => ({
      name: data.text,
      status: ['ok', 'critical', data.text][index % 3],
      message: data.text,
      value,
      unit: data.text,
      spans: index < 3 ? spansOf(data) : [],
      extra: index < 3 ? data.numbers : data.text,
      last: data.text,
    })),
  }),
  'sg-time-series': ({ numbers, times, ids, text, log }) => ({
    label: text,
    unit: text,
    log,
    data: { times, series: [0, 1].map((index) => ({ key: ids[index] ?? `s${index}`, label: text, values: numbers })) },
  }),
  'sg-graph': ({ numbers, ids, text }) => ({
    label: text,
    searchable: true,
    nodes: numbers.map((size, index) => ({ id: ids[index] ?? `n${index}`, label: text, category: text, size })),
    edges: numbers.map((weight, index) => ({
      from: ids[index],
      to: ids[(index * 7) % 11],
      weight,
      confidence: weight,
    })),
  }),
};

/**
 * What an element draws in other ways than by default, each with all cases: `elements/bad-data-kinds.browser.test.ts`. The second
 * series of a chart runs the other way, so that bands cross and stacks meet.
 */
export const kinds: Readonly<Record<string, Readonly<Record<string, Feed>>>> = {
  'sg-time-series': {
    bar: chartOf({ kind: 'bar' }),
    area: chartOf({ kind: 'area' }),
    stacked: chartOf({ kind: 'stacked' }),
    band: chartOf({}, true),
    'bar of buckets': (data) => {
      const chart = chartOf({ kind: 'bar' })(data);
      return { ...chart, data: { ...(chart['data'] as object), widthMs: minute, open: true } };
    },
  },
  'sg-distribution': {
    buckets: ({ numbers, text, log }) => ({
      label: text,
      caption: text,
      unit: text,
      scale: log ? 'log' : 'linear',
      buckets: numbers.slice(0, 5_000).map((from, index) => ({ from, to: numbers[index + 1] ?? null, count: from })),
    }),
  },
};
function chartOf(more: Readonly<Record<string, unknown>>, band = false): Feed {
  return ({ numbers, times, ids, text, log }) => {
    const [first, second] = [ids[0] ?? 'a', ids[1] ?? 'b'];
    const series = [
      { key: first, label: text, values: numbers },
      { key: second, label: text, values: [...numbers].reverse() },
    ];
    const span = { from: times[1], to: times[3], text };
    return {
      label: text,
      unit: text,
      log,
      ...more,
      data: {
        times,
        series,
        gaps: [span],
        annotations: [span],
        thresholds: [{ value: numbers[0], label: text }],
        ...(band ? { band: { upper: first, lower: second } } : {}),
      },
    };
  };
}

const none = 'none';
/** For each element a property of a wrong kind: what must be a list is none. */
export const wrong: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'sg-sparkline': { values: none },
  'sg-table': { rows: none },
  'sg-log': { entries: none },
  'sg-distribution': { values: none },
  'sg-tile': { trend: none },
  'sg-figures': { items: none },
  'sg-state-trace': { spans: none },
  'sg-status-rows': { rows: none },
  'sg-time-series': { data: { times: none, series: [] } },
  'sg-graph': { nodes: none },
};
