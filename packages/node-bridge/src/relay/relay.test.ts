import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { eventOf, startBridge, type TestBridge, topic, until } from '../testing/harness.ts';
import { WireClient } from '../testing/wire-client.ts';

const view = 'event-flow.metrics';
let bridge: TestBridge;
before(async () => {
  bridge = await startBridge({ flags: ['--max-subscriptions=32', '--max-frame-bytes=4k'] });
});
after(() => bridge.stop());

describe('a subscription', () => {
  it('is answered by a snapshot, then by patches that build on each other', async () => {
    const client = await WireClient.open(bridge.stream);
    client.send({ op: 'subscribe', id: 1, view, rate: 10 });
    const snapshot = await client.next('snapshot');
    assert.equal(snapshot.why, 'new');
    let { seq } = snapshot;
    for (let round = 0; round < 3; round += 1) {
      bridge.log.append(topic, eventOf());
      const patch = await client.next('patch', (frame) => frame.ch === snapshot.ch);
      assert.equal(patch.prev, seq);
      seq = patch.seq;
    }
    await client.close();
  });

  it('shares its channel with an equal one, and a frame comes once per socket', async () => {
    const client = await WireClient.open(bridge.stream);
    client.send({ op: 'subscribe', id: 1, view, rate: 10 });
    client.send({ op: 'subscribe', id: 2, view, rate: 10, params: {} });
    const one = await client.next('snapshot', ({ id }) => id === 1);
    const two = await client.next('snapshot', ({ id }) => id === 2);
    assert.equal(one.ch, two.ch);
    bridge.log.append(topic, eventOf());
    await client.next('patch');
    assert.equal(client.frames.filter(({ op }) => op === 'patch').length, 0);
    await client.close();
  });

  it('goes on with the missed patches after a short absence', async () => {
    const first = await WireClient.open(bridge.stream);
    first.send({ op: 'subscribe', id: 1, view, rate: 10 });
    const { epoch, seq } = await first.next('snapshot');
    await first.close();
    bridge.log.append(topic, eventOf());
    const second = await WireClient.open(bridge.stream);
    second.send({ op: 'subscribe', id: 9, view, rate: 10, resume: { epoch, seq } });
    const resumed = await second.next('resumed');
    assert.deepEqual([resumed.epoch, resumed.seq], [epoch, seq]);
    assert.equal((await second.next('patch')).prev, seq);
    await second.close();
  });

  it('gets a snapshot that says why on another bridge', async () => {
    const other = await startBridge({ log: bridge.log });
    const client = await WireClient.open(bridge.stream);
    client.send({ op: 'subscribe', id: 1, view });
    const { epoch, seq } = await client.next('snapshot');
    const elsewhere = await WireClient.open(other.stream);
    elsewhere.send({ op: 'subscribe', id: 1, view, resume: { epoch, seq } });
    assert.equal((await elsewhere.next('snapshot')).why, 'epoch-changed');
    await client.close();
    await elsewhere.close();
    await other.stop();
  });

  it('is silent at rate 0 and resumes at the old rate', async () => {
    const client = await WireClient.open(bridge.stream);
    client.send({ op: 'subscribe', id: 1, view, rate: 10 });
    const { seq } = await client.next('snapshot');
    client.send({ op: 'rate', id: 1, rate: 0 });
    client.send({ op: 'ping' });
    await client.next('pong');
    bridge.log.append(topic, eventOf());
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.equal(client.frames.filter(({ op }) => op === 'patch').length, 0);
    client.send({ op: 'rate', id: 1, rate: 10 });
    assert.ok((await client.next('resumed')).seq <= seq);
    await client.next('patch');
    client.send({ op: 'rate', id: 1, rate: 1 });
    assert.equal((await client.next('snapshot')).why, 'rate-changed');
    await client.close();
  });

  it('answers verify with a digest and resync with a snapshot', async () => {
    const client = await WireClient.open(bridge.stream);
    client.send({ op: 'subscribe', id: 1, view });
    const { ch, seq } = await client.next('snapshot');
    client.send({ op: 'verify', id: 1 });
    const check = await client.next('check');
    assert.equal(check.ch, ch);
    assert.ok(check.seq >= seq);
    client.send({ op: 'resync', id: 1 });
    assert.equal((await client.next('snapshot')).why, 'resync');
    await client.close();
  });

  it('answers describe and query once', async () => {
    const client = await WireClient.open(bridge.stream);
    client.send({ op: 'describe', id: 1, view });
    assert.equal((await client.next('described')).id, 1);
    client.send({ op: 'query', id: 2, view });
    assert.equal(typeof (await client.next('result')).data.totalEvents, 'number');
    await client.close();
  });

  it('is refused by name where the view is unknown or a parameter wrong, and the connection stays', async () => {
    const client = await WireClient.open(bridge.stream);
    client.send({ op: 'subscribe', id: 1, view: 'no.such' });
    assert.equal((await client.next('error')).code, 'unknown-view');
    client.send({ op: 'subscribe', id: 2, view: 'event-flow.events', params: { limit: 1e9 } });
    assert.equal((await client.next('error')).code, 'bad-params');
    client.send({ op: 'ping', nonce: 7 });
    assert.equal((await client.next('pong')).nonce, 7);
    await client.close();
  });

  it('is refused beyond the limit: 10,000 on one socket leave the bridge as it was', async () => {
    const client = await WireClient.open(bridge.stream);
    for (let id = 0; id < 10_000; id += 1) client.send({ op: 'subscribe', id, view });
    const refused = await client.next('error', ({ id }) => id === 9_999);
    assert.equal(refused.code, 'too-many-subscriptions');
    assert.equal(client.frames.filter(({ op }) => op === 'snapshot').length, 32);
    client.send({ op: 'unsubscribe', id: 3 });
    client.send({ op: 'subscribe', id: 10_000, view });
    await client.next('snapshot', ({ id }) => id === 10_000);
    await client.close();
  });
});

