import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { eventOf, startBridge, type TestBridge, topic } from './testing/harness.ts';
import { createTestIssuer } from './testing/issuer.ts';
import { WireClient } from './testing/wire-client.ts';

const issuer = createTestIssuer();
const view = 'event-flow.metrics';

async function withBridge(flags: readonly string[], run: (bridge: TestBridge) => Promise<void>): Promise<void> {
  const bridge = await startBridge({ flags });
  try {
    await run(bridge);
  } finally {
    await bridge.stop();
  }
}
async function refused(bridge: TestBridge, token: string | undefined): Promise<readonly [number, string]> {
  const client = new WireClient(bridge.stream);
  await client.opened();
  client.hello(token);
  const { code, reason } = await client.closed;
  return [code, reason];
}
const hs256 = [`--jwt-secret=${issuer.secret}`, '--jwt-issuer=https://id.example', '--jwt-audience=panes'];
const good = { issuer: 'https://id.example', audience: 'panes' };

describe('tokens', () => {
  it('by HS256 let in, and name subject, tenants and expiry', () =>
    withBridge(hs256, async (bridge) => {
      const client = new WireClient(bridge.stream);
      await client.opened();
      client.hello(await issuer.token({ ...good, tenants: ['globex', 'acme'], sub: 'ada' }));
      const welcome = await client.next('welcome');
      assert.deepEqual([welcome.subject, welcome.tenants], ['ada', ['acme', 'globex']]);
      assert.ok(welcome.expiresAt !== null && welcome.expiresAt > Date.now());
      await client.close();
    }));

  it('by RS256 let in with the public key in PEM, and HS256 with that key as a secret does not', () =>
    withBridge([`--jwt-public-key=${issuer.publicPem}`], async (bridge) => {
      await (await WireClient.open(bridge.stream, { token: await issuer.token({ algorithm: 'RS256' }) })).close();
      assert.deepEqual(await refused(bridge, await issuer.token()), [4401, 'unauthenticated']);
    }));

  it('by JWKS let in, and a JWKS that is away is no verdict on the token', async () => {
    const keys = await issuer.serveKeys();
    await withBridge([`--jwks-url=${keys.url}`], async (bridge) => {
      await (await WireClient.open(bridge.stream, { token: await issuer.token({ algorithm: 'RS256' }) })).close();
    });
    keys.close();
    await withBridge([`--jwks-url=${keys.url}`], async (bridge) => {
      assert.deepEqual(await refused(bridge, await issuer.token({ algorithm: 'RS256' })), [4500, 'auth-unavailable']);
    });
  });

  it('that are missing, torn, of another key, issuer or audience are refused for good with 4401', () =>
    withBridge(hs256, async (bridge) => {
      const other = createTestIssuer();
      const wrong = [
        undefined,
        '',
        'no-token',
        await other.token(good),
        await issuer.token({ ...good, issuer: 'https://other.example' }),
        await issuer.token({ ...good, audience: 'other' }),
        `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{"tenants":"*"}').toString('base64url')}.`,
      ];
      for (const token of wrong) assert.deepEqual(await refused(bridge, token), [4401, 'unauthenticated']);
    }));

  it('that have expired ask for a fresh one with 4503', () =>
    withBridge(hs256, async (bridge) => {
      assert.deepEqual(await refused(bridge, await issuer.token({ ...good, expiresIn: -60 })), [4503, 'token-expired']);
    }));

  it('that name no tenant are forbidden', () =>
    withBridge(hs256, async (bridge) => {
      assert.deepEqual(await refused(bridge, await issuer.token({ ...good, tenants: [] })), [4403, 'forbidden']);
    }));
});

