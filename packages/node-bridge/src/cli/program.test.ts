import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { after, describe, it } from 'node:test';
import { catalog, domainOf } from '@streamglass/core/events';
import { scenarios } from '@streamglass/core/simulate';
import { MemoryLog } from '../testing/memory-log.ts';
import { readThrough } from '../ingest/read-through.ts';
import { eventOf, temporaryFolder } from '../testing/harness.ts';
import { exitCodeOf } from './exit-codes.ts';
import { type Line, linesOf } from './lines.ts';
import { progress } from './output.ts';
import { runProgram } from './program.ts';
import { createTally } from './tally.ts';

const folder = temporaryFolder();
after(() => folder.remove());
const at = (name: string): string => join(folder.path, name);

function sink() {
  let text = '';
  const stream = new Writable({
    write(chunk: Buffer, _, done) {
      text += chunk.toString();
      done();
    },
  });
  return { stream, text: () => text };
}
async function run(...words: string[]) {
  const out = sink();
  const err = sink();
  const code = await runProgram(words, { out: out.stream, err: err.stream, isWatched: false });
  return { code, out: out.text(), err: err.text(), json: () => JSON.parse(out.text()) };
}
const fails = (words: readonly string[], code: string, message: RegExp) =>
  assert.rejects(run(...words), (error: Error & { code: string }) => {
    assert.equal(error.code, code);
    assert.match(error.message + (error as Error & { hint?: string }).hint, message);
    assert.equal(exitCodeOf(error), 2);
    return true;
  });
// Beside the kit, so that it finds it as an app's module would.
const ownModule = join(import.meta.dirname, '../testing/own-events-fixture.ts');

describe('streamglass events', () => {
  it('lists every event, and those of a domain', async () => {
    const all = await run('events', '--json');
    assert.deepEqual(
      all.json().map(({ type }: { type: string }) => type),
      catalog.definitions.map(({ type }) => type),
    );
    const { out } = await run('events', 'list', '--domain', 'consul', '--known', 'inferred');
    assert.match(out, /omninode\.consul/);
    assert.doesNotMatch(out, /omninode\.agent/);
    await fails(['events', '--domain', 'agnet'], 'bad-config', /There are agent, /);
  });

  it('finds events by all of some words, names first', async () => {
    const found = (await run('events', 'search', 'routing', 'cacheHit', '--json')).json();
    assert.equal(found[0].type, 'omninode.agent.routing.completed.v1');
    await fails(['events', 'search', 'xyzzy'], 'unknown-event', /No event has xyzzy/);
  });

  it('shows one event under any of its names, with an example that decodes', async () => {
    const shown = (await run('events', 'show', 'agent-routing-decisions', '--json')).json();
    assert.equal(shown.type, 'omninode.agent.routing.completed.v1');
    assert.ok(shown.sources.includes('agent-network') && shown.sources.includes('event-flow'));
    assert.equal(shown.fields[0].name, 'selectedAgent');
    writeFileSync(at('example.jsonl'), `${JSON.stringify(shown.example)}\n`);
    assert.equal((await run('validate', at('example.jsonl'), '--strict')).code, 0);
    assert.match((await run('events', 'show', shown.type)).out, /confidence +share from 0 to 1 +confidence_score/);
  });

  it('names the nearest right word for a wrong one', async () => {
    await fails(
      ['events', 'show', 'omninode.agent.routing.complete.v1'],
      'unknown-event',
      /omninode\.agent\.routing\.completed\.v1\?/,
    );
    await fails(['events', 'serch'], 'bad-config', /did you mean search\?/);
    const wrong = await run('events', '--domian', 'agent');
    assert.equal(wrong.code, 2);
    assert.match(wrong.err, /unknown option '--domian'\n\(Did you mean --domain\?\)/);
    assert.equal((await run('events', '--known', 'guessed')).code, 2);
  });
});

