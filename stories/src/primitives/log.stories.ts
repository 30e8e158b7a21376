import '@streamglass/widgets/define/sg-log.js';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import type { SgLog } from '../../../packages/widgets/src/elements/sg-log.ts';
import { Log } from '../../../packages/widgets/src/primitives/log/log.ts';
import { minute, noon, type PrimitiveSheet, sheet, sheetOf } from './sheet.ts';

/** A live log: newest on top, a fixed pool of rows whatever its length. Scrolling or choosing a row pauses; the pill goes back. */
export default { title: 'Primitives/Log', component: 'sg-log' } satisfies Meta;

const kinds = [
  ['agent', 'domain-agent', 'agent.execution.', 'completed'],
  ['database', 'domain-database', 'database.query.', 'completed'],
  ['vault', 'domain-vault', 'vault.secret.read.', 'failed'],
  ['code', 'domain-code', 'code.generation.', 'started'],
] as const;
const numbers = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from }, (_, index) => from + index);

const logs = new WeakMap<PrimitiveSheet, Log<number>>();
const drawn = (begin: (log: Log<number>) => void): PrimitiveSheet =>
  sheet({
    height: 300,
    draw(place, frame) {
      if (logs.has(frame)) return;
      const { format } = frame;
      const log = new Log<number>(place, {
        line: (n) => {
          const [group, color, lead, strong] = kinds[n % kinds.length] ?? kinds[0];
          return {
            time: format.seconds(noon - minute + n * 290),
            fraction: `.${String((n * 37) % 1_000).padStart(3, '0')}`,
            group,
            color,
            far: 'omninode.',
            lead,
            strong,
            tail: '.v1',
            critical: strong === 'failed',
            by: `producer-${n % 3}`,
            link: (0x7c1e04 + n).toString(16),
            amount: n % 9 === 0 ? '2.41 s' : `${8 + (n % 40)} ms`,
            notable: n % 9 === 0,
          };
        },
        gap: ({ count }) => [`Gap 14:29:31 – 14:30:07 · ${count} events not received`, 'Gap 36 s'],
        detail: (n) => ({
          payload: { agentName: 'api-architect', durationMs: 1_840, success: true, steps: ['plan', 'write', 'test'] },
          facts: [
            ['Event', `evt-${n}`, true],
            ['Partition, offset', `${n % 6} @ ${18_204_771 + n}`, true],
            ['Received', '14:29:58.412', false],
          ],
          actions: [{ label: 'Copy event', run: () => {} }],
        }),
        labels: () => ({
          log: 'Events',
          time: 'Time, UTC',
          group: 'Domain',
          name: 'Type',
          by: 'Source',
          link: 'Correlation',
          amount: 'Lag',
          detail: 'Detail',
          follow: 'Back to live',
        }),
        waiting: (n) => [n === 0 ? 'Paused' : `Paused, ${n} new`, n === 0 ? 'Paused' : `${n} new`],
        empty: () => 'No event yet.',
        more: (n) => `${n} more`,
        missing: (reason) => reason,
        onPause: () => log.pause(),
        onFollow: () => log.follow(noon),
      });
      logs.set(frame, log);
      begin(log);
    },
  });
const logOf = async (canvas: HTMLElement) => {
  const frame = await sheetOf(canvas);
  const log = logs.get(frame);
  if (!log) throw new Error('There is no log in the story.');
  const inside = frame.root.querySelector<HTMLElement>('.log-box') as HTMLElement;
  return { log, inside, grid: within(inside).getByRole('treegrid') };
};

export const Following: StoryObj = { render: () => drawn((log) => log.append(numbers(0, 200))) };
export const Empty: StoryObj = { render: () => drawn(() => {}) };

/** A hundred thousand entries, and as many rows in the document as fit on screen. */
export const HundredThousand: StoryObj = {
  render: () => drawn((log) => log.append(numbers(0, 100_000))),
  play: async ({ canvasElement }) => {
    const { log } = await logOf(canvasElement);
    await waitFor(() => expect(log.length).toBe(100_000));
    await waitFor(() => expect(log.pool).toBeLessThan(20));
  },
};

