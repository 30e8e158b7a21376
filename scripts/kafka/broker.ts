// A real Apache Kafka for tests and for `npm run kafka`: KRaft, one JVM per node, everything in one folder.
//   const broker = await startBroker();  broker.bootstrap;  await broker.kill9();  await broker.restart();  await broker.stop();
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Kafka, logLevel } from 'kafkajs';
import { freePorts } from '../ports.ts';
import { ensureJava, ensureKafkaJars } from '../provision.mjs';

export interface BrokerOptions {
  /** Left out: a free one. Further nodes and all controllers take free ports. */
  readonly port?: number;
  /** Left out: a temporary folder that `stop` removes. A folder given here is kept, and used again. */
  readonly dir?: string;
  /** Default 1. */
  readonly nodes?: number;
  /** Topics come into being on first use, with four partitions. Default false: tests create theirs. */
  readonly autoCreateTopics?: boolean;
  /** Lines for server.properties that win over the template. */
  readonly properties?: Readonly<Record<string, string>>;
}

export interface Broker {
  /** `host:port`, comma-separated for several nodes. */
  readonly bootstrap: string;
  readonly dir: string;
  /** Ends all nodes in order; removes the folder if it was a temporary one. */
  stop(): Promise<void>;
  /** Ends one node (default the first) in order, its data stays. */
  stopNode(node?: number): Promise<void>;
  /** SIGKILL for one node (default the first): nothing is flushed, nobody is told. */
  kill9(node?: number): Promise<void>;
  /** Starts every node that is not running again: same port, same data. */
  restart(): Promise<void>;
  /** Creates a topic; `partitions` defaults to 1. */
  createTopic(
    topic: string,
    options?: { partitions?: number; configs?: Readonly<Record<string, string>> },
  ): Promise<void>;
  deleteTopic(topic: string): Promise<void>;
}

interface Node {
  readonly id: number;
  readonly folder: string;
  process: ChildProcess | undefined;
}

const READY_MS = 60_000;
const template = readFileSync(new URL('./server.properties.template', import.meta.url), 'utf8');

/** One set of JVM options for the formatter and the broker: the serial collector stays small. */
const JVM = [
  '-Xmx512m',
  '-Xms64m',
  '-XX:+UseSerialGC',
  '-XX:-UsePerfData',
  '-Djava.awt.headless=true',
  '-Dorg.slf4j.simpleLogger.showDateTime=true',
  '-Dorg.slf4j.simpleLogger.dateTimeFormat=HH:mm:ss.SSS',
  '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
  '-Dorg.slf4j.simpleLogger.log.kafka.server.KafkaRaftServer=info',
];

const lastLines = (path: string): string =>
  existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n').slice(-20).join('\n') : '';

function launch(java: string, jars: string, node: Node, extra: readonly string[]): void {
  const log = join(node.folder, 'kafka.log');
  writeFileSync(log, '');
  const out = openSync(log, 'a');
  const args = [...JVM, ...extra, '-cp', join(jars, '*'), 'kafka.Kafka', join(node.folder, 'server.properties')];
  // Its own process group: Ctrl-C in a terminal reaches us only, and we end the broker in order.
  node.process = spawn(java, args, { stdio: ['ignore', out, out], detached: true });
}

async function ready(node: Node): Promise<void> {
  const log = join(node.folder, 'kafka.log');
  const until = Date.now() + READY_MS;
  while (!readFileSync(log, 'utf8').includes('Kafka Server started')) {
    const child = node.process;
    if (!child || child.exitCode !== null || child.signalCode)
      throw new Error(`Kafka node ${node.id} ended before it was ready:\n${lastLines(log)}`);
    if (Date.now() > until) throw new Error(`Kafka node ${node.id} was not ready in 60 s:\n${lastLines(log)}`);
    await sleep(40);
  }
}

async function end(node: Node, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  const child = node.process;
  node.process = undefined;
  if (!child || child.exitCode !== null || child.signalCode) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill(signal);
  // Several nodes that stop at once can lose their quorum before each has left in order: not for ever.
  const killer = setTimeout(() => child.kill('SIGKILL'), 15_000);
  await gone;
  clearTimeout(killer);
}

function format(java: string, jars: string, jvm: readonly string[], nodes: readonly Node[]): void {
  const id = `A${randomBytes(16).toString('base64url').slice(1)}`.slice(0, 22);
  for (const node of nodes) {
    const args = [...JVM, ...jvm, '-cp', join(jars, '*'), 'kafka.tools.StorageTool', 'format', '-t', id];
    const done = spawnSync(java, [...args, '-c', join(node.folder, 'server.properties')], { encoding: 'utf8' });
    if (done.status !== 0) throw new Error(`Kafka could not format ${node.folder}:\n${done.stdout}${done.stderr}`);
  }
}

/**
 * A class-data archive halves the start of a broker. It is made once per jar folder and Java by a throw-away broker,
 * about 8 s; a second process that comes meanwhile goes without.
 */
async function classArchive(java: string, jars: string): Promise<string[]> {
  const version =
    /version "([^"]+)"/.exec(spawnSync(java, ['-version'], { encoding: 'utf8' }).stderr)?.[1] ?? 'unknown';
  const archive = join(jars, `classes-${version}.jsa`);
  const use = [`-XX:SharedArchiveFile=${archive}`, '-Xshare:auto', '-Xlog:cds=off', '-Xlog:cds+dynamic=off'];
  if (existsSync(archive)) return use;
  const lock = `${archive}.making`;
  try {
    mkdirSync(lock);
  } catch {
    return [];
  }
  // Ctrl-C while it is made must not keep everybody else from making it.
  const unlock = (): void => rmSync(lock, { recursive: true, force: true });
  process.once('exit', unlock);
  const part = `${archive}.part`;
  try {
    const broker = await boot(
      java,
      jars,
      {},
      [],
      [`-XX:ArchiveClassesAtExit=${part}`, '-Xlog:cds=off', '-Xlog:cds+dynamic=off'],
    );
    await broker.stop();
    if (existsSync(part)) renameSync(part, archive);
  } catch {
    return [];
  } finally {
    process.removeListener('exit', unlock);
    unlock();
  }
  return existsSync(archive) ? use : [];
}