describe('streamglass validate', () => {
  const missing = eventOf({ payload: {} });
  const lines = [
    eventOf(),
    { ...eventOf(), tenant_id: undefined },
    'not json',
    missing,
    { ...eventOf(), event_type: 'omninode.agent.execution.startd.v1' },
  ].map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
  writeFileSync(at('mixed.jsonl'), `${lines.join('\n')}\n\n`);

  it('says what was read, repaired and rejected, with line numbers and cures, and exits 1', async () => {
    const { code, out } = await run('validate', at('mixed.jsonl'));
    assert.equal(code, 1);
    assert.match(out, /5 read, 3 events, 1 of them repaired, 1 of unknown types, 2 rejected/);
    assert.match(out, /tenant-missing +1 +\$\.tenant_id +line 2/);
    assert.match(out, /line 3: invalid-json at \$/);
    assert.match(out, /line 4: missing-field at \$\.payload\.agentName\n.*\n {2}state agentName/);
    assert.match(out, /unknown type; did you mean omninode\.agent\.execution\.started\.v1\?/);
  });

  it('says the same as JSON, and lists no more rejects than asked', async () => {
    const report = (await run('validate', at('mixed.jsonl'), '--json', '--problems', '1')).json();
    assert.deepEqual(
      [report.read, report.events, report.repaired, report.unknown, report.rejected, report.rejects.length],
      [5, 3, 1, 1, 2, 1],
    );
    assert.deepEqual(report.rejectsByCode, { 'invalid-json': 1, 'missing-field': 1 });
  });

  it('exits 0 when all is well, and with --strict 1 when something was set right', async () => {
    writeFileSync(at('repaired.jsonl'), `${lines[1]}\n`);
    assert.equal((await run('validate', at('repaired.jsonl'))).code, 0);
    assert.equal((await run('validate', at('repaired.jsonl'), '--strict')).code, 1);
  });

  it('reads recordings and samples, and takes the topic of lines that do not say their type', async () => {
    const time = '2026-01-01T00:00:00Z';
    const recorded = {
      timestamp: time,
      relativeMs: 0,
      topic: 'omninode.agent.execution.started.v1',
      partition: 0,
      offset: '1',
      key: null,
      value: { agent_name: 'a', timestamp: time },
    };
    writeFileSync(
      at('recording.jsonl'),
      [recorded, { event: 'omninode.agent.execution.started.v1', sample: recorded }]
        .map((line) => JSON.stringify(line))
        .join('\r\n'),
    );
    const report = (await run('validate', at('recording.jsonl'), '--json')).json();
    assert.deepEqual(
      report.types.map(({ type, events }: { type: string; events: number }) => [type, events]),
      [['omninode.agent.execution.started.v1', 2]],
    );
    writeFileSync(at('bare.jsonl'), JSON.stringify({ agent_name: 'a', timestamp: time }));
    const bare = (
      await run('validate', at('bare.jsonl'), '--topic', 'prod.omninode.agent.execution.started.v1', '--json')
    ).json();
    assert.equal(bare.types[0].type, 'omninode.agent.execution.started.v1');
  });

  it('knows events of one’s own', async () => {
    writeFileSync(
      at('own.jsonl'),
      JSON.stringify(eventOf({ event_type: 'acme.build.finished.v1', payload: { id: 'b-1' } })),
    );
    assert.equal((await run('validate', at('own.jsonl'), '--json')).json().unknown, 1);
    const known = (await run('validate', at('own.jsonl'), '--events', ownModule, '--json')).json();
    assert.deepEqual([known.unknown, known.rejected], [0, 0]);
    await fails(
      ['validate', at('own.jsonl'), '--events', './nowhere.js'],
      'bad-config',
      /--events \.\/nowhere\.js: there is no such file/,
    );
    writeFileSync(at('empty.js'), 'export const nothing = 1;');
    await fails(
      ['validate', at('own.jsonl'), '--events', at('empty.js')],
      'bad-config',
      /exports no event.*defineEvent/,
    );
  });

  it('prints no control characters of what it read, and no secrets', async () => {
    writeFileSync(at('evil.jsonl'), JSON.stringify(eventOf({ event_type: 'a.\u001B[31mred.v1' })));
    const { out } = await run('validate', at('evil.jsonl'));
    assert.ok(!out.includes('\u001B'));
    const secret = eventOf({
      event_type: 'omninode.vault.secret.write.completed.v1',
      payload: { path: 'kv/data/hunter2', version: 'hunter2', value: 'hunter2', note: 'hunter2' },
    });
    writeFileSync(at('secret.jsonl'), JSON.stringify(secret));
    const said = [await run('validate', at('secret.jsonl')), await run('validate', at('secret.jsonl'), '--json')];
    for (const one of said) assert.doesNotMatch(one.out + one.err, /hunter2/);
  });

  it('says what is missing', async () => {
    await fails(['validate'], 'bad-config', /needs a FILE, - for standard input, or --kafka and --topics/);
    await fails(['validate', at('none.jsonl')], 'file-unreadable', /none\.jsonl: ENOENT/);
  });

  it('reads a log from its beginning to its end of now', async () => {
    const log = new MemoryLog();
    for (let index = 0; index < 5; index++) log.append('t', eventOf());
    let read = 0;
    const missing = await readThrough(
      () => log.reader(),
      ['t'],
      async (records) => void (read += records.length),
    );
    assert.deepEqual([read, missing], [5, []]);
  });
});

