import { systemClock } from '@streamglass/core/lib';
import { layoutsOf } from '@streamglass/core/protocol';
import { createFakeServer, type FakeServer, plainMeta } from '@streamglass/core/testing';
import { platformHealthViews } from '@streamglass/core/views';
import { createSampleClient, sampleHealth, sampleNow } from '@streamglass/widgets/testing';
import { ws } from 'msw/ws';
import { shownBy } from '../pane-story.ts';

/** A bridge of one story. It speaks the whole protocol to real sockets of this page, which msw catches. */
export interface ScriptedBridge {
  readonly url: string;
  /** For `parameters.msw`. */
  readonly handler: ReturnType<ReturnType<typeof ws.link>['addEventListener']>;
  /** Of the run that is on. */
  readonly server: FakeServer;
  /** Begins anew; answers how to end it. For `beforeEach`. */
  begin(): () => void;
  /** Something changed on the platform. */
  move(): void;
}

export interface BridgeScript extends Pick<Parameters<typeof createFakeServer>[0], 'authenticate'> {
  /** How the bridge stands to its log. Left out: live. */
  readonly ingest?: Parameters<FakeServer['setIngest']>[0];
  /** Before the first socket opens. */
  readonly begin?: (server: FakeServer) => void;
}

export function scriptedBridge(name: string, script: BridgeScript = {}): ScriptedBridge {
  const { ingest = {}, begin, ...options } = script;
  // Of an address that leads nowhere: whatever msw does not catch, fails.
  const url = `wss://bridge.invalid/${name}`;
  let server: FakeServer | undefined;
  let moved = 0;
  const running = (): FakeServer => {
    if (!server) throw new Error(`The bridge ${name} was not begun.`);
    return server;
  };
  const handler = ws.link(url).addEventListener('connection', ({ client }) => {
    const socket = running().socket(url, '', {
      open: () => {},
      message: (text) => client.send(text),
      // After what was sent before, as on a wire.
      close: (code, reason) => void setTimeout(() => client.close(code, reason)),
    });
    client.addEventListener('message', ({ data }) => {
      if (typeof data === 'string') socket.send(data);
    });
    client.addEventListener('close', () => socket.close(1000, ''));
  });
  return {
    url,
    handler,
    get server() {
      return running();
    },
    begin() {
      // The bridge's time begins with that of the samples, so that “for 34 min” holds.
      const aheadMs = Date.now() - sampleNow;
      server = createFakeServer({ clock: { ...systemClock, now: () => Date.now() - aheadMs }, ...options });
      moved = 0;
      const samples = createSampleClient();
      for (const [view, { fields }] of Object.entries(platformHealthViews.views)) {
        const shown = shownBy(samples, `platform-health.${view}`);
        if (shown)
          server.put(`platform-health.${view}`, {
            data: shown.data,
            meta: { ...plainMeta, ...shown.meta, origin: 'simulated', ingest: ingest.state ?? 'live' },
            rows: layoutsOf(fields),
          });
      }
      server.setIngest(ingest);
      begin?.(server);
      const begun = server;
      const timer = setInterval(() => this.move(), 1_000);
      return () => {
        clearInterval(timer);
        begun.close(1001);
      };
    },
    move() {
      moved += 1;
      const services = sampleHealth.services.map((service) =>
        service.name === 'node-bridge' ? { ...service, latency: 10 + moved, latency_ms: 10 + moved } : service,
      );
      running().put('platform-health.health', { data: { ...sampleHealth, services } });
    },
  };
}
