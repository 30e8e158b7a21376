import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Clock, systemClock } from '@streamglass/core/lib';
import { layoutsOf, type RowsLayouts } from '@streamglass/core/protocol';
import type { Engine, PartitionAccount } from '@streamglass/core/sources';
import * as views from '@streamglass/core/views';
import { createAuthenticate } from './auth.ts';
import { Bridge } from './bridge.ts';
import type { Config } from './config.ts';
import { createApp } from './http/app.ts';
import { listen } from './http/server.ts';
import type { Input } from './input.ts';
import type { Log } from './observability/log.ts';
import { createMetrics, type Readings } from './observability/metrics.ts';
import { createPositionSeal } from './relay/position-token.ts';
import { Relay, relayPresets } from './relay/relay.ts';
import { TailRing } from './relay/tail-ring.ts';
import { type Bases, createCheckpointStore } from './state/checkpoints.ts';
import { openStateFolder } from './state/state-folder.ts';
import { version } from './version.ts';

/** What a bridge is made of and a test may make otherwise. */
export interface Parts {
  /** A fresh engine, or one from a checkpoint's bytes; throws when they are of another version. */
  readonly engine: (checkpoint: Uint8Array | null) => Engine;
  /** `instance` names this bridge for good where it has a state folder. */
  readonly input: (config: Config, instance: string, log: Log, clock: Clock) => Input | Promise<Input>;
  readonly log: Log;
  readonly clock?: Clock;
  readonly heartbeatMs?: number;
  readonly helloTimeoutMs?: number;
}

export interface Running {
  /** The demo page; sockets open at `stream` beside it. */
  readonly url: string;
  readonly port: number;
  readonly about: string;
  /** Drains: stops reading, gets dead letters safe, saves, tells clients, closes. */
  stop(): Promise<void>;
}

const closeGraceMs = 2_000;
/** Built panes, where their package is installed beside this one; it is no dependency, and without it there are 404s. */
function widgetsFolder(): string {
  try {
    return join(dirname(createRequire(import.meta.url).resolve('@streamglass/widgets/package.json')), 'dist');
  } catch {
    return fileURLToPath(new URL('../widgets', import.meta.url));
  }
}

/** Starts a bridge and answers when it serves. @throws `port-taken`, `state-folder-in-use`, `bad-config`, … */
export async function start(config: Config, parts: Parts): Promise<Running> {
  const { log, clock = systemClock } = parts;
  const authenticate = createAuthenticate(config, () => clock.now());
  // An embedded log begins anew with every start, so there is nothing to keep.
  const folder = config.kafka === null ? null : openStateFolder(config.stateDir);
  try {
    const instance = folder?.instance ?? randomBytes(6).toString('hex');
    const input = await parts.input(config, instance, log, clock);
    const checkpoints = folder ? createCheckpointStore(folder.path, log) : null;
    let engine: Engine | null = null;
    let bases: Bases | null = null;
    const found = await checkpoints?.load(({ state }) => {
      engine = parts.engine(state);
    });
    if (found) {
      bases = found.header.bases;
      log.info({ savedAt: new Date(found.header.savedAt).toISOString() }, 'the state is restored from a checkpoint');
    }
    return await serve(config, parts, engine ?? parts.engine(null), {
      input,
      checkpoints,
      bases,
      folder,
      authenticate,
      clock,
    });
  } catch (error) {
    folder?.release();
    throw error;
  }
}

interface Made {
  readonly input: Input;
  readonly checkpoints: ReturnType<typeof createCheckpointStore> | null;
  readonly bases: Bases | null;
  readonly folder: ReturnType<typeof openStateFolder> | null;
  readonly authenticate: ReturnType<typeof createAuthenticate>;
  readonly clock: Clock;
}

async function serve(config: Config, parts: Parts, engine: Engine, made: Made): Promise<Running> {
  const { log, heartbeatMs = relayPresets.heartbeatMs, helloTimeoutMs = relayPresets.helloTimeoutMs } = parts;
  const { input, checkpoints, bases, folder, authenticate, clock } = made;
  const metrics = createMetrics();
  const ring = new TailRing(config.tailBytes);
  const seal = createPositionSeal(config.tailSecret ?? folder?.secret ?? randomBytes(32));
  const { host, origins, maxConnections, maxSubscriptions, maxFrameBytes, maxBufferedBytes } = config;
  const relay = new Relay(
    {
      engine,
      layoutsOf: (view) => layouts.get(view) ?? {},
      ring,
      seal,
      authenticate,
      server: { name: 'streamglass-bridge', version },
      host,
      origins,
      maxConnections,
      maxSubscriptions,
      maxFrameBytes,
      maxBufferedBytes,
      heartbeatMs,
      helloTimeoutMs,
      metrics,
      log,
    },
    clock,
  );
  const bridge = new Bridge({
    engine,
    reader: input.reader,
    deadLetters: input.deadLetters,
    ring,
    checkpoints,
    checkpointEveryMs: config.checkpointEvery,
    bases,
    from: input.from,
    clock,
    log,
    metrics,
  });
  metrics.read(readingsOf(engine, relay, clock));
  let stopping: Promise<void> | null = null;
  const app = createApp({
    engine,
    registry: metrics.registry,
    draining: () => stopping !== null,
    about: { ...input.about, version },
    widgets: widgetsFolder(),
    demo: config.demo ? fileURLToPath(new URL('../demo', import.meta.url)) : null,
  });
  const listening = await listen(app, config.host, config.port);
  relay.start(listening.server, () => bridge.beat());
  const reading = bridge
    .run()
    .catch((error: unknown) => log.fatal({ err: error }, 'reading has ended by a mistake of ours'));
  log.info({ url: listening.url, input: input.about.input, views: engine.views.length }, 'the bridge serves');
  const stop = async (): Promise<void> => {
    log.info('the bridge drains');
    await bridge.stop().catch((error: unknown) => log.error({ err: error }, 'the log could not be closed in order'));
    await reading;
    await relay.stop(closeGraceMs);
    await listening.close();
    folder?.release();
    log.info('the bridge has stopped');
  };
  return {
    url: listening.url,
    port: listening.port,
    about: input.source ?? input.about.text,
    stop() {
      stopping ??= stop();
      return stopping;
    },
  };
}

const layouts: ReadonlyMap<string, RowsLayouts> = new Map(
  [views.agentNetworkViews, views.eventFlowViews, views.intelligenceSavingsViews, views.platformHealthViews].flatMap(
    (contract) =>
      Object.entries(contract.views).map(
        ([name, view]) => [`${contract.source}.${name}`, layoutsOf(view.fields)] as const,
      ),
  ),
);

const sumOf = (accounts: readonly PartitionAccount[], read: (account: PartitionAccount) => number): number =>
  accounts.reduce((sum, account) => sum + read(account), 0);

function readingsOf(engine: Engine, relay: Relay, clock: Clock): Readings {
  return {
    records: () => ({
      accepted: sumOf(engine.accounts, (one) => one.accepted),
      repeated: sumOf(engine.accounts, (one) => one.repeated),
      dead_lettered: sumOf(engine.accounts, (one) => one.deadLettered),
      tombstone: sumOf(engine.accounts, (one) => one.tombstones),
      gap: sumOf(engine.accounts, (one) => one.gap),
    }),
    lag: () => engine.ingest.lag,
    age: () => (engine.asOf > 0 ? (clock.now() - engine.asOf) / 1_000 : null),
    state: () => engine.ingest.state,
    sockets: () => relay.sockets,
    subscriptions: () => relay.subscriptions,
    tails: () => relay.tails.count,
    views: () => relay.views.count,
  };
}
