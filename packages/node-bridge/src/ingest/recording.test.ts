import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { createDecoder } from '@streamglass/core/events';
import { type Config } from '../config.ts';
import { createEngine } from '../engine.ts';
import { openInput } from '../input.ts';
import { configOf, startBridge, temporaryFolder, until } from '../testing/harness.ts';
import { WireClient } from '../testing/wire-client.ts';
import { movedBy, parseRecording, playRecording } from './recording.ts';

const line = (atMs: number, value: object, topic = 'omninode.agent.execution.started.v1') =>
  JSON.stringify({
    timestamp: new Date(Date.UTC(2026, 0, 1) + atMs).toISOString(),
    relativeMs: atMs,
    topic,
    partition: 0,
    offset: '7',
    key: null,
    value,
  });
const text = (record: { readonly value: Uint8Array | null } | undefined) => Buffer.from(record?.value ?? []).toString();

describe('a recording', () => {
  it('is played with every instant moved by the same amount, its last minute still to come', () => {
    const at = (ms: number) => new Date(Date.UTC(2026, 0, 1) + ms).toISOString();
    const recording = parseRecording(
      [
        line(0, { emitted_at: at(0), agent_name: 'a' }),
        line(50_000, { emitted_at: at(50_000) }),
        line(180_000, { emitted_at: at(180_000) }),
      ].join('\n'),
    );
    const now = Date.UTC(2030, 5, 1);
    const records = [...playRecording(recording, now, false)];
    assert.deepEqual(
      records.map(({ timestamp }) => timestamp - now),
      [-120_000, -70_000, 60_000],
    );
    assert.deepEqual(JSON.parse(text(records[0])), {
      emitted_at: new Date(now - 120_000).toISOString(),
      agent_name: 'a',
    });
    const decoded = createDecoder().decode({ offset: '0', ...(records[0] ?? assert.fail()) });
    assert.ok(decoded.kind === 'event' && decoded.event.origin === 'recorded');
  });

  it('moves texts with zones and µs and numbers under names of times, and nothing else', () => {
    assert.deepEqual(
      movedBy(
        {
          timestamp: 1_700_000_000.5,
          ts: 1_700_000_000_000,
          size: 1_700_000_000,
          a: [{ at: '2026-01-01T00:00:00.123456+01:00' }],
          day: '2026-01-01',
        },
        1_000,
      ),
      {
        timestamp: 1_700_000_001.5,
        ts: 1_700_000_001_000,
        size: 1_700_000_000,
        a: [{ at: '2025-12-31T23:00:01.123456Z' }],
        day: '2026-01-01',
      },
    );
  });

  it('in a loop gives new ids on every pass, so that no pass is taken for repeats', () => {
    const recording = parseRecording(line(0, { event_id: 'a', x: 1 }));
    const passes = playRecording(recording, 0, true);
    const ids = [1, 2, 3].map(() => JSON.parse(text(passes.next().value ?? undefined)).event_id);
    assert.deepEqual(ids, ['a', 'a#2', 'a#3']);
  });

  it('keeps every digit of numbers beyond 2^53', () => {
    const whole = '{"payload":{"amount":9007199254740993123,"small":3}}';
    const [record] = playRecording(parseRecording(whole), Date.UTC(2030, 5, 1), false);
    assert.deepEqual(JSON.parse(text(record)).payload, { amount: '9007199254740993123', small: 3 });
  });

  it('keeps lines that are no JSON, so that they go to the dead letters', () => {
    const [first] = [...playRecording(parseRecording('{"broken":\n'), 0, false)];
    assert.equal(text(first), '{"broken":');
  });

  it('keeps lines that are nested without end, whatever they are nested in', () => {
    const deep = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
    const list = `${'['.repeat(5_000)}${']'.repeat(5_000)}`;
    const lines = [line(0, { agent_name: 'a' }), `{"relativeMs":1,"topic":"t","value":${deep}}`, list];
    const records = [...playRecording(parseRecording(lines.join('\n')), Date.UTC(2030, 5, 1), false)];
    const { decode } = createDecoder();
    const read = records.map((record) => decode({ offset: '0', ...record }));
    assert.deepEqual(
      read.map((result) => (result.kind === 'rejected' ? result.reject.code : result.kind)),
      ['event', 'too-deep', 'not-an-object'],
    );
    assert.equal(text(records[2]), list);
  });

  it('that is missing or empty is said', async () => {
    const open = (config: Config) =>
      openInput(
        config,
        'x',
        { debug() {}, info() {}, warn() {}, error() {}, fatal() {} },
        { now: () => 0, setTimeout, clearTimeout() {} },
      );
    await assert.rejects(open(configOf('--recording=/no/such/file')), { code: 'recording-unreadable' });
    await assert.rejects(open(configOf('--recording=/dev/null')), { code: 'recording-empty' });
  });

  it('of one line is known up to that line, and its event is in every range', async () => {
    const folder = temporaryFolder();
    const path = join(folder.path, 'one.jsonl');
    writeFileSync(path, line(0, { agent_name: 'a' }));
    const bridge = await startBridge({ flags: [`--recording=${path}`], parts: { input: openInput } });
    await until(async () => (await (await fetch(`${bridge.url}readyz`)).json()).state === 'ended', 'the end');
    const client = await WireClient.open(bridge.stream);
    client.send({ op: 'query', id: 1, view: 'event-flow.metrics' });
    const { data, asOf } = await client.next('result');
    assert.equal(data['totalEvents'], 1);
    assert.ok(Math.abs(Date.now() - asOf) < 60_000, String(asOf));
    await client.close();
    await bridge.stop();
    folder.remove();
  });

  const sample = join(process.env.SAMPLES_DIR ?? '../shared/samples', 'recordings.jsonl');
  it('from the samples is counted as recorded', {
    skip: existsSync(sample) ? false : `${sample} is not there`,
  }, async () => {
    const engine = createEngine(null);
    const clock = {
      now: () => Date.now() + 120_000,
      setTimeout: (f: () => void, ms: number) => setTimeout(f, ms),
      clearTimeout: (t: unknown) => clearTimeout(t as NodeJS.Timeout),
    };
    const bridge = await startBridge({
      flags: [`--recording=${sample}`],
      parts: {
        engine: () => engine,
        input: (config, instance, log) =>
          openInput(config, instance, log, { ...clock, now: () => Date.now() - 120_000 }),
      },
    });
    await until(() => engine.originOf(null) === 'recorded', 'a record');
    await bridge.stop();
  });
});
