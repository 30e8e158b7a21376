import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { eventOf, startBridge, topic } from '../testing/harness.ts';
import { MemoryLog } from '../testing/memory-log.ts';
import { WireClient } from '../testing/wire-client.ts';
import { createPositionSeal } from './position-token.ts';
import { TailRing } from './tail-ring.ts';
import { Tails } from './tails.ts';

const tailSecret = '--tail-secret=0123456789abcdef0123456789abcdef';
const idOf = (event: { readonly id: string }) => event.id;

/** Takes `events` frames until this many events have come. */
async function take(client: WireClient, count: number) {
  const ids: string[] = [];
  let token: string | undefined;
  while (ids.length < count) {
    const frame = await client.next('events');
    ids.push(...frame.events.map(idOf));
    // One that came before says less than was taken.
    token = frame.token;
  }
  return { ids, token };
}
const tokenOf = async (client: WireClient): Promise<string> =>
  (await client.next('events', ({ token }) => token !== undefined)).token ?? '';

describe('a tail', () => {
  it('begins now, or with the newest that fit its credit', async () => {
    const bridge = await startBridge();
    for (const id of ['a', 'b', 'c']) bridge.log.append(topic, eventOf({ event_id: id }));
    const client = await WireClient.open(bridge.stream);
    await client.next('heartbeat', ({ ingest }) => ingest === 'live');
    client.send({ op: 'tail', id: 1, credit: 10, last: 2 });
    assert.equal((await client.next('tailing')).how, 'live');
    assert.deepEqual((await take(client, 2)).ids, ['b', 'c']);
    client.send({ op: 'tail', id: 2, credit: 10 });
    await client.next('tailing', ({ id }) => id === 2);
    bridge.log.append(topic, eventOf({ event_id: 'd' }));
    const frame = await client.next('events', ({ id, events }) => id === 2 && events.length > 0);
    assert.deepEqual(frame.events.map(idOf), ['d']);
    assert.deepEqual(frame.events[0]?.position, { topic, partition: 0, offset: '3' });
    await client.close();
    await bridge.stop();
  });

  it('begins with the newest by the time of the log, though partitions were read one after the other', async () => {
    const log = new MemoryLog();
    const start = Date.now() - 60_000;
    // Nine of each partition, in turns in time, one after the other in reading; one clock of the last partition went back.
    for (const partition of [0, 1, 2])
      for (let index = 0; index < 9; index += 1)
        log.append(topic, eventOf({ event_id: `${partition}-${index}` }), {
          partition,
          timestamp: start + 1_000 * index + 10 * partition - (partition === 2 && index === 8 ? 5_000 : 0),
        });
    const bridge = await startBridge({ log });
    const client = await WireClient.open(bridge.stream);
    await client.next('heartbeat', ({ ingest }) => ingest === 'live');
    client.send({ op: 'tail', id: 1, credit: 100, last: 6 });
    assert.deepEqual((await take(client, 6)).ids, ['0-7', '1-7', '2-7', '2-8', '0-8', '1-8']);
    log.append(topic, eventOf({ event_id: 'now' }), { partition: 1 });
    assert.deepEqual((await take(client, 1)).ids, ['now']);
    await client.close();
    await bridge.stop();
  });

  it('that is asked for while the bridge reads the past begins at the end of the log, with what came since', () => {
    let state: 'catching-up' | 'live' = 'catching-up';
    const ring = new TailRing(1_000_000);
    const tails = new Tails(ring, createPositionSeal('secret'), () => state);
    const frames: { op: string; events?: { id: string }[]; withheld?: number }[] = [];
    const sink = { send: (text: string) => void frames.push(JSON.parse(text)), slow: false, tenants: null };
    const read = (id: string, partition: number, logTime: number): void => {
      const event = {
        id,
        type: topic,
        time: logTime,
        logTime,
        tenantId: 't',
        position: { topic, partition, offset: id },
      };
      ring.push(`${topic}/${partition}`, event as never, true, 100);
    };
    for (const partition of [0, 1]) ring.begin(`${topic}/${partition}`, '0');
    for (const id of [1, 2, 3]) read(String(id), 0, 1_000 + id);
    tails.open({ op: 'tail', id: 1, credit: 100, last: 2 }, sink, 5_000);
    const others: typeof frames = [];
    tails.open(
      { op: 'tail', id: 2, credit: 1 },
      { ...sink, send: (text) => void others.push(JSON.parse(text)) },
      5_000,
    );
    for (const id of [4, 5, 6]) read(String(id), 1, 1_000 + id - 3.5);
    tails.tick(5_050);
    assert.deepEqual(
      frames.map(({ op }) => op),
      ['tailing'],
    );
    for (const id of [7, 8, 9]) read(String(id), 1, 5_000 + id);
    state = 'live';
    tails.tick(5_100);
    const sent = (all: typeof frames) => all.flatMap(({ events }) => events ?? []).map(idOf);
    assert.deepEqual(sent(frames), ['7', '8', '9'], 'what came since, though it is more than was asked for');
    tails.tick(6_200);
    assert.deepEqual([sent(others), others.at(-1)?.withheld], [['9'], 2], 'as far as its credit goes');
    read('10', 0, 4_000);
    tails.tick(6_250);
    assert.deepEqual(sent(frames).at(-1), '10', 'from then on in the order of reading');
  });

  it('begins with more than one frame holds, and only then goes on', async () => {
    const bridge = await startBridge();
    const big = 'x'.repeat(20_000);
    for (let index = 0; index < 40; index += 1)
      bridge.log.append(topic, eventOf({ event_id: `e${index}`, source: 'gate', notes: big }));
    const client = await WireClient.open(bridge.stream);
    await client.next('heartbeat', ({ ingest }) => ingest === 'live');
    client.send({ op: 'tail', id: 1, credit: 100, last: 30 });
    await client.next('tailing');
    bridge.log.append(topic, eventOf({ event_id: 'after' }));
    const frames: string[][] = [];
    while (frames.flat().length < 31) frames.push((await client.next('events')).events.map(idOf));
    assert.ok(frames.length > 1, 'several frames');
    assert.deepEqual(frames.flat(), [...Array.from({ length: 30 }, (_, index) => `e${index + 10}`), 'after']);
    await client.close();
    await bridge.stop();
  });

  it('sends no more than its credit and counts what it withholds', async () => {
    const bridge = await startBridge();
    const client = await WireClient.open(bridge.stream);
    client.send({ op: 'tail', id: 1, credit: 3 });
    await client.next('tailing');
    for (let index = 0; index < 10; index += 1) bridge.log.append(topic, eventOf());
    let sent = 0;
    let withheld = 0;
    while (sent + withheld < 10) {
      const frame = await client.next('events');
      sent += frame.events.length;
      withheld += frame.withheld;
    }
    assert.deepEqual([sent, withheld], [3, 7]);
    client.send({ op: 'credit', id: 1, credit: 5 });
    bridge.log.append(topic, eventOf({ event_id: 'after' }));
    assert.deepEqual((await take(client, 1)).ids, ['after']);
    await client.close();
    await bridge.stop();
  });

  it('lets through what its types and filter tree say', async () => {
    const bridge = await startBridge();
    const client = await WireClient.open(bridge.stream);
    const filter = {
      all: [
        {
          any: [
            { field: 'source', is: ['router', 'gate'] },
            { field: 'correlationId', prefix: 'VIP-' },
          ],
        },
        { not: { field: 'id', contains: 'TEST' } },
      ],
    };
    client.send({ op: 'tail', id: 1, credit: 100, types: [topic], filter });
    await client.next('tailing');
    const append = (event_id: string, fields = {}) => bridge.log.append(topic, eventOf({ event_id, ...fields }));
    append('no');
    append('by-source', { source: 'gate' });
    append('a-test', { source: 'gate' });
    append('by-prefix', { correlation_id: 'vip-7' });
    bridge.log.append(
      'omninode.token.earned.v1',
      eventOf({ event_id: 'other-type', event_type: 'omninode.token.earned.v1', source: 'gate' }),
    );
    append('last', { source: 'router' });
    assert.deepEqual((await take(client, 3)).ids, ['by-source', 'by-prefix', 'last']);
    client.send({
      op: 'tail',
      id: 2,
      credit: 1,
      filter: { any: Array.from({ length: 300 }, () => ({ field: 'id', is: ['x'] })) },
    });
    assert.equal((await client.next('error')).code, 'filter-too-large');
    await client.close();
    await bridge.stop();
  });

  it('goes on on another bridge exactly where it was', async () => {
    const log = new MemoryLog();
    const [one, two] = await Promise.all([
      startBridge({ log, flags: [tailSecret] }),
      startBridge({ log, flags: [tailSecret] }),
    ]);
    const client = await WireClient.open(one.stream);
    client.send({ op: 'tail', id: 1, credit: 100 });
    await client.next('tailing');
    for (const id of ['a', 'b']) log.append(topic, eventOf({ event_id: id }));
    const token = (await take(client, 2)).token ?? (await tokenOf(client));
    await client.close();
    for (const id of ['c', 'd']) log.append(topic, eventOf({ event_id: id }), { partition: 1 });
    log.append(topic, eventOf({ event_id: 'e' }));
    const elsewhere = await WireClient.open(two.stream);
    elsewhere.send({ op: 'tail', id: 1, credit: 100, resume: token });
    assert.deepEqual(await elsewhere.next('tailing'), { op: 'tailing', id: 1, how: 'resumed', gap: null });
    assert.deepEqual((await take(elsewhere, 3)).ids.sort(), ['c', 'd', 'e']);
    await elsewhere.close();
    await one.stop();
    await two.stop();
  });

  it('waits for a bridge that has not read that far, and gets nothing twice', async () => {
    const log = new MemoryLog();
    const behind = new MemoryLog();
    const [one, two] = await Promise.all([
      startBridge({ log, flags: [tailSecret] }),
      startBridge({ log: behind, flags: [tailSecret] }),
    ]);
    const client = await WireClient.open(one.stream);
    client.send({ op: 'tail', id: 1, credit: 100 });
    await client.next('tailing');
    const events = ['a', 'b', 'c'].map((id) => eventOf({ event_id: id }));
    for (const event of events.slice(0, 2)) log.append(topic, event);
    const token = (await take(client, 2)).token ?? (await tokenOf(client));
    await client.close();
    const elsewhere = await WireClient.open(two.stream);
    elsewhere.send({ op: 'tail', id: 1, credit: 100, resume: token });
    assert.equal((await elsewhere.next('tailing')).how, 'resumed');
    for (const event of events) behind.append(topic, event);
    assert.deepEqual((await take(elsewhere, 1)).ids, ['c']);
    await elsewhere.close();
    await one.stop();
    await two.stop();
  });

  it('is told of a gap, with its span and size, when the ring no longer reaches back', async () => {
    const log = new MemoryLog();
    const bridge = await startBridge({ log, flags: [tailSecret, '--tail-bytes=64k'] });
    const client = await WireClient.open(bridge.stream);
    client.send({ op: 'tail', id: 1, credit: 100 });
    await client.next('tailing');
    log.append(topic, eventOf());
    const token = (await take(client, 1)).token ?? (await tokenOf(client));
    await client.close();
    for (let index = 0; index < 200; index += 1) log.append(topic, eventOf());
    log.append(topic, eventOf({ event_id: 'newest' }));
    const again = await WireClient.open(bridge.stream);
    again.send({ op: 'tail', id: 2, credit: 100, filter: { field: 'id', is: ['newest'] } });
    await again.next('tailing');
    log.append(topic, eventOf({ event_id: 'newest-2' }));
    again.send({ op: 'tail', id: 1, credit: 1_000, resume: token });
    const { how, gap } = await again.next('tailing');
    assert.equal(how, 'gap');
    assert.ok(gap && gap.records !== null && gap.records > 100 && gap.records < 200);
    assert.ok(gap.from !== null && gap.to !== null && gap.to >= gap.from);
    const rest = await take(again, 201 - gap.records);
    assert.ok(rest.ids.includes('newest'));
    await again.close();
    await bridge.stop();
  });

  it('refuses a position that was sealed with another secret', async () => {
    const bridge = await startBridge();
    const client = await WireClient.open(bridge.stream);
    client.send({ op: 'tail', id: 1, credit: 1, resume: 'bm90aGluZw' });
    assert.equal((await client.next('error')).code, 'bad-token');
    await client.close();
    await bridge.stop();
  });

  it('shows only the tenants of its viewer', async () => {
    const one = { subject: 'u', tenants: ['acme'], views: null, expiresAt: null };
    const { createTestIssuer } = await import('../testing/issuer.ts');
    const issuer = createTestIssuer();
    const bridge = await startBridge({ flags: [`--jwt-secret=${issuer.secret}`] });
    const client = await WireClient.open(bridge.stream, { token: await issuer.token({ tenants: one.tenants }) });
    client.send({ op: 'tail', id: 1, credit: 100 });
    await client.next('tailing');
    bridge.log.append(topic, eventOf({ event_id: 'theirs', tenant_id: 'globex' }));
    bridge.log.append(topic, eventOf({ event_id: 'ours', tenant_id: 'acme' }));
    assert.deepEqual((await take(client, 1)).ids, ['ours']);
    await client.close();
    await bridge.stop();
  });
});
