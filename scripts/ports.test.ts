import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { freePorts, portIsTaken } from './ports.ts';

test('ports are free, differ, and are none of those that outgoing connections get', async () => {
  const ports = [...(await freePorts(3)), ...(await freePorts(2))];
  assert.equal(new Set(ports).size, 5);
  for (const port of ports) {
    assert.ok(port >= 20_000 && port < 32_000, String(port));
    assert.equal(await portIsTaken(port), false);
  }
});

test('a port that somebody listens on is passed over', async () => {
  const [port = 0] = await freePorts(1);
  const server = createServer();
  // The next one that would be given.
  await new Promise<void>((resolve) => server.listen(port + 1, '127.0.0.1', resolve));
  assert.equal(await portIsTaken(port + 1), true);
  assert.ok(!(await freePorts(2)).includes(port + 1));
  server.close();
});
