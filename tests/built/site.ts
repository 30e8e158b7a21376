// The host application of these tests: an origin of its own that serves built files under the headers of a strict page.
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const dist = fileURLToPath(new URL('../../packages/widgets/dist', import.meta.url));

/** What a page is served as. */
export interface Served {
  readonly html: string;
  /** Content-Security-Policy of the page and of every file, since a worker is held to that of its own file. */
  readonly policy?: string;
}

export interface Site {
  readonly url: string;
  /** Violations that browsers reported, from pages and workers. */
  readonly reports: string[];
  /** What `/` is from now on. */
  serve(page: Served): void;
  /** A file made for a test, beside those of `dist/`. */
  add(path: string, script: string): void;
  close(): Promise<void>;
}

/** Serves `dist/`, or another folder, and one page on a free port of 127.0.0.1. */
export async function openSite(folder = dist): Promise<Site> {
  const made = new Map<string, string>();
  const reports: string[] = [];
  let page: Served = { html: '' };
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const answer = (status: number, type: string, body: string | Buffer = ''): void => {
      const policy = page.policy === undefined ? {} : { 'content-security-policy': page.policy };
      response.writeHead(status, { 'content-type': type, ...policy }).end(body);
    };
    if (pathname === '/') return answer(200, 'text/html; charset=utf-8', page.html);
    if (pathname === '/favicon.ico') return answer(204, 'image/x-icon');
    if (pathname === '/reports') {
      let text = '';
      for await (const chunk of request) text += String(chunk);
      const { 'csp-report': report } = JSON.parse(text) as { 'csp-report': Record<string, unknown> };
      reports.push(`${report['effective-directive']} ${report['blocked-uri']} at ${report['source-file'] ?? '?'}`);
      return answer(204, 'text/plain');
    }
    const script = made.get(pathname);
    if (script !== undefined) return answer(200, 'text/javascript', script);
    const file = normalize(join(folder, pathname));
    const body = file.startsWith(folder + sep) ? await readFile(file).catch(() => null) : null;
    if (body === null) return answer(404, 'text/plain', `There is no ${pathname}`);
    answer(200, file.endsWith('.css') ? 'text/css' : 'text/javascript', body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    reports,
    serve(served) {
      page = served;
      reports.length = 0;
    },
    add: (path, text) => void made.set(path, text),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A page with these files and nothing in its body but the given tags. */
export const pageOf = (files: readonly string[], body: string): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>A host page</title>
${files.map((file) => `<script type="module" src="${file}"></script>`).join('\n')}
<body>
${body}
</body>
</html>`;
