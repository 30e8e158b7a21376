import type * as z from 'zod';
import * as value from './values.ts';

/**
 * Every option of the bridge, once. Flag, environment variable and key in the file follow from the name:
 * `maxFrameBytes` is `--max-frame-bytes`, `STREAMGLASS_MAX_FRAME_BYTES` and `"maxFrameBytes"`.
 * The value in brackets in `help` is what the option takes; `preset` is what it is when nobody says anything.
 */
export interface Option<T> {
  readonly group: 'Input' | 'Kafka' | 'Serving' | 'Access' | 'State' | 'Limits' | 'Redrive' | 'Other';
  readonly takes: string;
  readonly help: string;
  readonly schema: z.ZodType<T>;
  readonly preset: T | null;
  /** Never printed. */
  readonly secret?: true;
}

const option = <T, const P extends T | null>(
  o: Omit<Option<T>, 'schema' | 'preset'> & { schema: z.ZodType<T>; preset: P },
) => o as Omit<Option<T>, 'preset'> & { readonly preset: P };
const hour = 3_600_000;

export const options = {
  kafka: option({
    group: 'Input',
    takes: 'HOST:PORT,…',
    help: 'read from these Kafka brokers; without it the embedded log is read',
    schema: value.list('brokers as host:port, separated by commas, such as 127.0.0.1:9092', /^[^\s,/]+:\d{1,5}$/),
    preset: null,
  }),
  recording: option({
    group: 'Input',
    takes: 'FILE',
    help: 'play a recording (JSON lines) instead of the simulator, its times moved to now',
    schema: value.text('the path of a file'),
    preset: null,
  }),
  recordingEnd: option({
    group: 'Input',
    takes: 'stop|loop',
    help: 'what happens at the end of a recording',
    schema: value.oneOf(['stop', 'loop']),
    preset: 'stop',
  }),
  from: option({
    group: 'Input',
    takes: 'earliest|latest|DURATION',
    help: 'where a first start begins; later starts go on where the last one ended',
    schema: value.from(),
    preset: { agoMs: 24 * hour },
  }),
  events: option({
    group: 'Input',
    takes: 'FILE,…',
    help: 'modules that export events of your own (defineEvent); they are read, checked and shown like those of the kit',
    schema: value.list('paths of modules or names of packages, separated by commas, such as ./my-events.js'),
    preset: null,
  }),
  simulateRate: option({
    group: 'Input',
    takes: 'EVENTS/S',
    help: 'how many events a second the simulator makes',
    schema: value.whole(1, 100_000, 20),
    preset: 2,
  }),
  simulateSeed: option({
    group: 'Input',
    takes: 'NUMBER',
    help: 'seed of the simulator; the same seed makes the same events',
    schema: value.whole(0, 2 ** 31, 1),
    preset: 1,
  }),
  backfill: option({
    group: 'Input',
    takes: 'DURATION',
    help: 'how much simulated history there is at the start',
    schema: value.duration(0, 31 * 24 * hour, '24h'),
    preset: 26 * hour,
  }),

  topics: option({
    group: 'Kafka',
    takes: 'NAME,…',
    help: 'topics to read; without it those of the catalogue and their prefixed forms',
    schema: value.list('topic names, separated by commas', /^[A-Za-z0-9._-]{1,249}$/),
    preset: null,
  }),
  topicPattern: option({
    group: 'Kafka',
    takes: 'REGEX',
    help: 'read every topic whose name matches, also later ones',
    schema: value.pattern(),
    preset: null,
  }),
  group: option({
    group: 'Kafka',
    takes: 'NAME',
    help: 'consumer group; by default one of its own for each state folder, so that every bridge reads everything',
    schema: value.text('the name of a consumer group'),
    preset: null,
  }),
  kafkaSsl: option({
    group: 'Kafka',
    takes: 'on|off',
    help: 'TLS to the brokers',
    schema: value.onOff(),
    preset: false,
  }),
  kafkaCa: option({
    group: 'Kafka',
    takes: 'FILE',
    help: 'certificate authority of the brokers (PEM)',
    schema: value.text('the path of a PEM file'),
    preset: null,
  }),
  kafkaSasl: option({
    group: 'Kafka',
    takes: 'plain|scram-sha-256|scram-sha-512',
    help: 'how to sign in to the brokers',
    schema: value.oneOf(['plain', 'scram-sha-256', 'scram-sha-512']),
    preset: null,
  }),
  kafkaUsername: option({
    group: 'Kafka',
    takes: 'NAME',
    help: 'user name for SASL',
    schema: value.text('a user name'),
    preset: null,
  }),
  kafkaPassword: option({
    group: 'Kafka',
    takes: 'SECRET',
    help: 'password for SASL; better in the environment than in a flag',
    schema: value.text('a password'),
    preset: null,
    secret: true,
  }),

  host: option({
    group: 'Serving',
    takes: 'ADDRESS',
    help: 'address to listen on; other than loopback needs a key (see Access)',
    schema: value.text('a host name or address such as 127.0.0.1'),
    preset: '127.0.0.1',
  }),
  port: option({
    group: 'Serving',
    takes: 'PORT',
    help: 'port to listen on; 0 takes a free one',
    schema: value.whole(0, 65_535, 8400),
    preset: 8400,
  }),
  origins: option({
    group: 'Serving',
    takes: 'ORIGIN,…',
    help: 'origins whose pages may connect; * for any. Always: its own; on loopback: other loopback pages',
    schema: value.origins(),
    preset: null,
  }),
  demo: option({
    group: 'Serving',
    takes: 'on|off',
    help: 'serve the demo page at /',
    schema: value.onOff(),
    preset: true,
  }),

  jwtSecret: option({
    group: 'Access',
    takes: 'SECRET',
    help: 'tokens are signed with this (HS256, at least 32 bytes)',
    schema: value.text('a secret of at least 32 bytes'),
    preset: null,
    secret: true,
  }),
  jwtPublicKey: option({
    group: 'Access',
    takes: 'PEM|FILE',
    help: 'tokens are signed with the private key of this public key (RS256)',
    schema: value.text('a public key in PEM, or the path of one'),
    preset: null,
  }),
  jwksUrl: option({
    group: 'Access',
    takes: 'URL',
    help: 'keys of the issuer (RS256, PS256, ES256, EdDSA)',
    schema: value.httpUrl(),
    preset: null,
  }),
  jwtIssuer: option({
    group: 'Access',
    takes: 'NAME',
    help: 'tokens must name this issuer',
    schema: value.text('the iss claim'),
    preset: null,
  }),
  jwtAudience: option({
    group: 'Access',
    takes: 'NAME',
    help: 'tokens must name this audience',
    schema: value.text('the aud claim'),
    preset: null,
  }),
  jwtTenantsClaim: option({
    group: 'Access',
    takes: 'CLAIM',
    help: 'claim that lists the tenants a viewer may see; * for all',
    schema: value.text('the name of a claim'),
    preset: 'tenants',
  }),
  jwtViewsClaim: option({
    group: 'Access',
    takes: 'CLAIM',
    help: 'claim that lists views (source.view, source.*, tail); all where a token has none',
    schema: value.text('the name of a claim'),
    preset: 'views',
  }),

  stateDir: option({
    group: 'State',
    takes: 'FOLDER',
    help: 'where checkpoints are kept; one bridge each',
    schema: value.text('the path of a folder'),
    preset: '.streamglass',
  }),
  checkpointEvery: option({
    group: 'State',
    takes: 'DURATION',
    help: 'how often the state is written',
    schema: value.duration(100, 24 * hour, '30s'),
    preset: 30_000,
  }),
  tailSecret: option({
    group: 'State',
    takes: 'SECRET',
    help: 'seals positions of tails; the same on all bridges lets a tail go on at another one',
    schema: value.text('a secret of at least 32 bytes'),
    preset: null,
    secret: true,
  }),

  maxConnections: option({
    group: 'Limits',
    takes: 'NUMBER',
    help: 'sockets at once',
    schema: value.whole(1, 1_000_000, 10_000),
    preset: 10_000,
  }),
  maxSubscriptions: option({
    group: 'Limits',
    takes: 'NUMBER',
    help: 'subscriptions and tails on one socket',
    schema: value.whole(1, 100_000, 256),
    preset: 256,
  }),
  maxFrameBytes: option({
    group: 'Limits',
    takes: 'BYTES',
    help: 'largest frame a client may send',
    schema: value.size(1_024, 16 * 1024 ** 2, '64k'),
    preset: 64 * 1024,
  }),
  maxBufferedBytes: option({
    group: 'Limits',
    takes: 'BYTES',
    help: 'unsent bytes beyond which a slow reader is closed; from a quarter of it on it gets snapshots only',
    schema: value.size(16 * 1024, 1024 ** 3, '4M'),
    preset: 4 * 1024 ** 2,
  }),
  tailBytes: option({
    group: 'Limits',
    takes: 'BYTES',
    help: 'memory for the newest events, from which tails are resumed',
    schema: value.size(64 * 1024, 8 * 1024 ** 3, '32M'),
    preset: 32 * 1024 ** 2,
  }),
  reasons: option({
    group: 'Redrive',
    takes: 'CODE,…',
    help: 'only dead letters with these reasons (redrive wants --kafka and --topics too)',
    schema: value.list('reason codes such as invalid-json, separated by commas', /^[a-z-]+$/),
    preset: null,
  }),
  since: option({
    group: 'Redrive',
    takes: 'DURATION',
    help: 'only dead letters that were put aside at most this long ago',
    schema: value.duration(0, 3_650 * 24 * hour, '24h'),
    preset: null,
  }),
  dryRun: option({
    group: 'Redrive',
    takes: 'on|off',
    help: 'count only, send nothing',
    schema: value.onOff(),
    preset: false,
  }),
  logLevel: option({
    group: 'Other',
    takes: 'LEVEL',
    help: 'trace, debug, info, warn, error, fatal or silent',
    schema: value.oneOf(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']),
    preset: 'info',
  }),
} as const;

export type OptionName = keyof typeof options;
type ValueOf<O> = O extends Omit<Option<infer T>, 'preset'> & { readonly preset: infer P }
  ? null extends P
    ? T | null
    : T
  : never;
export type Config = { readonly [K in OptionName]: ValueOf<(typeof options)[K]> };