describe('bad frames', () => {
  const refusedWith = async (send: (client: WireClient) => void, code: number, reason: string, hello = true) => {
    const client = hello ? await WireClient.open(bridge.stream) : new WireClient(bridge.stream);
    if (!hello) await client.opened();
    send(client);
    assert.deepEqual(await client.closed, { code, reason });
    const error = client.frames.find(({ op }) => op === 'error');
    assert.ok(error && error.op === 'error' && error.code === reason && error.message !== '');
  };

  it('that are not JSON, no object or binary close with 4400', async () => {
    await refusedWith((client) => client.socket.send('{"op":'), 4400, 'bad-frame');
    await refusedWith((client) => client.socket.send('[1,2]'), 4400, 'bad-frame');
    await refusedWith((client) => client.socket.send(Buffer.from('{"op":"ping"}')), 4400, 'bad-frame');
    await refusedWith((client) => client.send({ op: 'subscribe', view }), 4400, 'bad-frame');
    await refusedWith((client) => client.send({ op: 'dance' }), 4400, 'unknown-op');
  });

  it('whose op is an object with a will of its own end their connection only', async () => {
    await refusedWith((client) => client.socket.send('{"op":{"toString":null}}'), 4400, 'unknown-op', false);
    await refusedWith((client) => client.socket.send('{"op":{"toString":1,"valueOf":1}}'), 4400, 'unknown-op');
    await refusedWith((client) => client.socket.send('{"op":["hello"]}'), 4400, 'unknown-op', false);
    await refusedWith((client) => client.socket.send('{"op":"__proto__"}'), 4400, 'unknown-op');
    await (await WireClient.open(bridge.stream)).close();
  });

  it('that name their request are answered, and the connection stays', async () => {
    const client = await WireClient.open(bridge.stream);
    client.send({ op: 'dance', id: 5 });
    assert.deepEqual(await client.next('error').then(({ id, code }) => [id, code]), [5, 'unknown-op']);
    client.send({ op: 'subscribe', id: 6, view: 3 });
    assert.deepEqual(await client.next('error').then(({ id, code }) => [id, code]), [6, 'bad-frame']);
    client.send({ op: 'rate', id: 77, rate: 1 });
    assert.equal((await client.next('error')).code, 'unknown-id');
    client.send({ op: 'unsubscribe', id: 78 });
    client.send({ op: 'credit', id: 79, credit: 1 });
    client.send({ op: 'ping' });
    await client.next('pong');
    await client.close();
  });

  it('that are too large close with 4413, also far beyond', async () => {
    await refusedWith((client) => client.send({ op: 'ping', pad: 'x'.repeat(5_000) }), 4413, 'frame-too-large');
    const client = await WireClient.open(bridge.stream);
    client.socket.send('x'.repeat(1_000_000));
    assert.equal((await client.closed).code, 1009);
  });

  it('before hello, a second hello and an id in use close with 4409', async () => {
    await refusedWith((client) => client.send({ op: 'subscribe', id: 1, view }), 4409, 'out-of-order', false);
    await refusedWith((client) => client.hello(), 4409, 'out-of-order');
    await refusedWith(
      (client) => {
        client.send({ op: 'subscribe', id: 1, view });
        client.send({ op: 'tail', id: 1, credit: 1 });
      },
      4409,
      'id-in-use',
    );
  });

  it('nested deeper than any filter are refused without falling', async () => {
    const client = await WireClient.open(bridge.stream);
    const deep = `${'{"not":'.repeat(500)}{"field":"type","is":["x"]}${'}'.repeat(500)}`;
    client.socket.send(`{"op":"tail","id":1,"credit":1,"filter":${deep}}`);
    assert.equal((await client.next('error')).code, 'filter-too-large');
    await client.close();
  });
});

