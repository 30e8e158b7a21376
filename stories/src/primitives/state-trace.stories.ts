import '@streamglass/widgets/define/sg-state-trace.js';
import '@streamglass/widgets/define/sg-status-rows.js';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { sparkline } from '../../../packages/widgets/src/primitives/sparkline/sparkline.ts';
import {
  stateTrace,
  type TraceSpan,
  type TraceStatus,
} from '../../../packages/widgets/src/primitives/state-trace/state-trace.ts';
import { type StatusRow, statusRows } from '../../../packages/widgets/src/primitives/status-row/status-rows.ts';
import { timeAxis } from '../../../packages/widgets/src/primitives/time-axis/axis.ts';
import { minute, noon, sheet } from './sheet.ts';

/** What state something was in over time: quiet is a thin line, trouble grows taller, no report is dotted. Height carries severity, so colour never does alone. */
export default { title: 'Primitives/State trace', component: 'sg-state-trace' } satisfies Meta;

const from = noon - 24 * 60 * minute;
/** Status, and for how many minutes. */
const trace = (...runs: readonly (readonly [TraceStatus, number])[]): readonly TraceSpan[] => {
  let at = from;
  return runs.map(([status, minutes], index) => {
    const start = at;
    at += minutes * minute;
    return { from: start, to: index === runs.length - 1 ? null : at, status, title: `${status}, ${minutes} min` };
  });
};
const cases: Readonly<Record<string, readonly TraceSpan[]>> = {
  quiet: trace(['ok', 1_440]),
  'degraded since 90 min': trace(['ok', 1_350], ['warn', 90]),
  'down for 2 h, then well': trace(['ok', 600], ['critical', 120], ['ok', 720]),
  flapping: trace(['ok', 300], ['warn', 30], ['ok', 40], ['critical', 20], ['ok', 60], ['warn', 90], ['ok', 900]),
  '40 s of trouble, 2 px wide': trace(['ok', 700], ['critical', 0.7], ['ok', 739]),
  'no report for 3 h': trace(['ok', 800], ['unknown', 180], ['ok', 460]),
  'first report 6 h ago': trace(['unknown', 1_080], ['ok', 360]),
  'never reported': [],
};
const traceOf = (name: string) => stateTrace({ spans: cases[name] ?? [], from, to: noon, label: name });
const walk = Array.from({ length: 40 }, (_, index) => 20 + 8 * Math.sin(index / 4) + (index % 7));

export const Traces: StoryObj = {
  render: () =>
    sheet({
      render: ({ format, inner }) =>
        html`<div class="cases">
          ${Object.keys(cases).map((name) => html`<div><div class="s12 m2">${name}</div>${traceOf(name)}</div>`)}
        </div>
        ${timeAxis({ from, to: noon, width: inner, format, end: 'now' })}`,
    }),
};

/** Rows with a status: name, trace, a number, and what a wide sheet has room for. */
export const StatusRows: StoryObj = {
  render: () => {
    const statuses: Readonly<Record<string, TraceStatus>> = {
      'down for 2 h, then well': 'ok',
      'degraded since 90 min': 'warn',
      flapping: 'critical',
      'never reported': 'unknown',
    };
    const rows = Object.entries(statuses).map(
      ([key, status], index): StatusRow => ({
        key,
        status,
        statusWord: status,
        trace: traceOf(key),
        value: status === 'unknown' ? '–' : `${(99.98 - index).toFixed(2)}%`,
        absent: status === 'unknown',
        ...(status === 'critical' ? { partly: 'of 22 h 25 min with reports' } : {}),
        extra:
          status === 'unknown'
            ? 'never reported'
            : sparkline({ values: walk, width: 132, height: 20, tone: status === 'ok' ? 'ink-3' : status }),
        last: status === 'unknown' ? '–' : `${22 + index} ms`,
        lastAbsent: status === 'unknown',
      }),
    );
    const heads = { name: 'Service', trace: 'State', value: 'Uptime', extra: 'Latency', last: 'Last' };
    return sheet({ render: () => statusRows({ label: 'Services', heads, rows }) });
  },
};

