import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { type ConnectionOptions as TlsOptions, connect as connectTls } from 'node:tls';
import type { BaseOptions } from '@platformatic/kafka';
import { type ISocketFactory, type KafkaConfig, type LogEntry, logLevel, type SASLOptions } from 'kafkajs';

/** Where structured log lines go; a pino logger is one. */
export interface LogSink {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

const nothing = (): void => undefined;
export const silentLog: LogSink = { debug: nothing, info: nothing, warn: nothing, error: nothing };

/** How to reach a Kafka cluster; the same for both client libraries. */
export interface KafkaConnection {
  /** `host:port` of one or more brokers; the others are learnt from them. */
  readonly brokers: readonly string[];
  /** Name that operators see in the broker's tools. */
  readonly clientId?: string;
  /** TLS; `true` takes the system's certificate authorities. */
  readonly tls?: boolean | TlsOptions;
  readonly sasl?: {
    readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
    readonly username: string;
    readonly password: string;
  };
}

const CLIENT_ID = 'streamglass';
const CONNECT_TIMEOUT_MS = 3_000;
/** An answer of 4 MB comes in this time over 2 Mbit/s. kafkajs's own 30 s are how long a reader stands still when one gets lost. */
const REQUEST_TIMEOUT_MS = 15_000;
const KEEP_ALIVE_MS = 60_000;

/** Opens connections for kafkajs and can cut them: a request that hangs (a group join takes up to a minute) ends with its socket. */
export class Sockets {
  readonly #open = new Set<Socket>();
  #isCut = false;

  readonly factory: ISocketFactory = ({ host, port, ssl, onConnect }) => {
    const name = isIP(host) ? {} : { servername: host };
    const socket = ssl ? connectTls({ host, port, ...name, ...ssl }, onConnect) : connectTcp({ host, port }, onConnect);
    socket.setKeepAlive(true, KEEP_ALIVE_MS);
    socket.setNoDelay(true);
    this.#open.add(socket);
    socket.once('close', () => this.#open.delete(socket));
    if (this.#isCut) this.#close(socket);
    return socket;
  };

  /** Ends all connections, also those still to come. */
  cut(): void {
    this.#isCut = true;
    for (const socket of this.#open) this.#close(socket);
  }

  #close(socket: Socket): void {
    // With an error: kafkajs listens for `end` and `error` only, and its requests would wait for ever.
    socket.destroy(new Error('The reader is closing.'));
  }
}

/** kafkajs reports steps of its normal recovery as errors. What matters to operators the reader says itself. */
const levels: Readonly<Record<number, keyof LogSink>> = {
  [logLevel.ERROR]: 'debug',
  [logLevel.WARN]: 'debug',
  [logLevel.INFO]: 'debug',
  [logLevel.DEBUG]: 'debug',
};

export function kafkajsConfig(connection: KafkaConnection, sockets: Sockets, log: LogSink): KafkaConfig {
  const { tls, sasl } = connection;
  const credentials: { sasl?: SASLOptions } = sasl ? { sasl: { ...sasl } } : {};
  return {
    brokers: [...connection.brokers],
    clientId: connection.clientId ?? CLIENT_ID,
    connectionTimeout: CONNECT_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    socketFactory: sockets.factory,
    logLevel: logLevel.INFO,
    logCreator: () => (entry: LogEntry) => {
      const { message, timestamp: _, stack: __, ...fields } = entry.log;
      log[levels[entry.level] ?? 'debug']({ kafka: entry.namespace, ...fields }, message);
    },
    ...(tls ? { ssl: tls } : {}),
    ...credentials,
  };
}

/** What is at the bottom of an error of either library, e.g. `connect ECONNREFUSED 127.0.0.1:9092`. */
export function rootCause(error: unknown): string {
  let at = error;
  for (let depth = 0; depth < 8 && at instanceof Error; depth++) {
    const inner: unknown = at instanceof AggregateError ? at.errors[0] : at.cause;
    if (!(inner instanceof Error)) break;
    at = inner;
  }
  return at instanceof Error ? at.message || at.name : String(at);
}

const mechanisms = { plain: 'PLAIN', 'scram-sha-256': 'SCRAM-SHA-256', 'scram-sha-512': 'SCRAM-SHA-512' } as const;

export function platformaticConfig(connection: KafkaConnection): BaseOptions {
  const { tls, sasl } = connection;
  return {
    clientId: connection.clientId ?? CLIENT_ID,
    bootstrapBrokers: [...connection.brokers],
    connectTimeout: CONNECT_TIMEOUT_MS,
    ...(tls ? { tls: tls === true ? {} : tls } : {}),
    ...(sasl ? { sasl: { ...sasl, mechanism: mechanisms[sasl.mechanism] } } : {}),
  };
}