/** Starts a broker and waits until it serves. Fails with the end of its log. */
export async function startBroker(options: BrokerOptions = {}): Promise<Broker> {
  const java = ensureJava();
  const jars = ensureKafkaJars();
  const archive = await classArchive(java, jars);
  return boot(java, jars, options, archive, archive);
}

async function boot(
  java: string,
  jars: string,
  options: BrokerOptions,
  formatJvm: readonly string[],
  brokerJvm: readonly string[],
): Promise<Broker> {
  const count = options.nodes ?? 1;
  const temporary = options.dir === undefined;
  const dir = options.dir ?? mkdtempSync(join(tmpdir(), 'streamglass-kafka-'));
  const nodes: Node[] = Array.from({ length: count }, (_, index) => ({
    id: index + 1,
    folder: join(dir, `node${index + 1}`),
    process: undefined,
  }));
  const clean = (): void => {
    for (const { process: child } of nodes) child?.kill('SIGKILL');
    if (temporary) rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
  };
  // Whoever starts a broker and dies without stopping it leaves neither a process nor a folder behind.
  process.once('exit', clean);
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const onSignal = (signal: NodeJS.Signals): void => {
    if (process.listenerCount(signal) > 1) return;
    clean();
    process.removeListener(signal, onSignal);
    process.kill(process.pid, signal);
  };
  for (const signal of signals) process.on(signal, onSignal);

  const bootstrapFile = join(dir, 'bootstrap');
  const fresh = !existsSync(bootstrapFile);
  if (fresh) {
    const ports = await freePorts(2 * count);
    if (options.port !== undefined) ports[0] = options.port;
    const voters = nodes.map(({ id }, index) => `${id}@127.0.0.1:${ports[count + index]}`).join(',');
    const extra = Object.entries(options.properties ?? {}).map(([name, value]) => `${name}=${value}\n`);
    nodes.forEach((node, index) => {
      mkdirSync(node.folder, { recursive: true });
      const values: Readonly<Record<string, string | number | boolean | undefined>> = {
        ID: node.id,
        PORT: ports[index],
        CONTROLLER_PORT: ports[count + index],
        VOTERS: voters,
        DATA: join(node.folder, 'data').replaceAll('\\', '/'),
        REPLICAS: Math.min(count, 3),
        AUTO_CREATE: options.autoCreateTopics ?? false,
        PARTITIONS: options.autoCreateTopics ? 4 : 1,
      };
      const text = template.replace(/@([A-Z_]+)@/g, (whole, name: string) => String(values[name] ?? whole));
      writeFileSync(join(node.folder, 'server.properties'), `${text}\n${extra.join('')}`);
    });
    writeFileSync(bootstrapFile, nodes.map((_, index) => `127.0.0.1:${ports[index]}`).join(','));
  }
  const bootstrap = readFileSync(bootstrapFile, 'utf8');

  const start = async (): Promise<void> => {
    const down = nodes.filter((node) => !node.process || node.process.exitCode !== null || node.process.signalCode);
    for (const node of down) launch(java, jars, node, brokerJvm);
    await Promise.all(down.map(ready));
  };
  const forget = (): void => {
    process.removeListener('exit', clean);
    for (const signal of signals) process.removeListener(signal, onSignal);
  };
  try {
    if (fresh) format(java, jars, formatJvm, nodes);
    await start();
  } catch (error) {
    clean();
    forget();
    throw error;
  }

  const withAdmin = async (task: (admin: ReturnType<Kafka['admin']>) => Promise<unknown>): Promise<void> => {
    const kafka = new Kafka({ brokers: bootstrap.split(','), clientId: 'broker-admin', logLevel: logLevel.NOTHING });
    const admin = kafka.admin();
    await admin.connect();
    try {
      await task(admin);
    } finally {
      await admin.disconnect();
    }
  };
  const nodeOf = (id: number): Node => {
    const node = nodes[id - 1];
    if (!node) throw new Error(`There is no node ${id}; this broker has ${count}.`);
    return node;
  };
  return {
    bootstrap,
    dir,
    stop: async () => {
      await Promise.all(nodes.map((node) => end(node, 'SIGTERM')));
      clean();
      forget();
    },
    stopNode: (node = 1) => end(nodeOf(node), 'SIGTERM'),
    kill9: (node = 1) => end(nodeOf(node), 'SIGKILL'),
    restart: start,
    createTopic: (topic, { partitions = 1, configs = {} } = {}) =>
      withAdmin(async (admin) => {
        const configEntries = Object.entries(configs).map(([name, value]) => ({ name, value }));
        await admin.createTopics({
          waitForLeaders: false,
          topics: [{ topic, numPartitions: partitions, configEntries }],
        });
        // kafkajs's own wait for leaders gives up when the topic is not known everywhere yet.
        for (const until = Date.now() + READY_MS; ; await sleep(50)) {
          const found = await admin.fetchTopicMetadata({ topics: [topic] }).catch(() => null);
          if (found?.topics[0]?.partitions.every(({ leader }) => leader >= 0)) return;
          if (Date.now() > until) throw new Error(`topic ${topic} has no leader after ${READY_MS} ms`);
        }
      }),
    deleteTopic: (topic) => withAdmin((admin) => admin.deleteTopics({ topics: [topic] })),
  };
}
