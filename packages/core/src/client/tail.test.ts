import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WireEvent } from '../protocol/down.ts';
import type { TailHandle } from './handle.ts';
import { setUp } from './test-setup.ts';

/** Collects what a tail gives. */
function collect(tail: TailHandle) {
  const seen = { numbers: [] as number[], withheld: 0, gaps: [] as unknown[] };
  tail.subscribe(({ events, withheld, gap }) => {
    seen.numbers.push(...events.map(numberOf));
    seen.withheld += withheld;
    if (gap) seen.gaps.push(gap);
  });
  return seen;
}
const numberOf = ({ payload }: WireEvent) => (payload as { number: number }).number;
const upTo = (end: number, start = 0) => Array.from({ length: end - start }, (_, index) => start + index);

test('events come in order, newest last, and none twice', async () => {
  const { clock, server, client } = setUp();
  const tail = client.tail();
  const seen = collect(tail);
  await clock.advance(100);
  for (let each = 0; each < 50; each++) {
    server.publish();
    await clock.advance(20);
  }
  await clock.advance(200);
  assert.deepEqual(seen.numbers, upTo(50));
  assert.equal(seen.withheld, 0);
  assert.equal(tail.feed.link, 'live');
  assert.equal(tail.feed.origin, 'simulated');
  assert.notEqual(tail.token, null);
});

test('no more than perSecond come, and the rest is counted: nothing is lost without a word', async () => {
  const { clock, server, client } = setUp();
  const tail = client.tail({ perSecond: 20 });
  const seen = collect(tail);
  await clock.advance(100);
  const seconds = 10;
  for (let second = 0; second < seconds; second++) {
    for (let each = 0; each < 100; each++) server.publish();
    await clock.advance(1_000);
  }
  await clock.advance(2_000);
  assert.ok(
    seen.numbers.length >= 20 * (seconds - 2) && seen.numbers.length <= 20 * (seconds + 3),
    `${seen.numbers.length}`,
  );
  assert.equal(seen.numbers.length + seen.withheld, 100 * seconds);
  assert.equal(tail.withheld, seen.withheld);
  assert.deepEqual(
    seen.numbers,
    [...seen.numbers].sort((a, b) => a - b),
  );
});

test("types and filters are the server's business, and newest events come first when asked for", async () => {
  const { clock, server, client } = setUp();
  for (let each = 0; each < 10; each++) server.publish({ source: each % 2 ? 'odd' : 'even' });
  const tail = client.tail({ last: 2, types: ['test.event.v1'], filter: { not: { field: 'source', is: ['odd'] } } });
  const seen = collect(tail);
  await clock.advance(500);
  server.publish({ source: 'odd' });
  server.publish({ type: 'other.v1' });
  server.publish({ source: 'even' });
  await clock.advance(500);
  assert.deepEqual(seen.numbers, [6, 8, 12]);
});

test('held, a tail takes no events and counts them; following goes on from now', async () => {
  const { clock, server, client } = setUp();
  const tail = client.tail({ perSecond: 10 });
  const seen = collect(tail);
  await clock.advance(100);
  tail.hold();
  for (let each = 0; each < 30; each++) server.publish();
  await clock.advance(5_000);
  assert.deepEqual(seen.numbers, []);
  assert.equal(tail.feed.hold?.behind, 30);
  tail.follow();
  await clock.advance(1_000);
  assert.equal(tail.feed.hold, null);
  server.publish();
  await clock.advance(500);
  assert.deepEqual(seen.numbers, [30]);
});

test('after a break it goes on from its token, without a loss or a repeat', async () => {
  const { clock, server, client } = setUp();
  const tail = client.tail();
  const seen = collect(tail);
  await clock.advance(1_500);
  const token = tail.token;
  for (let each = 0; each < 30; each++) {
    server.publish();
    await clock.advance(100);
    if (each === 15) server.close(1006);
  }
  await clock.advance(2_000);
  assert.notEqual(tail.token, token);
  assert.deepEqual(seen.numbers, upTo(30));
  assert.deepEqual(seen.gaps, []);
  assert.ok(server.opened >= 2);
  assert.ok(server.received.some((frame) => frame.op === 'tail' && frame.resume !== undefined));
});

test('what can no longer be had is a gap, told to the listener and kept in the feed', async () => {
  const { clock, server, client } = setUp();
  const tail = client.tail();
  const seen = collect(tail);
  await clock.advance(500);
  server.publish();
  await clock.advance(1_500);
  server.restart();
  await clock.advance(2_000);
  server.publish();
  await clock.advance(500);
  assert.equal(seen.gaps.length, 1);
  assert.equal(tail.feed.gaps[0]?.kind, 'log');
  assert.deepEqual(seen.numbers, [0, 1]);
});

test('a break before the first token is a gap as well', async () => {
  const { clock, server, client } = setUp();
  const tail = client.tail();
  const seen = collect(tail);
  await clock.advance(50);
  assert.equal(tail.token, null);
  server.close(1006);
  await clock.advance(2_000);
  assert.deepEqual(
    seen.gaps.map((gap) => (gap as { kind: string }).kind),
    ['frames'],
  );
});

test('a released tail takes nothing more', async () => {
  const { clock, server, client } = setUp();
  const tail = client.tail();
  const seen = collect(tail);
  await clock.advance(100);
  tail.release();
  server.publish();
  await clock.advance(1_000);
  assert.deepEqual(seen.numbers, []);
  assert.equal(server.received.at(-1)?.op, 'unsubscribe');
});

test('on() calls its handlers with events of its type, over one tail per type', async () => {
  const { clock, server, client } = setUp();
  const agents: string[] = [];
  const type = 'omninode.agent.routing.completed.v1';
  const stops = [1, 2].map(() => client.on(type, ({ payload }) => agents.push(payload.selectedAgent)));
  await clock.advance(100);
  server.publish({ type, known: true, payload: { selectedAgent: 'polly' } });
  server.publish();
  await clock.advance(500);
  assert.deepEqual(agents, ['polly', 'polly']);
  assert.equal(server.received.filter(({ op }) => op === 'tail').length, 1);
  for (const stop of stops) stop();
  server.publish({ type, known: true, payload: { selectedAgent: 'polly' } });
  await clock.advance(500);
  assert.equal(agents.length, 2);
  assert.equal(server.received.at(-1)?.op, 'unsubscribe');
});
