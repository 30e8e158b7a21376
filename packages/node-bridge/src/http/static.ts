import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { Hono } from 'hono';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.map': 'application/json',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};
/** A name that changes with its content may be kept for good. */
const hashed = /[-.][A-Za-z0-9_-]{8,}\.(?:js|css|woff2)$/;

export interface StaticOptions {
  readonly folder: string;
  /** Pages of other origins may load these files: modules need that said. */
  readonly shared: boolean;
  /** Names with a hash in them are kept for good. */
  readonly hashedNames: boolean;
  /** What `/` is. */
  readonly index?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Files of one folder, with type, validator and cache headers. Anything else is passed on, to be a 404. */
export function staticFiles({ folder, shared, hashedNames, index, headers = {} }: StaticOptions): Hono {
  const app = new Hono();
  app.get('*', async (context, next) => {
    const path = decoded(context.req.path.slice(context.req.routePath.length - 1));
    const wanted = path === '' && index !== undefined ? index : path;
    const type = types[extname(wanted)];
    const file = normalize(join(folder, wanted));
    if (type === undefined || !file.startsWith(folder + sep) || wanted.includes('\0')) return next();
    const found = await stat(file).catch(() => null);
    if (!found?.isFile()) return next();
    const tag = `"${found.size.toString(36)}-${Math.floor(found.mtimeMs).toString(36)}"`;
    context.header('etag', tag);
    context.header(
      'cache-control',
      hashedNames && hashed.test(wanted) ? 'public, max-age=31536000, immutable' : 'public, no-cache',
    );
    for (const [name, value] of Object.entries(headers)) context.header(name, value);
    if (shared) {
      context.header('access-control-allow-origin', '*');
      context.header('cross-origin-resource-policy', 'cross-origin');
    }
    if (context.req.header('if-none-match') === tag) return context.body(null, 304);
    context.header('content-type', type);
    return context.body(new Uint8Array(await readFile(file)));
  });
  return app;
}

const decoded = (path: string): string => {
  try {
    return decodeURIComponent(path).replace(/^\/+/, '');
  } catch {
    return '\0';
  }
};
