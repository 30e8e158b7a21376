import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { temporaryFolder, until } from './testing/harness.ts';
import { WireClient } from './testing/wire-client.ts';

const cli = fileURLToPath(new URL('cli.ts', import.meta.url));

interface Process {
  readonly child: ChildProcess;
  readonly ended: Promise<number | string>;
  said(): string;
  /** The URL, once it is printed. */
  url(): Promise<string>;
}
/** The bridge as people start it, with an environment of its own. */
function run(words: readonly string[], environment: Readonly<Record<string, string>> = {}): Process {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('STREAMGLASS_'));
  const child = spawn(process.execPath, ['--conditions=streamglass-source', cli, ...words], {
    env: { ...Object.fromEntries(kept), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (said += chunk));
  const find = () => /^ {2}(http:\S+)$/m.exec(said)?.[1];
  return {
    child,
    ended: new Promise((resolve) => child.on('close', (code, signal) => resolve(code ?? signal ?? 'gone'))),
    said: () => said,
    async url() {
      await until(() => find() !== undefined || child.exitCode !== null, 'the URL', 20_000);
      return find() ?? assert.fail(said);
    },
  };
}
async function said(words: readonly string[], code: number): Promise<string> {
  const one = run(words);
  assert.equal(await one.ended, code, one.said());
  return one.said();
}
const small = ['--port=0', '--backfill=60s'];

describe('the process', () => {
  it('prints one URL, becomes ready, tells clients when it drains and exits 0 on SIGTERM', async () => {
    const bridge = run(['start', ...small]);
    const url = await bridge.url();
    await until(async () => (await fetch(`${url}readyz`)).ok, 'readiness', 20_000);
    const client = await WireClient.open(`${url.replace('http', 'ws')}stream`);
    client.send({ op: 'subscribe', id: 1, view: 'event-flow.metrics' });
    const snapshot = await client.next('snapshot');
    assert.equal(snapshot.meta.origin, 'simulated');
    bridge.child.kill('SIGTERM');
    assert.equal((await client.closed).code, 4501);
    assert.equal(await bridge.ended, 0, bridge.said());
    assert.match(bridge.said(), /simulated events/);
  });

  it('stops on Ctrl-C that npm passes on a second time, and at once on a later one', async () => {
    const bridge = run(small);
    await bridge.url();
    bridge.child.kill('SIGINT');
    bridge.child.kill('SIGINT');
    assert.equal(await bridge.ended, 0, bridge.said());
  });

  it('says what is wrong with its options and exits 2', async () => {
    const bridge = run(['start', '--prot=1'], { STREAMGLASS_BACKFILL: 'long' });
    assert.equal(await bridge.ended, 2);
    assert.match(bridge.said(), /--prot is no option; did you mean --port\?/);
    assert.match(bridge.said(), /STREAMGLASS_BACKFILL: "long" is not a duration/);
    const other = run(['strat']);
    assert.equal(await other.ended, 2);
    assert.match(other.said(), /"strat" is no command; did you mean start\?/);
    const redrive = run(['redrive']);
    assert.equal(await redrive.ended, 2);
    assert.match(redrive.said(), /redrive needs --kafka and --topics/);
  });

  it('says which port is taken and exits 1', async () => {
    const first = run(small);
    const { port } = new URL(await first.url());
    const second = run([`--port=${port}`]);
    assert.equal(await second.ended, 1);
    assert.match(second.said(), new RegExp(`Port ${port} on 127.0.0.1 is taken[^]*--port`));
    first.child.kill('SIGTERM');
    await first.ended;
  });

  it('refuses to be open to the network without a key', async () => {
    const bridge = run(['--host=0.0.0.0', ...small]);
    assert.equal(await bridge.ended, 2);
    assert.match(bridge.said(), /open to the network, and no key is set/);
  });

  it('prints its options and its version', async () => {
    const help = run(['--help']);
    assert.equal(await help.ended, 0);
    assert.match(help.said(), /--max-buffered-bytes BYTES/);
    assert.match(help.said(), /validate +says what of a file or topic is read/);
    assert.match(await said(['help', 'validate'], 0), /streamglass validate events\.jsonl/);
    const version = run(['--version']);
    assert.equal(await version.ended, 0);
    assert.match(version.said(), /^\d+\.\d+\.\d+\n$/);
  });

  it('exits 1 when a file has records that are rejected, and 2 when there is no such file', async () => {
    const folder = temporaryFolder();
    const file = join(folder.path, 'bad.jsonl');
    writeFileSync(file, '{');
    assert.match(await said(['validate', file], 1), /line 1: invalid-json/);
    assert.match(await said(['validate', `${file}x`], 2), /bad\.jsonlx: ENOENT/);
    folder.remove();
  });

  it('takes a reader that has seen enough for none that failed', async () => {
    const script = `"${process.execPath}" --conditions=streamglass-source "${cli}" simulate --out - --backfill 24h | head -n 1`;
    const child = spawn('bash', ['-o', 'pipefail', '-c', script], { stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += chunk));
    assert.equal(await new Promise((resolve) => child.on('close', resolve)), 0, text);
    assert.equal(text.trimEnd().split('\n').length, 1);
  });

  it('refuses modules that hold no events, before it serves', async () => {
    assert.match(await said(['--events=./nowhere.js', ...small], 2), /--events \.\/nowhere\.js: there is no such file/);
  });

  it('plays a recording to its end, keeps what cannot be read, and says that it has ended', async () => {
    const folder = temporaryFolder();
    const file = join(folder.path, 'recording.jsonl');
    const topic = 'omninode.agent.execution.started.v1';
    const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();
    const lines = [0, 1].map((second) => ({
      timestamp: at(second),
      relativeMs: second * 1_000,
      topic,
      partition: 0,
      offset: '1',
      key: null,
      value: { agent_name: 'a', timestamp: at(second) },
    }));
    writeFileSync(file, `${lines.map((line) => JSON.stringify(line)).join('\n')}\nnot json\n`);
    const bridge = run([`--recording=${file}`, `--state-dir=${folder.path}`, '--port=0']);
    const url = await bridge.url();
    await until(async () => (await (await fetch(`${url}readyz`)).json()).state === 'ended', 'the end', 20_000);
    const client = await WireClient.open(`${url.replace('http', 'ws')}stream`);
    client.send({ op: 'query', id: 1, view: 'event-flow.metrics' });
    const { data, meta } = await client.next('result');
    assert.deepEqual([data.totalEvents, meta.origin, meta.ingest], [2, 'recorded', 'ended']);
    await client.close();
    bridge.child.kill('SIGTERM');
    assert.equal(await bridge.ended, 0);
    const letters = join(folder.path, 'dead-letters.jsonl');
    assert.ok(existsSync(letters));
    assert.equal(JSON.parse(readFileSync(letters, 'utf8')).reason.code, 'invalid-json');
    folder.remove();
  });

  it('runs from its source where nothing is built, passes signals on and exits alike', async () => {
    const folder = temporaryFolder();
    const at = (path: string) => join(folder.path, path);
    cpSync(fileURLToPath(new URL('../bin', import.meta.url)), at('bin'), { recursive: true });
    mkdirSync(at('src'));
    writeFileSync(at('package.json'), '{"type":"module"}');
    writeFileSync(
      at('src/cli.ts'),
      "process.on('SIGTERM', () => process.exit(7)); setInterval(() => {}, 1_000); console.log(process.argv.slice(2).join());",
    );
    const child = spawn(process.execPath, [at('bin/streamglass.js'), 'redrive', '--dry-run'], { stdio: 'pipe' });
    let said = '';
    child.stdout.on('data', (chunk) => (said += chunk));
    await until(() => said.trim() === 'redrive,--dry-run', 'its words');
    child.kill('SIGTERM');
    assert.equal(await new Promise((resolve) => child.on('exit', resolve)), 7);
    folder.remove();
  });

  it('logs no token and no payload', async () => {
    const secret = 'a-secret-of-more-than-32-bytes-for-sure';
    const bridge = run(['--log-level=trace', ...small], { STREAMGLASS_JWT_SECRET: secret });
    const url = await bridge.url();
    const client = new WireClient(`${url.replace('http', 'ws')}stream`);
    await client.opened();
    client.hello('a.wrong.token');
    assert.equal((await client.closed).code, 4401);
    bridge.child.kill('SIGTERM');
    await bridge.ended;
    assert.match(bridge.said(), /"reason":"unauthenticated"/);
    assert.doesNotMatch(bridge.said(), /a-secret-of|a\.wrong\.token|agent_name|payload/);
  });
});
