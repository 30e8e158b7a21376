import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startBridge, type TestBridge, until } from '../testing/harness.ts';

let bridge: TestBridge;
before(async () => {
  bridge = await startBridge();
});
after(() => bridge.stop());
const get = (path: string, init: RequestInit = {}) => fetch(`${bridge.url}${path}`, init);

describe('http', () => {
  it('says that it is healthy and ready, and in which state the feed is', async () => {
    assert.deepEqual(await (await get('healthz')).json(), { healthy: true });
    await until(async () => (await get('readyz')).ok, 'readiness');
    const body = await (await get('readyz')).json();
    assert.deepEqual([body.ready, body.state], [true, 'live']);
  });

  it('answers metrics in the format of Prometheus', async () => {
    const response = await get('metrics');
    assert.match(response.headers.get('content-type') ?? '', /^text\/plain/);
    const text = await response.text();
    for (const name of [
      'records_total',
      'lag_records',
      'sockets',
      'subscriptions',
      'patches_total',
      'sent_bytes_total',
      'view_compute_seconds',
    ])
      assert.match(text, new RegExp(`# TYPE streamglass_${name} `), name);
    assert.match(text, /nodejs_eventloop_lag_p99_seconds /);
    assert.match(text, /streamglass_ingest_state\{state="live"\} 1/);
  });

  it('serves the demo page under a policy that allows no inline code and names its Trusted Types', async () => {
    const response = await get('');
    assert.equal(response.status, 200);
    const policy = response.headers.get('content-security-policy') ?? '';
    assert.match(policy, /require-trusted-types-for 'script'/);
    assert.doesNotMatch(policy, /unsafe/);
    const page = await response.text();
    assert.doesNotMatch(page, /<script(?![^>]*src=)|style="|<style|\son\w+=/);
    for (const pane of ['platform-health', 'savings-chart', 'agent-network', 'event-flow'])
      assert.ok(page.includes(`<${pane}`), pane);
    for (const [, path] of page.matchAll(/(?:href|src)="([^"]+\.(?:css|svg))"/g))
      assert.equal((await get(path ?? '')).status, 200, path);
  });

  it('knows what the browser has already', async () => {
    const tag = (await get('')).headers.get('etag') ?? '';
    assert.equal((await get('', { headers: { 'if-none-match': tag } })).status, 304);
  });

  it('answers what it does not have, and paths that lead out, as JSON with 404', async () => {
    for (const path of [
      'nothing',
      'widgets/nothing.js',
      '..%2fpackage.json',
      'widgets/..%2f..%2fpackage.json',
      'cdn/%00.js',
      '%E0%A4%A',
    ]) {
      const response = await get(path);
      assert.equal(response.status, 404, path);
      assert.equal((await response.json()).error.code, 'not-found');
    }
  });

  it('takes no body and no other method', async () => {
    assert.equal((await get('healthz', { method: 'POST' })).status, 405);
    const large = await get('healthz', { method: 'POST', body: 'x'.repeat(10_000) });
    assert.equal(large.status, 413);
    assert.equal((await large.json()).error.code, 'body-too-large');
  });

  it('says which port is taken, and the cure', async () => {
    await assert.rejects(
      startBridge({ flags: [`--port=${bridge.port}`] }),
      (error: Error & { code?: string; hint?: string }) => {
        assert.equal(error.code, 'port-taken');
        assert.ok(error.message.includes(String(bridge.port)));
        assert.match(error.hint ?? '', /--port/);
        return true;
      },
    );
  });
});