/** A line of one word's size: its own range, no axis, the last point dotted, absent values left open. */
export const Sparklines: StoryObj = {
  render: () =>
    sheet({
      render: () => {
        const values: Readonly<Record<string, readonly (number | null)[]>> = {
          quiet: walk.map((value) => 20 + value / 40),
          moving: walk,
          'with a gap': walk.map((value, index) => (index > 14 && index < 20 ? null : value)),
          'one value': [12],
        };
        const tones = ['ink-3', 'series-1', 'warn', 'critical'] as const;
        const line = (name: string, all: readonly (number | null)[], index: number) =>
          sparkline({
            values: all,
            width: 132,
            height: 24,
            tone: tones[index] ?? 'ink-3',
            ...(name === 'moving' ? { target: 24 } : {}),
          });
        return html`<div class="cases">
          ${Object.entries(values).map(([name, all], index) => html`<div><div class="s12 m2">${name}</div>${line(name, all, index)}</div>`)}
        </div>`;
      },
    }),
};

const service = (name: string, status: TraceStatus, runs: readonly TraceSpan[], more: object = {}) => ({
  name,
  status,
  value: status === 'unknown' ? null : 99.2,
  unit: 'percent',
  digits: 2,
  spans: runs,
  extra: status === 'unknown' ? 'never reported' : walk,
  last: status === 'unknown' ? null : '31 ms',
  ...more,
});
const services = [
  service('agent-router', 'ok', trace(['ok', 140], ['warn', 10], ['ok', 1_290])),
  service('metadata-stamping', 'critical', trace(['ok', 1_000], ['critical', 6], ['ok', 400], ['critical', 34]), {
    message: 'unreachable',
  }),
  service('omniarchon', 'warn', trace(['unknown', 120], ['ok', 1_200], ['warn', 120]), {
    partly: 'of 22 h with reports',
  }),
  service('llm-gateway', 'unknown', []),
  ...Array.from({ length: 6 }, (_, index) => service(`service-${index + 1}`, 'ok', trace(['ok', 1_440]))),
];
const heads = { name: 'Service', trace: 'State, 24 h', value: 'Uptime', extra: 'Latency, 24 h', last: 'Last' };
const elementRows = () =>
  html`<sg-status-rows label="Services" time-zone="UTC" .rows=${services} .heads=${heads} .from=${from} .to=${noon}></sg-status-rows>`;

/** As an element, from plain data: the worst first; what never reported counts as neither well nor down. */
export const RowsElement: StoryObj = { render: elementRows };
/** The worst few, and how many more there are. */
export const RowsElementAt280: StoryObj = { globals: { width: '280' }, render: elementRows };
/** Names and numbers change sides; time still runs from left to right. */
export const RowsElementRightToLeft: StoryObj = { globals: { width: '480', direction: 'rtl' }, render: elementRows };
export const RowsElementEmpty: StoryObj = { render: () => html`<sg-status-rows label="Services"></sg-status-rows>` };

/** Spans out of order, overlapping, of no length, without times, in a state nobody knows: the worst counts, and the rest is said. */
export const OddSpans: StoryObj = {
  globals: { width: '480' },
  render: () => {
    const at = (minutes: number): number => noon - minutes * minute;
    const spans = [
      { from: at(300), to: null, status: 'ok' },
      { from: at(1_440), to: at(420), status: 'ok' },
      { from: at(900), to: at(840), status: 'warn' },
      { from: at(870), to: at(850), status: 'critical' },
      { from: at(700), to: at(700), status: 'critical' },
      { from: at(600), to: at(520), status: 'blue' },
      { from: Number.NaN, to: at(1), status: 'ok' },
    ] as never;
    return html`<sg-state-trace label="metadata-stamping" axis time-zone="UTC" .spans=${spans} .from=${from} .to=${noon}></sg-state-trace>`;
  },
};
/** An end before its beginning is refused, with the cure. */
export const EmptyRange: StoryObj = {
  render: () => html`<sg-state-trace label="x" .from=${noon} .to=${from}></sg-state-trace>`,
};
