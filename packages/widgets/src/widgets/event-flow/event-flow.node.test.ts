import assert from 'node:assert/strict';
import test from 'node:test';
import { Format } from '../../base/format.ts';
import { english } from '../../messages/en.ts';
import { sampleChart } from '../../testing/flow-samples.ts';
import { domainOf, typeParts } from './event-type.ts';
import { flowFilter, textFilter } from './filter.ts';
import { messages } from './messages.ts';
import { barsOf, domainTotals } from './model.ts';

const format = new Format('en', 'UTC', [messages, english]);
const meta = {
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
  definition: '',
  notes: [],
} as const;
const bars = (patch: object, shown: readonly string[] = []) =>
  barsOf({
    chart: sampleChart,
    meta: { ...meta, gaps: [], inputs: [], notes: [], ...patch },
    gaps: [],
    shown,
    summary: '',
    format,
  });

test('the domain of a type is the word after omninode, else its first word', () => {
  assert.equal(domainOf('omninode.agent.routing.completed.v1'), 'agent');
  assert.equal(domainOf('dev.omninode.vault.secret.read.v1'), 'vault');
  assert.equal(domainOf('onex.node.announce'), 'onex');
  assert.equal(domainOf('kafka.topic.activity'), 'kafka');
});

test('a type parts into what repeats, what happened, and the version', () => {
  assert.deepEqual(typeParts('omninode.agent.routing.completed.v1'), {
    far: 'omninode.',
    lead: 'agent.routing.',
    action: 'completed',
    tail: '.v1',
  });
  assert.deepEqual(typeParts('heartbeat'), { far: '', lead: '', action: 'heartbeat', tail: '' });
  assert.deepEqual(typeParts('onex.node.announce'), { far: '', lead: 'onex.node.', action: 'announce', tail: '' });
});

test('words of the filter are all wanted, and a prefix says where', () => {
  assert.equal(textFilter('  '), null);
  assert.deepEqual(textFilter('source:router'), { field: 'source', contains: 'router' });
  assert.deepEqual(textFilter('failed correlation:7c'), {
    all: [
      { any: ['type', 'source', 'correlationId'].map((field) => ({ field, contains: 'failed' })) },
      { field: 'correlationId', contains: '7c' },
    ],
  });
});

test('a domain filters by its types, and "other" by not being any that is named', () => {
  const agent = { any: [{ field: 'type', prefix: 'omninode.agent.' }, { field: 'type', prefix: 'agent.' }] }; // biome-ignore format: one thought
  assert.deepEqual(flowFilter('', ['agent'], ['agent', 'other']), agent);
  assert.deepEqual(flowFilter('', ['other'], ['agent', 'other']), { not: { any: [agent] } });
  assert.deepEqual(flowFilter('x', ['agent'], []), { all: [agent, textFilter('x')] });
});

test('domains without a colour of their own are one layer, and layers add up to the whole', () => {
  const totals = domainTotals(sampleChart);
  assert.deepEqual(
    totals.map(({ domain }) => domain),
    ['agent', 'intelligence', 'database', 'metadata', 'code', 'other'],
  );
  const all = sampleChart.throughput.reduce((sum, { value }) => sum + value, 0);
  assert.equal(
    totals.reduce((sum, { count }) => sum + count, 0),
    all,
  );
  const { parts } = bars({});
  assert.equal(
    parts.reduce((sum, { values }) => sum + values.reduce<number>((some, value) => some + (value ?? 0), 0), 0),
    all,
  );
  assert.deepEqual(
    bars({}, ['code']).parts.map(({ key }) => key),
    ['code'],
  );
});

test('the rail says what was lost, what was not read yet and what is still filling', () => {
  const { times, coverage, gaps } = bars({
    gaps: [
      { from: sampleChart.throughput[10]!.time + 5_000, to: sampleChart.throughput[11]!.time + 5_000, records: 3 },
    ],
  });
  assert.deepEqual(
    [coverage[9], coverage[10], coverage[11], coverage[12], coverage[59]],
    ['received', 'lost', 'lost', 'received', 'filling'],
  );
  assert.deepEqual(gaps, [{ from: 10, to: 11, lines: ['gap 1 min'] }]);
  const quiet = {
    ...sampleChart,
    throughput: sampleChart.throughput.map((row, index) => (index < 5 ? { ...row, value: 0, byDomain: {} } : row)),
  };
  const late = barsOf({
    chart: quiet,
    meta: { ...meta, gaps: [], inputs: [], notes: [], since: times[5]! },
    gaps: [],
    shown: [],
    summary: '',
    format,
  });
  assert.deepEqual(late.coverage.slice(3, 7), ['missing', 'missing', 'received', 'received']);
});