describe('rights', () => {
  it('decide which tenants are counted', () =>
    withBridge(hs256, async (bridge) => {
      bridge.log.append(topic, eventOf({ tenant_id: 'acme' }));
      bridge.log.append(topic, eventOf({ tenant_id: 'globex' }));
      bridge.log.append(topic, eventOf({ tenant_id: 'globex' }));
      const totals: unknown[] = [];
      for (const tenants of [['acme'], ['globex'], 'acme globex', '*', ['nobody']]) {
        const client = await WireClient.open(bridge.stream, { token: await issuer.token({ ...good, tenants }) });
        await client.next('heartbeat', ({ ingest }) => ingest === 'live');
        client.send({ op: 'query', id: 1, view });
        totals.push((await client.next('result')).data.totalEvents);
        await client.close();
      }
      assert.deepEqual(totals, [1, 2, 3, 3, 0]);
    }));

  it('decide which views may be asked for, and whether raw events', () =>
    withBridge(hs256, async (bridge) => {
      const token = await issuer.token({ ...good, views: ['event-flow.*'] });
      const client = await WireClient.open(bridge.stream, { token });
      client.send({ op: 'subscribe', id: 1, view });
      await client.next('snapshot');
      const denied = [
        { op: 'subscribe', id: 2, view: 'platform-health.health' },
        { op: 'query', id: 3, view: 'platform-health.health' },
        { op: 'describe', id: 4, view: 'platform-health.health' },
        { op: 'tail', id: 5, credit: 1 },
      ];
      for (const frame of denied) {
        client.send(frame);
        assert.equal((await client.next('error', ({ id }) => id === frame.id)).code, 'forbidden');
      }
      await client.close();
    }));
});

describe('an open connection', () => {
  it('hears that its token expires, takes a fresh one, and is closed with 4503 without', () =>
    withBridge([`--jwt-secret=${issuer.secret}`], async (bridge) => {
      const client = await WireClient.open(bridge.stream, { token: await issuer.token({ expiresIn: 2 }) });
      await client.next('token-expiring');
      client.send({ op: 'token', token: await issuer.token({ expiresIn: 3 }) });
      await client.next('token-accepted');
      await client.next('token-expiring');
      assert.deepEqual(await client.closed, { code: 4503, reason: 'token-expired' });
    }));

  it('counts other tenants from the moment its token names them', () =>
    withBridge([`--jwt-secret=${issuer.secret}`], async (bridge) => {
      bridge.log.append(topic, eventOf({ tenant_id: 'acme' }));
      const client = await WireClient.open(bridge.stream, { token: await issuer.token({ tenants: ['acme'] }) });
      await client.next('heartbeat', ({ ingest }) => ingest === 'live');
      client.send({ op: 'subscribe', id: 1, view });
      assert.equal((await client.next('snapshot')).data.totalEvents, 1);
      client.send({ op: 'token', token: await issuer.token({ tenants: ['globex'] }) });
      const snapshot = await client.next('snapshot');
      assert.deepEqual([snapshot.why, snapshot.data.totalEvents], ['epoch-changed', 0]);
      await client.close();
    }));

  it('loses a view that the fresh token does not allow', () =>
    withBridge([`--jwt-secret=${issuer.secret}`], async (bridge) => {
      const client = await WireClient.open(bridge.stream, { token: await issuer.token() });
      client.send({ op: 'subscribe', id: 1, view });
      client.send({ op: 'tail', id: 2, credit: 1 });
      await client.next('snapshot');
      client.send({ op: 'token', token: await issuer.token({ views: [] }) });
      assert.equal((await client.next('error', ({ id }) => id === 1)).code, 'forbidden');
      assert.equal((await client.next('error', ({ id }) => id === 2)).code, 'forbidden');
      await client.close();
    }));

  it('may not become somebody else', () =>
    withBridge([`--jwt-secret=${issuer.secret}`], async (bridge) => {
      const client = await WireClient.open(bridge.stream, { token: await issuer.token({ sub: 'ada' }) });
      client.send({ op: 'token', token: await issuer.token({ sub: 'bob' }) });
      assert.deepEqual(await client.closed, { code: 4403, reason: 'other-subject' });
    }));
});
