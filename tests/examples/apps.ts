// The example apps as their readers have them: dependencies from their own lockfile, the packages of this repository installed as packed.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { cp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const examples = join(root, 'examples');

export interface Ran {
  readonly code: number;
  readonly output: string;
}
/** Runs a program to its end, and keeps what it says. */
export async function run(command: string, args: readonly string[], cwd: string): Promise<Ran> {
  // What npm tells its scripts about this repository is not for the examples.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_(?!config_)/.test(name)));
  const child = spawn(command, args, { cwd, env: { ...env, NG_CLI_ANALYTICS: 'false', NO_COLOR: '1' } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code: code ?? 1, output };
}

/** Installs by the lockfile where that was not done since it changed, and brings the packages up to what is built here. */
export async function install(): Promise<void> {
  const installed = join(examples, 'node_modules/.package-lock.json');
  const lock = join(examples, 'package-lock.json');
  if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lock).mtimeMs) {
    const { code, output } = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], examples);
    assert.equal(code, 0, output);
  }
  for (const name of ['core', 'widgets']) {
    const from = join(root, 'packages', name);
    const to = join(examples, 'node_modules/@streamglass', name);
    await rm(join(to, 'dist'), { recursive: true, force: true });
    for (const part of ['dist', 'package.json']) await cp(join(from, part), join(to, part), { recursive: true });
  }
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
};

export interface Served {
  readonly url: string;
  close(): Promise<void>;
}
/** Serves a folder on a free port; where its files name the bridge of `npm start`, they name this one. */
export async function serve(folder: string, bridge: string): Promise<Served> {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = normalize(join(folder, pathname === '/' ? 'index.html' : pathname));
    const body = file.startsWith(folder + sep) ? await readFile(file).catch(() => null) : null;
    if (!body) return void response.writeHead(404).end();
    const type = types[extname(file)];
    response.writeHead(200, { 'content-type': type ?? 'application/octet-stream' });
    response.end(type ? body.toString().replaceAll('127.0.0.1:8400', new URL(bridge).host) : body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
