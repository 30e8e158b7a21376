import assert from 'node:assert/strict';
import { cpSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { Engine } from '@streamglass/core/sources';
import { createEngine } from './engine.ts';
import type { Parts } from './main.ts';
import { eventOf, startBridge, temporaryFolder, topic, until } from './testing/harness.ts';
import { MemoryLog } from './testing/memory-log.ts';

/** A bridge that keeps its state, and the engine in it. */
async function startKeeping(
  log: MemoryLog,
  path: string,
  more: { flags?: readonly string[]; parts?: Partial<Parts> } = {},
) {
  let engine: Engine | undefined;
  const bridge = await startBridge({
    log,
    flags: ['--kafka=none:1', `--state-dir=${path}`, '--checkpoint-every=100ms', ...(more.flags ?? [])],
    parts: {
      engine: (checkpoint) => {
        engine = createEngine(checkpoint);
        return engine;
      },
      ...more.parts,
    },
  });
  assert.ok(engine);
  return { bridge, engine };
}
const totalOf = (
  engine: Engine,
  name: 'accepted' | 'read' | 'deadLettered' | 'repeated' | 'tombstones' | 'gap',
): number => engine.accounts.reduce((sum, account) => sum + account[name], 0);
const checkpointsIn = (path: string) =>
  readdirSync(path)
    .filter((name) => /^checkpoint-\d+$/.test(name))
    .sort();
const numberOf = (name: string | undefined) => Number(name?.slice('checkpoint-'.length) ?? 0);
/** Without what differs from run to run. */
const stateOf = (engine: Engine): unknown =>
  JSON.parse(JSON.stringify(engine.dump(), (key, value) => (key === 'asOf' ? undefined : value)));

describe('the bridge', () => {
  it('counts every record once: accepted, repeated, dead-lettered or tombstone', async () => {
    const folder = temporaryFolder();
    const log = new MemoryLog();
    const { bridge, engine } = await startKeeping(log, folder.path);
    const event = eventOf();
    for (const value of [event, event, 'no json', '', null, eventOf()]) log.append(topic, value);
    await until(() => totalOf(engine, 'read') === 6, 'reading');
    await until(() => bridge.letters.length === 2, 'dead letters');
    assert.deepEqual(
      (['accepted', 'repeated', 'deadLettered', 'tombstones'] as const).map((name) => totalOf(engine, name)),
      [2, 1, 2, 1],
    );
    assert.deepEqual(
      bridge.letters.map(({ record, reject }) => [record.offset, reject.code]),
      [
        ['2', 'invalid-json'],
        ['3', 'empty-value'],
      ],
    );
    await bridge.stop();
    folder.remove();
  });

  it('started again after kill -9 has the numbers of one that never stopped', async () => {
    const [one, two] = [temporaryFolder(), temporaryFolder()];
    const log = new MemoryLog();
    const first = await startKeeping(log, one.path);
    const append = (count: number) => {
      for (let index = 0; index < count; index += 1)
        log.append(topic, index % 7 === 0 ? 'poison' : eventOf(), { partition: index % 3 });
    };
    append(300);
    await until(() => totalOf(first.engine, 'read') === 300, 'reading');
    const before = numberOf(checkpointsIn(one.path).at(-1));
    await until(() => numberOf(checkpointsIn(one.path).at(-1)) > before + 1, 'a checkpoint');
    append(200);
    await until(() => totalOf(first.engine, 'read') === 500, 'reading on');
    // What is on disk now is what kill -9 leaves.
    for (const name of checkpointsIn(one.path)) cpSync(join(one.path, name), join(two.path, name));
    append(100);
    const second = await startKeeping(log, two.path);
    await until(() => totalOf(second.engine, 'read') === 600 && totalOf(first.engine, 'read') === 600, 'catching up');
    assert.deepEqual(stateOf(second.engine), stateOf(first.engine));
    await Promise.all([first.bridge.stop(), second.bridge.stop()]);
    for (const folder of [one, two]) folder.remove();
  });

  it('saves when it drains, and goes on from there', async () => {
    const folder = temporaryFolder();
    const log = new MemoryLog();
    const first = await startKeeping(log, folder.path, { flags: ['--checkpoint-every=1h'] });
    for (let index = 0; index < 10; index += 1) log.append(topic, eventOf());
    await until(() => totalOf(first.engine, 'read') === 10, 'reading');
    await first.bridge.stop();
    assert.equal(checkpointsIn(folder.path).length, 1);
    log.append(topic, eventOf());
    const second = await startKeeping(log, folder.path);
    await until(() => totalOf(second.engine, 'read') === 11, 'reading on');
    assert.equal(totalOf(second.engine, 'accepted'), 11);
    await second.bridge.stop();
    folder.remove();
  });

  it('takes the checkpoint before when the newest is torn, and begins anew when none is left', async () => {
    const folder = temporaryFolder();
    const log = new MemoryLog();
    for (const tear of [
      (names: readonly string[]) => truncateSync(join(folder.path, names.at(-1) ?? ''), 50),
      (names: readonly string[]) => {
        for (const name of names) writeFileSync(join(folder.path, name), 'SGC1 no more');
      },
    ]) {
      const first = await startKeeping(log, folder.path);
      log.append(topic, eventOf());
      const before = numberOf(checkpointsIn(folder.path).at(-1));
      await until(() => numberOf(checkpointsIn(folder.path).at(-1)) > before + 2, 'checkpoints');
      await first.bridge.stop();
      assert.equal(checkpointsIn(folder.path).length, 2);
      tear(checkpointsIn(folder.path));
      const second = await startKeeping(log, folder.path);
      const records = totalOf(first.engine, 'read');
      await until(() => totalOf(second.engine, 'read') === records, 'reading');
      assert.deepEqual(stateOf(second.engine), stateOf(first.engine));
      await second.bridge.stop();
    }
    folder.remove();
  });

  it('accounts for what the log deleted before it was read, as a gap', async () => {
    const folder = temporaryFolder();
    const log = new MemoryLog();
    const first = await startKeeping(log, folder.path);
    for (let index = 0; index < 5; index += 1) log.append(topic, eventOf());
    await until(() => totalOf(first.engine, 'read') === 5, 'reading');
    await first.bridge.stop();
    for (let index = 0; index < 10; index += 1) log.append(topic, eventOf());
    log.deleteBefore(topic, 0, 12);
    const second = await startKeeping(log, folder.path);
    await until(() => totalOf(second.engine, 'read') === 8, 'reading on');
    assert.equal(totalOf(second.engine, 'gap'), 7);
    const { meta } = second.engine.answer(
      'event-flow.metrics',
      second.engine.normalize('event-flow.metrics', {}),
      null,
    );
    assert.equal(meta.gaps[0]?.records, 7);
    await second.bridge.stop();
    folder.remove();
  });

  it('counts a topic that was deleted and made anew from its first offset, while it runs and after a stop', async () => {
    const folder = temporaryFolder();
    const log = new MemoryLog();
    const incarnations = (engine: Engine) =>
      engine.accounts.map(({ incarnation, read }) => [incarnation, read]).sort(([a = 0], [b = 0]) => a - b);
    const first = await startKeeping(log, folder.path);
    for (let index = 0; index < 5; index += 1) log.append(topic, eventOf());
    await until(() => totalOf(first.engine, 'read') === 5, 'reading');
    log.recreate(topic);
    for (let index = 0; index < 3; index += 1) log.append(topic, eventOf());
    await until(() => totalOf(first.engine, 'read') === 8, 'reading the second one');
    await first.bridge.stop();
    log.recreate(topic);
    for (let index = 0; index < 9; index += 1) log.append(topic, eventOf());
    const second = await startKeeping(log, folder.path);
    await until(() => totalOf(second.engine, 'read') === 17, 'reading the third one');
    assert.deepEqual(
      incarnations(second.engine).map(([, read]) => read),
      [5, 3, 9],
    );
    assert.equal(new Set(incarnations(second.engine).map(([incarnation]) => incarnation)).size, 3);
    assert.equal(totalOf(second.engine, 'gap'), 0);
    await second.bridge.stop();
    folder.remove();
  });

  it('begins a first start where --from says, and a partition that comes later at its beginning', async () => {
    const now = Date.now();
    for (const [from, expected] of [
      ['earliest', 3],
      ['90m', 2],
      ['latest', 0],
    ] as const) {
      const folder = temporaryFolder();
      const log = new MemoryLog();
      for (const hours of [2, 1, 0]) log.append(topic, eventOf(), { timestamp: now - hours * 3_600_000 });
      const flag = `--from=${from}`;
      const place = from === '90m' ? { agoMs: 90 * 60_000 } : { at: from };
      const { bridge, engine } = await startKeeping(log, folder.path, {
        flags: [flag],
        parts: {
          input: () => ({
            reader: log.reader(),
            deadLetters: { write: async () => undefined, stop: async () => undefined },
            from: place,
            about: { input: 'kafka', text: '' },
          }),
        },
      });
      await until(() => engine.ingest.state === 'live', 'catching up');
      assert.equal(totalOf(engine, 'read'), expected, from);
      log.append(topic, eventOf(), { partition: 1 });
      await until(() => totalOf(engine, 'read') === expected + 1, 'the new partition');
      await bridge.stop();
      folder.remove();
    }
  });

  it('waits for dead letters that cannot be written, says so, and saves nothing beyond them', async () => {
    const folder = temporaryFolder();
    const log = new MemoryLog();
    let works = false;
    let written = 0;
    const { bridge, engine } = await startKeeping(log, folder.path, {
      parts: {
        input: () => ({
          reader: log.reader(),
          deadLetters: {
            async write(letters) {
              if (!works) throw new Error('the topic is away');
              written += letters.length;
            },
            stop: async () => undefined,
          },
          from: { at: 'earliest' },
          about: { input: 'kafka', text: '' },
        }),
      },
    });
    await until(() => checkpointsIn(folder.path).length > 0, 'a checkpoint');
    log.append(topic, 'poison');
    await until(() => engine.ingest.state === 'waiting', 'waiting');
    assert.match(engine.ingest.waitingFor ?? '', /dead letters of .*the topic is away/);
    const newest = checkpointsIn(folder.path).at(-1);
    log.append(topic, eventOf());
    await new Promise((resolve) => setTimeout(resolve, 400));
    assert.equal(checkpointsIn(folder.path).at(-1), newest);
    assert.equal(totalOf(engine, 'read'), 1);
    const ready = await fetch(`${bridge.url}readyz`);
    assert.equal(ready.status, 503);
    assert.match(await ready.text(), /waiting for dead letters/);
    works = true;
    await until(() => totalOf(engine, 'read') === 2 && engine.ingest.state === 'live', 'going on');
    assert.equal(written, 1);
    await bridge.stop();
    folder.remove();
  });

  it('does not share its state folder with another bridge', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder.path, 'lock'), String(process.ppid));
    await assert.rejects(startKeeping(new MemoryLog(), folder.path), { code: 'state-folder-in-use' });
    writeFileSync(join(folder.path, 'lock'), '999999999');
    const { bridge } = await startKeeping(new MemoryLog(), folder.path);
    await bridge.stop();
    folder.remove();
  });
});