describe('streamglass simulate', () => {
  it('makes the same file for the same time and seed, of events that are read without repair', async () => {
    const words = ['simulate', '--at', '2026-01-05T10:00:00Z', '--backfill', '60s', '--seed', '7'];
    const { code, out } = await run(...words, '--out', at('one.jsonl'), '--json');
    assert.equal(code, 0);
    await run(...words, '--out', at('two.jsonl'));
    const text = readFileSync(at('one.jsonl'), 'utf8');
    assert.equal(text, readFileSync(at('two.jsonl'), 'utf8'));
    assert.equal(JSON.parse(out).written, text.trimEnd().split('\n').length);
    assert.equal((await run('validate', at('one.jsonl'), '--strict')).code, 0);
  });

  it('writes lines and nothing else to standard output, as many as asked for', async () => {
    const { out, err } = await run('simulate', '--out', '-', '--count', '12', '--format', 'cloudevents', '--json');
    const lines = out.trimEnd().split('\n');
    assert.equal(lines.length, 12);
    assert.ok(lines.every((line) => JSON.parse(line).specversion === '1.0'));
    assert.equal(JSON.parse(err).written, 12);
  });

  it('says what is wrong, with an example', async () => {
    const wrong = await run('simulate', '--out', '-', '--rate', 'fast');
    assert.equal(wrong.code, 2);
    assert.match(wrong.err, /a number from 0.001 to 100000, such as 2000/);
    await fails(['simulate'], 'bad-config', /needs --out FILE or --kafka/);
    await fails(['simulate', '--out', '-', '--at', 'noon'], 'bad-config', /--at is "noon".*2026-01-05/);
  });
});

