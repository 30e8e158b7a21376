import { createServer, type Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { StreamglassError } from '@streamglass/core/lib';
import type { Hono } from 'hono';

export interface Listening {
  readonly server: Server;
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/** @throws `port-taken`, `cannot-listen` */
export async function listen(app: Hono, host: string, port: number): Promise<Listening> {
  const server = createAdaptorServer({
    fetch: app.fetch,
    createServer,
    serverOptions: { maxHeaderSize: 16 * 1024 },
  }) as Server;
  // A peer that sends its request drop by drop must not hold a socket for ever.
  server.headersTimeout = 10_000;
  server.requestTimeout = 10_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, host, port)));
    server.listen(port, host, resolve);
  });
  server.on('error', () => undefined);
  const address = server.address();
  const actual = typeof address === 'object' && address ? address.port : port;
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return {
    server,
    port: actual,
    url: `http://${name}:${actual}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): StreamglassError {
  if (error.code === 'EADDRINUSE')
    return new StreamglassError('port-taken', `Port ${port} on ${host} is taken by another program`, {
      hint: `Choose another one with --port, such as --port ${port === 65_535 ? 8400 : port + 1}, or --port 0 for any free one.`,
      cause: error,
    });
  if (error.code === 'EACCES')
    return new StreamglassError('cannot-listen', `This user may not listen on port ${port}`, {
      hint: 'Choose a port from 1024 on with --port.',
      cause: error,
    });
  return new StreamglassError('cannot-listen', `Cannot listen on ${host}:${port}: ${error.message}`, {
    hint: 'Check --host: it must be an address of this machine.',
    cause: error,
  });
}