describe('a connection', () => {
  it('with a path or head that makes no sense is refused, and the bridge lives', async () => {
    const { connect } = await import('node:net');
    const rest = 'Host: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n';
    for (const head of [
      `GET // HTTP/1.1\r\n${rest}`,
      `GET /stream HTTP/1.1\r\n${rest}`,
      `GET http:// HTTP/1.1\r\n${rest}Sec-WebSocket-Protocol: streamglass.v1\r\n`,
    ]) {
      const answer = await new Promise<string>((resolve) => {
        let text = '';
        const socket = connect(bridge.port, '127.0.0.1', () => socket.write(`${head}\r\n`));
        socket.on('data', (data) => (text += data));
        socket.on('close', () => resolve(text));
      });
      assert.match(answer, /^HTTP\/1\.1 4\d\d /);
    }
    await (await WireClient.open(bridge.stream)).close();
  });

  it('that asks without end is slowed', async () => {
    const client = await WireClient.open(bridge.stream);
    for (let id = 0; id < 500; id += 1) client.send({ op: 'query', id, view });
    const slowed = await client.next('error', ({ code }) => code === 'too-fast');
    assert.equal(typeof slowed.retryAfterMs, 'number');
    await client.next('result');
    await client.close();
  });

  it('without the subprotocol is refused before the upgrade', async () => {
    const response = await fetch(`${bridge.url}stream`);
    assert.equal(response.status, 404);
  });

  it('that says nothing is closed with 4508', async () => {
    const quick = await startBridge({ parts: { helloTimeoutMs: 100 } });
    const client = new WireClient(quick.stream);
    assert.equal((await client.closed).code, 4508);
    await quick.stop();
  });

  it('beyond the limit is closed with 4529', async () => {
    const small = await startBridge({ flags: ['--max-connections=1'] });
    const first = await WireClient.open(small.stream);
    const second = new WireClient(small.stream);
    assert.equal((await second.closed).code, 4529);
    await first.close();
    await small.stop();
  });

  it('from a foreign Origin is closed with 4403, from a loopback page it is not', async () => {
    const foreign = new WireClient(bridge.stream, { origin: 'https://evil.example' });
    assert.deepEqual(await foreign.closed, { code: 4403, reason: 'origin-not-allowed' });
    const file = new WireClient(bridge.stream, { origin: 'null' });
    assert.equal((await file.closed).code, 4403);
    assert.ok(file.frames.some((frame) => frame.op === 'error' && /serve it over http/.test(frame.hint ?? '')));
    const page = await WireClient.open(bridge.stream, { origin: 'http://localhost:6006' });
    await page.close();
    const open = await startBridge({ flags: ['--origins=https://app.example/'] });
    await (await WireClient.open(open.stream, { origin: 'https://app.example' })).close();
    await open.stop();
  });

  it('hears heartbeats that say how far data is known', async () => {
    const quick = await startBridge({ parts: { heartbeatMs: 100 } });
    quick.log.append(topic, eventOf());
    const client = await WireClient.open(quick.stream);
    const beat = await client.next('heartbeat', ({ ingest }) => ingest === 'live');
    assert.equal(beat.lag, 0);
    assert.ok(beat.now - beat.asOf < 5_000);
    const later = await client.next('heartbeat', ({ asOf }) => asOf > beat.asOf);
    assert.equal(later.waitingFor, null);
    await client.close();
    await quick.stop();
  });

  it('is told of a drain with 4501', async () => {
    const short = await startBridge();
    const client = await WireClient.open(short.stream);
    await short.stop();
    assert.deepEqual(await client.closed, { code: 4501, reason: 'draining' });
  });
});

