/**
 * docs/guides/typed-events.md as somebody follows it: its files are written, its commands run in its order, its outputs
 * compared, with a real Kafka and a real browser. Only ports differ, and that packages are linked and not installed.
 */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { args, findChrome } from '../../scripts/chrome.mjs';
import { type Broker, startBroker } from '../../scripts/kafka/broker.ts';
import { hasSaid, type Step, stepsOf } from './blocks.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const guide = readFileSync(join(root, 'docs/guides/typed-events.md'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'streamglass-guide-'));
let broker: Broker;
/** What stands in the guide, and what stands in its place here. */
const places = new Map<string, string>();
const placed = (text: string): string => [...places].reduce((result, [from, to]) => result.replaceAll(from, to), text);

interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  said(): string;
}
const going: Started[] = [];

function start(command: string): Started {
  const child = spawn(placed(command), {
    cwd: folder,
    shell: true,
    // A group of its own: the shell, npx and what they start end together.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_OPTIONS: '--disable-warning=ExperimentalWarning',
      PATH: `${dirname(process.execPath)}:${process.env.PATH}`,
    },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  return { child, ended: once(child, 'close').then(([code]) => code as number | null), said: () => said };
}

async function until(what: string, holds: () => boolean | Promise<boolean>, seconds = 40): Promise<void> {
  const deadline = performance.now() + seconds * 1_000;
  while (!(await holds())) {
    if (performance.now() > deadline) assert.fail(`waited ${seconds} s until ${what}`);
    await sleep(50);
  }
}

const freePort = async (): Promise<string> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return String(port);
};

before(async () => {
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  writeFileSync(join(folder, 'package.json'), '{ "type": "module", "private": true }');
  broker = await startBroker({ autoCreateTopics: true });
  places.set('127.0.0.1:9092', broker.bootstrap);
  for (const port of ['8400', '8401']) places.set(port, await freePort());
});
after(async () => {
  for (const { child, ended } of going) {
    if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
    await ended;
  }
  await broker?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A command that goes on has begun when it says so: the bridge its URL, the client that it is live. */
const hasBegun = ({ child, said }: Started): boolean => /^ {2}http:|^live$/m.test(said()) || child.exitCode !== null;

/** What the reader installs is here already; that it is all that the guide uses is what this asks. */
function installed(command: string): void {
  const { resolve } = createRequire(join(folder, 'package.json'));
  for (const name of command
    .split(' ')
    .slice(2)
    .filter((word) => !word.startsWith('-')))
    assert.ok(resolve(`${name}/package.json`), name);
}

/** From source, as declarations are not built for tests. */
const typeCheck =
  'npx tsc --customConditions streamglass-source --noUncheckedIndexedAccess --exactOptionalPropertyTypes --experimentalDecorators';

async function run({ commands, exits, goesOn }: Extract<Step, { does: 'run' }>): Promise<Started | null> {
  let last: Started | null = null;
  for (const command of commands) {
    if (command.startsWith('npm install')) {
      installed(command);
      continue;
    }
    last = start(command === 'npx tsc' ? typeCheck : command);
    if (goesOn) {
      going.push(last);
      const started = last;
      await until(`${command} has begun: ${started.said()}`, () => hasBegun(started));
      assert.equal(started.child.exitCode, null, started.said());
    } else assert.equal(await last.ended, exits, `${command}\n${last.said()}`);
  }
  return last;
}

/** The page of the guide in a browser, from an origin of its own. */
async function look(): Promise<void> {
  const site = createServer((_, response) => {
    response.setHeader('content-type', 'text/html').end(readFileSync(join(folder, 'index.html')));
  }).listen(0, '127.0.0.1');
  await once(site, 'listening');
  const browser = await chromium.launch({ executablePath: findChrome(), args });
  try {
    const page = await browser.newPage({ viewport: { width: 1000, height: 1_200 } });
    await page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`);
    await until(
      'the event is in the log of event-flow',
      async () => (await page.locator('event-flow .lr', { hasText: 'acme.build.finished' }).count()) > 0,
    );
  } finally {
    await browser.close();
    site.close();
  }
}

test('a developer who follows the guide gets what it shows', { timeout: 300_000 }, async (t) => {
  let last: Started | null = null;
  for (const step of stepsOf(guide)) {
    await t.test(`line ${step.line}: ${step.does}`, async () => {
      if (step.does === 'write') {
        writeFileSync(join(folder, step.file), placed(step.text));
        if (step.file === 'index.html') await look();
      } else if (step.does === 'run') last = (await run(step)) ?? last;
      else {
        const spoke = [...going, ...(last === null ? [] : [last])];
        const shown = placed(step.text);
        await until(
          `somebody said\n${shown}\nbut\n${spoke.map(({ said }) => said()).join('\n')}`,
          () => spoke.some(({ said }) => hasSaid(said(), shown)),
          20,
        );
      }
    });
  }
});

test('a block that nobody could run is refused', () => {
  assert.throws(() => stepsOf('x\n```ts\nconst a = 1;\n```\n'), /block at line 2 is neither/);
  assert.ok(hasSaid('a: 12 ms\n', 'a: … ms'));
  assert.ok(!hasSaid('a: 12\nms\n', 'a: … ms'));
});
