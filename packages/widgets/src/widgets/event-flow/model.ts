import type { FeedGap, Shown } from '@streamglass/core/client';
import type { eventFlowViews, ViewData } from '@streamglass/core/views';
import type { Format } from '../../base/format.ts';
import type { BarsData } from '../../primitives/bars/types.ts';
import type { Coverage } from '../../primitives/time-series/types.ts';
import { domainColor, hasColor, otherDomain } from './event-type.ts';

export type Chart = ViewData<typeof eventFlowViews, 'chart'>;
export type Metrics = ViewData<typeof eventFlowViews, 'metrics'>;

export interface DomainTotal {
  readonly domain: string;
  readonly count: number;
}

/** Events of the range by domain, most first; those without a colour of their own together, last. */
export function domainTotals(chart: Chart): readonly DomainTotal[] {
  const sums = new Map<string, number>();
  for (const { byDomain } of chart.throughput)
    for (const [name, count] of Object.entries(byDomain)) {
      const domain = hasColor(name) ? name : otherDomain;
      sums.set(domain, (sums.get(domain) ?? 0) + count);
    }
  return [...sums]
    .map(([domain, count]) => ({ domain, count }))
    .sort(
      (a, b) =>
        Number(a.domain === otherDomain) - Number(b.domain === otherDomain) ||
        b.count - a.count ||
        (a.domain < b.domain ? -1 : 1),
    );
}

/** Layers from the bottom, most first; `shown` narrows them, none means all. */
export function barsOf(options: {
  readonly chart: Chart;
  readonly meta: Shown['meta'];
  readonly gaps: readonly FeedGap[];
  readonly shown: readonly string[];
  readonly summary: string;
  readonly format: Format;
}): BarsData {
  const { chart, meta, shown, format } = options;
  const { throughput, bucketMs: widthMs } = chart;
  const times = throughput.map(({ time }) => time);
  const totals = domainTotals(chart).filter(({ domain }) => shown.length === 0 || shown.includes(domain));
  const parts = totals.map(({ domain }) => ({
    key: domain,
    label: domain,
    color: domainColor(domain),
    values: throughput.map(({ byDomain }) =>
      domain === otherDomain
        ? Object.entries(byDomain).reduce((sum, [name, count]) => (hasColor(name) ? sum : sum + count), 0)
        : (byDomain[domain] ?? 0),
    ),
  }));
  const lost = [...meta.gaps, ...options.gaps.map(({ from, to }) => ({ from, to }))].sort((a, b) => a.from - b.from);
  const coverage = throughput.map(({ time, partial, value }, index): Coverage => {
    if (index === throughput.length - 1 && partial) return 'filling';
    if (lost.some(({ from, to }) => from < time + widthMs && to > time)) return 'lost';
    // Before the first record that was read nothing is known, unless a late event told of it.
    return meta.since !== null && time + widthMs <= meta.since && value === 0 ? 'missing' : 'received';
  });
  const first = times[0] ?? 0;
  const spans = lost.flatMap(({ from, to }) => {
    const [a, b] = [Math.floor((from - first) / widthMs), Math.ceil((to - first) / widthMs) - 1];
    if (b < 0 || a >= times.length) return [];
    const text = format.text('gap.mark', { v: format.duration(to - from) });
    return [{ from: Math.max(0, a), to: Math.max(Math.max(0, a), Math.min(times.length - 1, b)), lines: [text] }];
  });
  return { times, widthMs, parts, coverage, gaps: spans, summary: options.summary };
}
