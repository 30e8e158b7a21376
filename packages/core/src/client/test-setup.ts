import { createManualClock } from '../testing/manual-clock.ts';
import { createFakeServer, type FakeServerOptions } from '../testing/fake-server.ts';
import { type ClientOptions, createClient } from './client.ts';

/** A client and a fake server on one manual clock. For tests. */
export function setUp({
  server: serverOptions,
  client: clientOptions,
}: {
  readonly server?: Partial<FakeServerOptions>;
  readonly client?: Partial<ClientOptions>;
} = {}) {
  const clock = createManualClock();
  const server = createFakeServer({ clock, ...serverOptions });
  server.put('s.v', {
    data: { total: 1, rows: [{ id: 'a', n: 1 }] },
    rows: { rows: { key: 'id', order: [['n', 'desc']] } },
  });
  const issues: string[] = [];
  const client = createClient({
    url: 'ws://fake',
    socket: server.socket,
    clock,
    random: () => 0.5,
    onIssue: ({ code }) => issues.push(code),
    ...clientOptions,
  });
  return { clock, server, client, issues };
}