/** What did not come is a row, with span and count. */
export const Gap: StoryObj = {
  render: () =>
    drawn((log) => {
      log.append(numbers(0, 20));
      log.gap({ kind: 'lost', from: noon - 29_000, to: noon + 7_000, count: 1_912 });
      log.append(numbers(20, 25));
    }),
};

/** It stands still while the reader reads, and counts. */
export const PausedWithAnOpenRow: StoryObj = {
  render: () => drawn((log) => log.append(numbers(0, 60))),
  play: async ({ canvasElement }) => {
    const { log, inside, grid } = await logOf(canvasElement);
    grid.focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    log.append(numbers(60, 188));
    await waitFor(() => expect(log.waiting).toBe(128));
    await waitFor(() => expect(inside).toHaveTextContent('Paused, 128 new'));
  },
};

export const BackToLive: StoryObj = {
  render: () => drawn((log) => log.append(numbers(0, 60))),
  play: async ({ canvasElement }) => {
    const { log, inside, grid } = await logOf(canvasElement);
    grid.focus();
    await userEvent.keyboard('{ArrowDown}');
    log.append(numbers(60, 70));
    await waitFor(() => expect(log.length).toBe(60));
    await userEvent.click(within(inside).getByRole('button', { description: 'Back to live' }));
    await waitFor(() => expect([log.paused, log.length, log.waiting]).toEqual([false, 70, 0]));
  },
};

const messages = [
  'Request served in 41 ms',
  'Cache miss for key user:8812, loaded from the store',
  'Upstream answered 502, retry 2 of 3',
  'Rolled over to segment 000182',
  'فشل الاتصال بالخادم، إعادة المحاولة',
  'Connection closed by the other side <b>after 30 s</b>',
];
const entries = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    time: noon - (count - index) * 730,
    level: ['info', 'debug', 'error', 'warn'][(index * 7) % 4],
    message: messages[index % messages.length],
    source: `api-${index % 4}`,
    payload: {
      request: `7c1e${index}`,
      headers: { host: 'api.example', accept: ['application/json', 'text/plain'] },
      timings: Array.from({ length: 60 }, (_, step) => step * 7),
    },
  }));
const plainLog = (given: readonly object[]) =>
  html`<sg-log time-zone="UTC" .entries=${given as SgLog['entries']}></sg-log>`;
const plainLogIn = async (canvas: HTMLElement) => {
  const element = canvas.querySelector<SgLog>('sg-log') as SgLog;
  await element.updateComplete;
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const root = element.renderRoot as ShadowRoot;
  return {
    element,
    inside: within(root.querySelector('.place') as HTMLElement),
    bar: root.querySelector('.ctl') as HTMLElement,
  };
};

/** As an element, from plain entries: time, level, message, source. */
export const PlainEntries: StoryObj = { render: () => plainLog(entries(200)) };
export const PlainEntriesAt280: StoryObj = { globals: { width: '280' }, render: () => plainLog(entries(200)) };
export const PlainEntriesRightToLeft: StoryObj = {
  globals: { width: '480', direction: 'rtl' },
  render: () => plainLog(entries(200)),
};
export const PlainEntriesEmpty: StoryObj = { render: () => plainLog([]) };

/** How many match, which one the reader stands on, marks in the rows in sight. */
export const Search: StoryObj = {
  render: () => plainLog(entries(2_000)),
  play: async ({ canvasElement }) => {
    const { bar } = await plainLogIn(canvasElement);
    const field = within(bar).getByRole('searchbox');
    await userEvent.type(field, 'retry');
    await userEvent.keyboard('{Enter}{Enter}');
    await waitFor(() => expect(bar).toHaveTextContent('2 of 333 matches'));
  },
};

/** What is long unfolds piece by piece; Copy gives all of it. */
export const OpenRow: StoryObj = {
  render: () => plainLog(entries(60)),
  play: async ({ canvasElement }) => {
    const { inside } = await plainLogIn(canvasElement);
    inside.getByRole('treegrid').focus();
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await userEvent.click(await inside.findByRole('button', { name: '… 20 more' }));
    await waitFor(() => expect(inside.queryByRole('button', { name: '… 20 more' })).toBeNull());
  },
};
