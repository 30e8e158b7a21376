/** `npm start` as people run it and end it: npm stands between them and the bridge. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { WireClient } from '../../packages/node-bridge/src/testing/wire-client.ts';
import { until } from './stage.ts';

interface Started {
  readonly npm: ChildProcess;
  readonly client: WireClient;
  readonly url: string;
  said(): string;
}

/** In a process group of its own, as a terminal does it, with a viewer. */
async function start(): Promise<Started> {
  const npm = spawn('npm', ['start', '--', '--port', '0', '--backfill', '60s'], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let text = '';
  for (const stream of [npm.stdout, npm.stderr]) stream.on('data', (chunk) => (text += chunk));
  const find = () => /^ {2}(http:\S+)$/m.exec(text)?.[1];
  await until('the URL is printed', () => find() !== undefined || npm.exitCode !== null, 60);
  const url = find() ?? assert.fail(text);
  const client = await WireClient.open(`${url.replace('http', 'ws')}stream`);
  client.send({ op: 'subscribe', id: 1, view: 'event-flow.metrics' });
  await client.next('snapshot');
  return { npm, client, url, said: () => text };
}

const isServed = (url: string): Promise<boolean> =>
  fetch(`${url}healthz`).then(
    () => true,
    () => false,
  );

const skip = process.platform === 'win32' ? 'there are no signals' : false;

test('Ctrl-C drains, also while somebody watches, and npm start exits 0', { skip }, async () => {
  const { npm, client, url, said } = await start();
  const exit = once(npm, 'exit');
  // A terminal tells the whole group, and npm then passes it on once more.
  process.kill(-Number(npm.pid), 'SIGINT');
  assert.equal((await client.closed).code, 4501);
  assert.deepEqual(await exit, [0, null], said());
  assert.equal(await isServed(url), false);
});

test('SIGTERM for npm alone drains the bridge, and npm start exits 0', { skip }, async () => {
  const { npm, client, url, said } = await start();
  const exit = once(npm, 'exit');
  npm.kill('SIGTERM');
  assert.equal((await client.closed).code, 4501);
  assert.deepEqual(await exit, [0, null], said());
  assert.equal(await isServed(url), false);
});

test('npm killed with -9 leaves no bridge behind', { skip }, async () => {
  const { npm, client, url } = await start();
  npm.kill('SIGKILL');
  assert.equal((await client.closed).code, 4501);
  await until('nobody serves any more', async () => !(await isServed(url)));
});
