import type { Engine } from '@streamglass/core/sources';
import { Hono } from 'hono';
import type { Registry } from 'prom-client';
import { staticFiles } from './static.ts';

export interface HttpOptions {
  readonly engine: Pick<Engine, 'ingest' | 'asOf'>;
  readonly registry: Registry;
  /** True once shutdown has begun. */
  readonly draining: () => boolean;
  /** Where the data comes from, in words for the demo page. */
  readonly about: About;
  /** Built panes: `standalone/` is served at `/widgets/`, `cdn/` at `/cdn/`. */
  readonly widgets: string;
  /** Folder of the demo page; null: there is none. */
  readonly demo: string | null;
}
export interface About {
  readonly input: 'kafka' | 'recording' | 'simulator';
  readonly text: string;
  readonly version: string;
}

/** Panes name two Trusted Types policies: their own, and Lit's. */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types streamglass lit-html',
].join('; ');

const maxBodyBytes = 1_024;

/** Health, metrics, panes and the demo page. Only reads; every error is JSON. */
export function createApp(options: HttpOptions): Hono {
  const { engine, registry, draining, about } = options;
  const app = new Hono();
  const problem = (code: string, message: string, hint: string) => ({ error: { code, message, hint } });

  app.use(async (context, next) => {
    const length = Number(context.req.header('content-length') ?? 0);
    if (length > maxBodyBytes || context.req.header('transfer-encoding') !== undefined)
      return context.json(
        problem('body-too-large', `A body of ${length} bytes came`, 'Nothing here takes a body.'),
        413,
      );
    if (context.req.method !== 'GET' && context.req.method !== 'HEAD')
      return context.json(problem('method-not-allowed', `${context.req.method} is not known here`, 'Use GET.'), 405, {
        allow: 'GET, HEAD',
      });
    await next();
    context.header('x-content-type-options', 'nosniff');
    context.header('referrer-policy', 'no-referrer');
    if (!context.res.headers.has('cache-control')) context.header('cache-control', 'no-store');
  });

  app.get('/healthz', (context) => context.json({ healthy: true }));
  app.get('/readyz', (context) => {
    const { state, waitingFor, lag } = engine.ingest;
    const ready = !draining() && (state === 'live' || state === 'ended');
    const why = draining() ? 'the bridge is shutting down' : whyNot(state, waitingFor);
    return context.json({ ready, ...(ready ? {} : { why }), state, lag, asOf: engine.asOf }, ready ? 200 : 503);
  });
  app.get('/metrics', async (context) =>
    context.body(await registry.metrics(), 200, { 'content-type': registry.contentType }),
  );
  app.get('/about', (context) => context.json(about));
  app.route('/widgets', staticFiles({ folder: `${options.widgets}/standalone`, shared: true, hashedNames: false }));
  app.route('/cdn', staticFiles({ folder: `${options.widgets}/cdn`, shared: true, hashedNames: true }));
  if (options.demo !== null) {
    const headers = { 'content-security-policy': pagePolicy, 'x-frame-options': 'DENY' };
    app.route(
      '/',
      staticFiles({ folder: options.demo, shared: false, hashedNames: false, index: 'index.html', headers }),
    );
  }
  app.notFound((context) =>
    context.json(
      problem(
        'not-found',
        `There is nothing at ${context.req.path.slice(0, 200)}`,
        'See /healthz, /readyz, /metrics, /widgets/… and /cdn/….',
      ),
      404,
    ),
  );
  app.onError((error, context) =>
    context.json(problem('internal', 'The bridge failed on this request', error.name), 500),
  );
  return app;
}

const whyNot = (state: string, waitingFor: string | null): string =>
  state === 'waiting' ? `waiting for ${waitingFor ?? 'the log'}` : 'catching up with the log';