describe('streamglass simulate --scenario', () => {
  const noon = ['--at', '2026-01-05T12:00:00Z', '--backfill', '10m', '--seed', '7'];
  const typesIn = (path: string): Set<string> =>
    new Set(
      readFileSync(path, 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).event_type),
    );

  it('lists the scenarios with what happens in them, also as JSON', async () => {
    const listed = (await run('simulate', '--list', '--json')).json();
    assert.deepEqual(
      listed.map(({ name }: { name: string }) => name),
      scenarios.map(({ name }) => name),
    );
    const { out } = await run('simulate', '--list');
    for (const { name, docs } of scenarios) assert.ok(out.includes(name) && out.includes(docs), name);
  });

  it('tells those that were named, in one list or in several, by their weights', async () => {
    const words = ['--scenario', 'code-generation:4,metacontext', '--scenario', 'registry'];
    await run('simulate', ...noon, '--rate', '20', ...words, '--out', at('told.jsonl'));
    const domains = new Set([...typesIn(at('told.jsonl'))].map((type) => domainOf(type)));
    for (const domain of ['code', 'metacontext', 'service']) assert.ok(domains.has(domain), domain);
    assert.ok(!domains.has('token'));
    const count = (type: string): number => readFileSync(at('told.jsonl'), 'utf8').split(type).length - 1;
    assert.ok(count('"omninode.code.') > 2.5 * count('"omninode.metacontext.'));
  });

  it('names the nearest scenario for a wrong one, and refuses a weight of nothing', async () => {
    await fails(
      ['simulate', '--out', '-', '--scenario', 'deploy'],
      'bad-config',
      /no scenario "deploy".*Did you mean deploys\?/,
    );
    await fails(['simulate', '--out', '-', '--scenario', 'rotation'], 'bad-config', /Did you mean secret-rotation\?/);
    await fails(['simulate', '--out', '-', '--scenario', 'xyzzy'], 'bad-config', /simulate --list names them all/);
    await fails(['simulate', '--out', '-', '--scenario', 'deploys:0'], 'bad-scenarios', /weight of 0/);
    await fails(
      ['simulate', '--out', '-', '--scenario', './nowhere.js'],
      'bad-config',
      /--scenario \.\/nowhere\.js: there is no such file/,
    );
    await fails(['simulate', '--out', '-', '--scenario', ownModule], 'bad-config', /exports no scenario/);
  });

  it('tells a scenario of one’s own, with an event of one’s own', async () => {
    const own = join(import.meta.dirname, '../testing/own-scenario-fixture.ts');
    await run('simulate', ...noon, '--scenario', own, '--events', ownModule, '--out', at('own-told.jsonl'));
    assert.deepEqual([...typesIn(at('own-told.jsonl'))], ['acme.build.finished.v1']);
    const report = (await run('validate', at('own-told.jsonl'), '--events', ownModule, '--strict', '--json')).json();
    assert.deepEqual([report.unknown, report.rejected, report.repaired], [0, 0, 0]);
    assert.match(readFileSync(at('own-told.jsonl'), 'utf8'), /"took_ms":/);
  });

  it('writes whole records when sources write shapes of their own, which are read with all they say', async () => {
    const words = [...noon, '--scenario', 'all', '--rate', '5', '--tenants', 'acme'];
    await run('simulate', ...words, '--shapes', 'mixed', '--out', at('mixed-shapes.jsonl'));
    const report = (await run('validate', at('mixed-shapes.jsonl'), '--json')).json();
    assert.deepEqual([report.rejected, report.unknown], [0, 0]);
    assert.deepEqual([...new Set(report.repairs.map(({ code }: { code: string }) => code))].sort(), [
      'id-missing',
      'source-missing',
    ]);
    const lines = readFileSync(at('mixed-shapes.jsonl'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    assert.ok(lines.some(({ headers }) => headers.ce_specversion === '1.0'));
    assert.ok(lines.every(({ headers }) => headers['x-streamglass-origin'] === 'simulated'));
    const wrong = await run('simulate', '--out', '-', '--shapes', 'mixed', '--format', 'cloudevents');
    assert.equal(wrong.code, 2);
  });

  it('plays history at a speed, until it has caught up', async () => {
    const began = Date.now();
    const { code } = await run(
      'simulate',
      '--rate',
      '2',
      '--backfill',
      '20m',
      '--speed',
      '2400',
      '--out',
      at('fast.jsonl'),
    );
    assert.equal(code, 0);
    assert.ok(Date.now() - began >= 400, 'twenty minutes at 2,400 seconds a second');
    assert.ok(readFileSync(at('fast.jsonl'), 'utf8').split('\n').length > 1_000);
    await fails(['simulate', '--out', '-', '--speed', '1'], 'bad-config', /never catches up.*--duration/);
    await fails(['simulate', ...noon, '--out', '-', '--speed', '9'], 'bad-config', /--speed with --at/);
    await fails(['simulate', '--kafka', '127.0.0.1:1', '--speed', '9'], 'bad-config', /give --backfill/);
  });
});

describe('streamglass schema', () => {
  it('prints one, all, or writes a file each', async () => {
    const one = (await run('schema', 'agent-routing-decisions')).json();
    assert.equal(one.$schema, 'https://json-schema.org/draft/2020-12/schema');
    assert.equal(Object.keys((await run('schema')).json()).length, catalog.definitions.length);
    assert.ok('selected_agent' in (await run('schema', one.title, '--wire')).json().properties);
    await run('schema', '--out', at('schemas'), '--events', ownModule);
    assert.equal(readdirSync(at('schemas')).length, catalog.definitions.length + 1);
  });

  it('prints an AsyncAPI document with events of one’s own', async () => {
    const document = (await run('schema', '--asyncapi', '--events', ownModule)).json();
    assert.equal(document.asyncapi, '3.0.0');
    assert.ok('acme_build_finished_v1' in document.channels);
    await fails(['schema', '--asyncapi', '--out', at('x')], 'bad-config', /neither --out nor --wire/);
  });
});

describe('around the commands', () => {
  it('help has examples for each command', async () => {
    for (const command of ['events', 'validate', 'simulate', 'schema']) {
      const { code, out } = await run(command, '--help');
      assert.equal(code, 0);
      assert.match(out, new RegExp(`Examples:\n {2}streamglass ${command}`));
    }
  });

  it('lines keep their bytes and numbers over chunks, and a line without end is cut off', async () => {
    async function* chunks() {
      yield Buffer.from([0x61, 0x0a, 0x0a, 0xff]);
      yield Buffer.from([0xfe, 0x0d, 0x0a]);
      for (let index = 0; index < 10; index++) yield Buffer.alloc(1024 * 1024, 0x78);
    }
    const lines: Line[] = [];
    for await (const line of linesOf(chunks())) lines.push(line);
    assert.deepEqual(
      lines.slice(0, 2).map(({ number, bytes, end }) => [number, [...bytes], end]),
      [
        [1, [0x61], 2],
        [3, [0xff, 0xfe], 7],
      ],
    );
    assert.equal(lines[2]?.bytes.length, 8 * 1024 * 1024 + 1);
  });

  it('progress is shown to a terminal at times, and not at all in a pipe', () => {
    for (const isWatched of [true, false]) {
      const err = sink();
      let now = 0;
      const bar = progress({ out: err.stream, err: err.stream, isWatched }, () => now);
      for (; now < 1_000; now += 50) bar.show(() => `at ${now}`);
      bar.end();
      assert.equal(err.text().split('at ').length - 1, isWatched ? 5 : 0);
    }
  });

  it('kinds of repairs are counted, whatever they quote', () => {
    const tally = createTally(1);
    const event = { id: '1', type: 't', time: 0, source: 's', tenantId: 'd', origin: 'real', payload: null } as const;
    for (let index = 0; index < 5; index++) {
      const repairs = [{ code: 'wrong-type', path: '$.a', note: `got ${index}` }];
      tally.add({ kind: 'event', event, known: true, repairs }, `line ${index}`);
    }
    const [repair] = tally.report().repairs;
    assert.deepEqual([repair?.count, repair?.places], [5, ['line 0', 'line 1', 'line 2']]);
  });
});
