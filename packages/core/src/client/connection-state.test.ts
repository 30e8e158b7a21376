import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Welcome } from '../protocol/down.ts';
import {
  type ConnectionEvent,
  type ConnectionState,
  retryDelayMs,
  steadyAfterMs,
  type TransitionTable,
  transition,
  transitions,
} from './connection-state.ts';

const welcome: Welcome = {
  op: 'welcome',
  session: 's',
  server: { name: 'n', version: '1' },
  heartbeatMs: 5_000,
  limits: { subscriptions: 1, frameBytes: 1, credit: 1 },
  subject: null,
  tenants: [],
  expiresAt: null,
};
const problem = { code: 'c', message: 'm' };
const states: readonly ConnectionState[] = [
  { name: 'idle' },
  { name: 'authorizing', attempt: 2 },
  { name: 'opening', attempt: 2, token: 't' },
  { name: 'greeting', attempt: 2 },
  { name: 'live', attempt: 2, since: 1_000, welcome },
  { name: 'waiting', attempt: 2, retryAt: 5, problem },
  { name: 'denied', problem },
  { name: 'ended' },
];
const events: readonly ConnectionEvent[] = [
  { type: 'start' },
  { type: 'authorized', token: undefined },
  { type: 'opened' },
  { type: 'welcomed', at: 1, welcome },
  { type: 'lost', at: 1_500, problem, delayMs: (attempt) => attempt * 10 },
  { type: 'retry' },
  { type: 'refused', problem },
  { type: 'renew' },
  { type: 'end' },
];

/** Where each event leads, the whole table. `·`: nowhere. */
const table = `
             start        authorized  opened    welcomed  lost     retry        refused  renew        end
idle         authorizing  ·           ·         ·         ·        ·            denied   authorizing  ended
authorizing  ·            opening     ·         ·         waiting  ·            denied   authorizing  ended
opening      ·            ·           greeting  ·         waiting  ·            denied   authorizing  ended
greeting     ·            ·           ·         live      waiting  ·            denied   authorizing  ended
live         ·            ·           ·         ·         waiting  ·            denied   authorizing  ended
waiting      ·            ·           ·         ·         ·        authorizing  denied   authorizing  ended
denied       ·            ·           ·         ·         ·        ·            denied   authorizing  ended
ended        ·            ·           ·         ·         ·        ·            ·        ·            ·`;

test('every event has a place in every state', () => {
  const [head = '', ...lines] = table.trim().split('\n');
  const names = head.trim().split(/\s+/);
  assert.deepEqual(
    names,
    events.map(({ type }) => type),
  );
  assert.equal(lines.length, states.length);
  for (const [row, line] of lines.entries()) {
    const [name, ...cells] = line.trim().split(/\s+/);
    const state = states[row] as ConnectionState;
    assert.equal(state.name, name);
    for (const [column, cell] of cells.entries()) {
      const next = transition(state, events[column] as ConnectionEvent);
      const where = next === state ? '·' : next.name;
      assert.equal(where, cell, `${name} × ${names[column]}`);
    }
  }
});

test('attempts are counted over losses, and from nothing after a steady connection', () => {
  const lost = (at: number): ConnectionEvent => ({ type: 'lost', at, problem, delayMs: (attempt) => attempt * 10 });
  const live: ConnectionState = { name: 'live', attempt: 3, since: 0, welcome };
  assert.deepEqual(transition(live, lost(steadyAfterMs - 1)), {
    name: 'waiting',
    attempt: 4,
    retryAt: steadyAfterMs - 1 + 30,
    problem,
  });
  assert.deepEqual(transition(live, lost(steadyAfterMs)), {
    name: 'waiting',
    attempt: 1,
    retryAt: steadyAfterMs,
    problem,
  });
});

test('once ended nothing leads out, and only renew leads out of denied', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...events)), (walk) => {
      let state: ConnectionState = { name: 'idle' };
      for (const event of walk) {
        const before: ConnectionState = state;
        state = transition(state, event);
        if (before.name === 'ended') assert.equal(state, before);
        if (before.name === 'denied' && state.name !== 'denied')
          assert.ok(event.type === 'renew' || event.type === 'end');
      }
    }),
  );
});

test('the delay before an attempt doubles up to 30 s, with chance from nothing to all of it', () => {
  assert.deepEqual(
    [0, 1, 2, 3, 10, 60].map((attempt) => retryDelayMs(attempt, 0.999999)),
    [499, 999, 1999, 3999, 29999, 29999],
  );
  assert.equal(retryDelayMs(5, 0), 0);
  assert.equal(retryDelayMs(0, 0.5, 2_000), 2_250);
});

test('a table with a missing cell does not compile', () => {
  const { retry: _, ...without } = transitions.waiting;
  // @ts-expect-error the cell waiting × retry is missing
  const broken: TransitionTable = { ...transitions, waiting: without };
  assert.ok(broken);
});
