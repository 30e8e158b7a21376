import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { StreamglassError } from '@streamglass/core/lib';
import { flagOf, helpText, readConfig, variableOf } from './config.ts';
import { options } from './config/options.ts';

const read = (flags: readonly string[], environment: Record<string, string> = {}, file = '{}') =>
  readConfig({ flags, environment, readFile: () => file });
function config(...args: Parameters<typeof read>) {
  const wanted = read(...args);
  assert.ok(wanted.wants === 'run');
  return wanted.config;
}
function problem(...args: Parameters<typeof read>): string {
  try {
    read(...args);
  } catch (error) {
    assert.ok(error instanceof StreamglassError && error.code === 'bad-config');
    return error.message;
  }
  return assert.fail('nothing was wrong');
}

describe('configuration', () => {
  it('takes flags over environment over file over presets', () => {
    const file = '{"port": 1, "host": "127.0.0.2", "maxConnections": 5}';
    const environment = { STREAMGLASS_PORT: '2', STREAMGLASS_HOST: '127.0.0.3' };
    const { port, host, maxConnections, logLevel } = config(['--config=x.json', '--port', '3'], environment, file);
    assert.deepEqual([port, host, maxConnections, logLevel], [3, '127.0.0.3', 5, 'info']);
    assert.equal(config([], { STREAMGLASS_CONFIG: 'x.json' }, file).port, 1);
  });

  it('reads lists, sizes, durations, switches and places to begin in every source', () => {
    const one = config([
      '--kafka=a:1, b:2',
      '--max-frame-bytes=32k',
      '--checkpoint-every=90s',
      '--no-demo',
      '--from=24h',
    ]);
    assert.deepEqual(one.kafka, ['a:1', 'b:2']);
    assert.deepEqual(
      [one.maxFrameBytes, one.checkpointEvery, one.demo, one.from],
      [32_768, 90_000, false, { agoMs: 86_400_000 }],
    );
    const two = config(
      ['--config', 'x', '--from', 'latest', '--kafka-ssl'],
      {},
      '{"kafka":["a:1"],"demo":false,"maxFrameBytes":2048}',
    );
    assert.deepEqual(
      [two.kafka, two.demo, two.maxFrameBytes, two.from, two.kafkaSsl],
      [['a:1'], false, 2048, { at: 'latest' }, true],
    );
  });

  it('names a wrong option and the nearest right one, wherever it stands', () => {
    assert.match(problem(['--prot', '80']), /--prot is no option; did you mean --port\?/);
    assert.match(
      problem([], { STREAMGLASS_KAFKAA: 'x' }),
      /STREAMGLASS_KAFKAA is no option; did you mean STREAMGLASS_KAFKA\?/,
    );
    assert.match(
      problem(['--config=c.json'], {}, '{"recordings":1}'),
      /c\.json: recordings is no option; did you mean recording\?/,
    );
    assert.match(problem(['--config=c.json'], {}, '{"constructor":1}'), /c\.json: constructor is no option/);
    assert.match(problem(['--config=c.json'], {}, '{"__proto__":{"port":1}}'), /c\.json: __proto__ is no option/);
    assert.match(problem(['--zzzzzzzzzzzz']), /--zzzzzzzzzzzz is no option; --help/);
    assert.match(problem(['start']), /"start" is no option/);
  });

  it('names a wrong value and what would be right', () => {
    assert.match(problem(['--port=80000']), /--port: "80000" is not a whole number from 0 to 65535, such as 8400/);
    assert.match(
      problem([], { STREAMGLASS_BACKFILL: 'long' }),
      /STREAMGLASS_BACKFILL: "long" is not a duration such as 24h/,
    );
    assert.match(
      problem(['--config=c'], {}, '{"maxConnections":0}'),
      /"maxConnections" in c: 0 is not a whole number from 1/,
    );
    assert.match(problem(['--topic-pattern=(']), /--topic-pattern: "\(" is not a regular expression/);
    assert.match(problem(['--port']), /--port needs a value/);
    assert.match(problem(['--kafka=localhost']), /--kafka: "localhost" is not brokers as host:port/);
    assert.match(problem(['--config=c'], {}, '[]'), /must hold one JSON object/);
    assert.match(problem(['--config=c'], {}, '{'), /--config c: /);
  });

  it('says everything that is wrong at once, and no secret', () => {
    const text = problem(['--port=x', '--prot=1', '--jwt-secret='], { STREAMGLASS_DEMO: 'perhaps' });
    assert.equal(text.split('\n').length, 4);
    assert.doesNotMatch(problem(['--tail-secret=short-secret']), /short-secret/);
  });

  it('refuses what excludes itself', () => {
    assert.match(problem(['--kafka=a:1', '--recording=x']), /exclude each other/);
    assert.match(problem(['--kafka=a:1', '--kafka-sasl=plain']), /needs --kafka-username/);
    assert.match(problem([`--jwt-secret=${'x'.repeat(32)}`, '--jwks-url=https://x.example']), /exclude each other/);
    assert.match(problem(['--jwt-secret=short']), /needs at least 32/);
  });

  it('listens beyond loopback only with a key to check tokens', () => {
    assert.match(problem(['--host=0.0.0.0']), /open to the network, and no key is set/);
    assert.equal(config(['--host=0.0.0.0', `--jwt-secret=${'x'.repeat(32)}`]).host, '0.0.0.0');
    for (const host of ['localhost', '127.0.0.1', '::1']) assert.equal(config([`--host=${host}`]).host, host);
  });

  it('lists every option in its help', () => {
    assert.deepEqual(read(['--help']), { wants: 'help' });
    assert.deepEqual(read(['--prot', '-h']), { wants: 'help' });
    const help = helpText();
    for (const name of Object.keys(options)) assert.ok(help.includes(`${flagOf(name)} `), name);
    assert.equal(variableOf('maxFrameBytes'), 'STREAMGLASS_MAX_FRAME_BYTES');
  });
});