describe('a slow reader', () => {
  it('is not whoever gets a snapshot larger than the budget', async () => {
    const bridge = await startBridge({ flags: ['--max-buffered-bytes=64k'] });
    for (let index = 0; index < 10_000; index += 1)
      bridge.log.append(topic, eventOf({ payload: { agent_name: `${'x'.repeat(400)}${index}` } }));
    const agents = async () => {
      const client = await WireClient.open(bridge.stream);
      client.send({ op: 'subscribe', id: 1, view: 'agent-network.agents', params: { limit: 10_000 } });
      const { data } = await client.next('snapshot');
      return { client, count: Array.isArray(data['agents']) ? data['agents'].length : 0 };
    };
    await until(async () => {
      const { client, count } = await agents();
      await client.close();
      return count === 10_000;
    }, 'all agents');
    const { client } = await agents();
    client.send({ op: 'ping', nonce: 3 });
    assert.equal((await client.next('pong')).nonce, 3);
    bridge.log.append(topic, eventOf());
    await client.next('patch');
    await client.close();
    assert.doesNotMatch(await (await fetch(`${bridge.url}metrics`)).text(), /closes_total\{reason="slow-reader"/);
    await bridge.stop();
  });

  it('is conflated, and gets a snapshot when it reads again', async () => {
    const bridge = await startBridge({ flags: ['--max-buffered-bytes=4M'] });
    const client = await WireClient.open(bridge.stream);
    client.send({ op: 'subscribe', id: 1, view: 'event-flow.events', params: { limit: 1_000 }, rate: 10 });
    await client.next('snapshot');
    client.socket.pause();
    const conflated = async () =>
      /streamglass_conflations_total [1-9]/.test(await (await fetch(`${bridge.url}metrics`)).text());
    const long = 'x'.repeat(400);
    await until(
      async () => {
        for (let index = 0; index < 100; index += 1)
          bridge.log.append(topic, eventOf({ source: long, correlation_id: `${long}${index}` }));
        return conflated();
      },
      'conflation',
      20_000,
    );
    bridge.log.append(topic, eventOf());
    await new Promise((resolve) => setTimeout(resolve, 400));
    client.socket.resume();
    const snapshot = await client.next('snapshot', () => true, 20_000);
    assert.equal(snapshot.why, 'out-of-reach');
    bridge.log.append(topic, eventOf());
    await client.next('patch', ({ prev }) => prev >= snapshot.seq);
    await client.close();
    await bridge.stop();
  });

  it('past its byte budget is closed with 4502, and let go of though it never answers', async () => {
    const bridge = await startBridge({ flags: ['--max-buffered-bytes=64k'] });
    for (let index = 0; index < 1_000; index += 1)
      bridge.log.append(topic, eventOf({ source: `${index}${'x'.repeat(400)}` }));
    await until(async () => (await (await fetch(`${bridge.url}readyz`)).json()).state === 'live', 'reading');
    const client = await WireClient.open(bridge.stream);
    client.socket.pause();
    const sockets = async () =>
      /streamglass_sockets (\d+)/.exec(await (await fetch(`${bridge.url}metrics`)).text())?.[1];
    let id = 0;
    await until(async () => {
      for (let index = 0; index < 10; index += 1)
        client.send({ op: 'query', id: (id += 1), view: 'event-flow.events', params: { limit: 1_000 } });
      return (await sockets()) === '0';
    }, 'the close');
    const metrics = await (await fetch(`${bridge.url}metrics`)).text();
    assert.match(metrics, /streamglass_closes_total\{reason="slow-reader"\} 1/);
    client.socket.terminate();
    await bridge.stop();
  });
});
