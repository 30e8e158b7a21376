// The whole bridge on a real Kafka, watched by the real client over a real socket: brokers and topics that are not there,
// that go away and come back. KAFKA_BROKERS names a broker that may not be stopped: these tests are skipped then.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type Client, createClient } from '@streamglass/core/client';
import { type Broker, startBroker } from '../../../scripts/kafka/broker.ts';
import { freePorts } from '../../../scripts/ports.ts';
import { createEngine } from './engine.ts';
import { openKafkaWriter } from './ingest/kafka-writer.ts';
import type { LogWriter } from './ingest/log-port.ts';
import { openInput } from './input.ts';
import { redriveAll } from './kafka-redrive.ts';
import { type Running, start } from './main.ts';
import { silentLog } from './observability/log.ts';
import { configOf, eventOf, until } from './testing/harness.ts';

const skip = process.env['KAFKA_BROKERS'] ? 'KAFKA_BROKERS is set: a broker of others is not stopped' : false;
const prefix = 'omninode.agent.execution.started.v1';

interface Flow {
  readonly totalEvents: number;
}

describe('the bridge on a real Kafka', { skip, timeout: 150_000 }, () => {
  const state = mkdtempSync(join(tmpdir(), 'streamglass-'));
  let port = 0;
  let broker: Broker;
  let bridge: Running;
  let client: Client;
  let writer: LogWriter;

  const flags = (...more: string[]) => ['--port=0', `--kafka=127.0.0.1:${port}`, `--state-dir=${state}`, ...more];
  const open = (...more: string[]): Promise<Running> =>
    start(configOf(...flags(...more)), { engine: createEngine, input: openInput, log: silentLog, heartbeatMs: 500 });
  const ready = async () => (await (await fetch(`${bridge.url}readyz`)).json()) as { ready: boolean; why?: string };
  const write = (topic: string, ...values: (string | null)[]) =>
    writer.write(
      values.map((value) => ({ topic, partition: 0, key: null, value: value === null ? null : Buffer.from(value) })),
    );
  const event = (fields: Record<string, unknown> = {}) => JSON.stringify(eventOf(fields));
  const watch = () => client.watch<Flow>('event-flow.metrics', { range: '1h' });

  before(async () => {
    [port = 0] = await freePorts(1);
    bridge = await open('--from=earliest', '--topic-pattern=^omninode[.].*[.]v1$');
    client = createClient({ url: `ws://127.0.0.1:${bridge.port}/stream` });
  });
  after(async () => {
    client?.close();
    await bridge?.stop();
    await writer?.stop();
    await broker?.stop();
    rmSync(state, { recursive: true, force: true });
  });

  it('started before its broker waits for it, and /readyz and panes say so', async () => {
    const flow = watch();
    await until(async () => (await ready()).why?.includes(`broker 127.0.0.1:${port}`) === true, 'the reason');
    await until(() => flow.feed.problem?.code === 'ingest-waiting', 'the word in the pane');
    assert.match(flow.feed.problem?.message ?? '', /waits for broker/);
    broker = await startBroker({ port });
    writer = openKafkaWriter({ brokers: [broker.bootstrap] });
    await until(async () => (await ready()).why?.includes('topic') === true, 'waiting for a topic', 30_000);
    flow.release();
  });

  it('counts what is written once the topic is there, and dead-letters the rest with its reason', async () => {
    await broker.createTopic(prefix);
    const flow = watch();
    await write(prefix, event(), event(), '{"broken":', null);
    await until(() => flow.shown?.data.totalEvents === 2, 'two events', 30_000);
    await until(() => flow.feed.link === 'live' && flow.feed.problem === null, 'live', 30_000);
    const config = configOf('--kafka', broker.bootstrap, '--topics', prefix, '--dry-run');
    assert.match(await redriveAll(config, silentLog), /1 dead letters found\n1 would be sent again \(invalid-json 1\)/);
    flow.release();
  });

  it('goes on after the broker was killed and came back, and says why it stood still', async () => {
    const flow = watch();
    await until(() => flow.shown !== null, 'an answer');
    await broker.kill9();
    await until(async () => (await ready()).ready === false, 'not ready', 60_000);
    assert.match((await ready()).why ?? '', /broker/);
    await until(() => flow.feed.problem?.code === 'ingest-waiting', 'the word in the pane', 20_000);
    await broker.restart();
    await write(prefix, event());
    await until(() => flow.shown?.data.totalEvents === 3, 'the third event', 60_000);
    await until(async () => (await ready()).ready, 'ready again', 30_000);
    flow.release();
  });

  it('counts a topic that was deleted and made again from its first record', async () => {
    const flow = watch();
    await broker.deleteTopic(prefix);
    await broker.createTopic(prefix);
    await write(prefix, event(), event());
    await until(() => flow.shown?.data.totalEvents === 5, 'both events of the new topic', 60_000);
    flow.release();
  });

  it('tells a type that comes in on two topics, and counts both', async () => {
    await broker.createTopic(`acme.${prefix}`);
    const flow = watch();
    await write(prefix, event());
    await bridge.stop();
    client.close();
    bridge = await open('--topic-pattern=omninode[.].*[.]v1$');
    client = createClient({ url: `ws://127.0.0.1:${bridge.port}/stream` });
    const again = watch();
    await write(`acme.${prefix}`, event());
    await until(() => again.shown?.data.totalEvents === 7, 'events of both topics', 60_000);
    const summary = client.watch('agent-network.summary');
    const topics = () => summary.shown?.meta.inputs.find(({ type }) => type === prefix)?.topics ?? [];
    await until(() => topics().length === 2, 'both topics named', 10_000);
    assert.deepEqual(topics().toSorted(), [`acme.${prefix}`, prefix]);
    flow.release();
  });

  it('begins a first start at latest where it is told to', async () => {
    const other = mkdtempSync(join(tmpdir(), 'streamglass-'));
    const late = await start(
      configOf(
        '--port=0',
        `--kafka=${broker.bootstrap}`,
        `--state-dir=${other}`,
        '--from=latest',
        `--topics=${prefix}`,
      ),
      { engine: createEngine, input: openInput, log: silentLog },
    );
    const viewer = createClient({ url: `ws://127.0.0.1:${late.port}/stream` });
    try {
      const flow = viewer.watch<Flow>('event-flow.metrics', { range: '1h' });
      await until(() => flow.shown?.meta.ingest === 'live', 'live', 30_000);
      await write(prefix, event());
      await until(() => flow.shown?.data.totalEvents === 1, 'only what came after', 30_000);
    } finally {
      viewer.close();
      await late.stop();
      rmSync(other, { recursive: true, force: true });
    }
  });
});
