import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Oracle, oracleViews, viewContracts } from './oracle.ts';
import { type Stream, streams, valueAt } from './streams.ts';

test('every view of every contract has an oracle, and every oracle a view', () => {
  assert.deepEqual(oracleViews, [...viewContracts.keys()].toSorted());
});

const lengths: Readonly<Record<string, number>> = {
  '10m': 600_000,
  '1h': 3_600_000,
  '24h': 86_400_000,
  '7d': 604_800_000,
  '30d': 2_592_000_000,
};

/** `meta.range` as the reference defines it. */
function rangeOf(preset: string, asOf: number, seconds: boolean) {
  const length = lengths[preset] ?? Number.NaN;
  const step =
    seconds && length <= 600_000
      ? 1000
      : length <= 26 * 3_600_000
        ? 60_000
        : length <= 8 * 86_400_000
          ? 900_000
          : 3_600_000;
  const to = Math.floor(asOf / step) * step + step;
  return { from: to - length, to, step };
}

async function holds({ records, asOf, expect }: Stream) {
  const oracle = await Oracle.open(records);
  try {
    for (const { view, params, values } of expect) {
      const preset = params?.['range'] ?? viewContracts.get(view)?.params['range']?.default ?? null;
      const range = preset === null ? null : rangeOf(String(preset), asOf, view.startsWith('event-flow'));
      const answer = await oracle.answer({ view, range, asOf, ...(params === undefined ? {} : { params }) });
      for (const [path, want] of Object.entries(values)) near(valueAt(answer, path), want, `${view} ${path}`);
    }
  } finally {
    oracle.close();
  }
}

function near(got: unknown, want: unknown, what: string) {
  if (typeof got === 'number' && typeof want === 'number' && Math.abs(got - want) <= 1e-9 * Math.abs(want)) return;
  assert.deepEqual(got, want, what);
}

for (const stream of streams)
  test(`the oracles give the numbers worked out by hand: ${stream.title}`, () => holds(stream));
