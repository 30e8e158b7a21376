/**
 * A guide as somebody follows it: its files are written, its commands run in its order, its outputs compared. Only ports
 * differ, and that packages are linked and not installed.
 */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { hasSaid, type Step, stepsOf } from './blocks.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  said(): string;
}
export async function until(what: string, holds: () => boolean | Promise<boolean>, seconds = 40): Promise<void> {
  const deadline = performance.now() + seconds * 1_000;
  while (!(await holds())) {
    if (performance.now() > deadline) assert.fail(`waited ${seconds} s until ${what}`);
    await sleep(50);
  }
}

export const freePort = async (): Promise<string> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return String(port);
};

/** A command that goes on has begun when it says so: the bridge its URL, the client that it is live. */
const hasBegun = ({ child, said }: Started): boolean => /^ {2}http:|^live$/m.test(said()) || child.exitCode !== null;

/** From source, as declarations are not built for tests. */
const typeCheck =
  'npx tsc --customConditions streamglass-source --noUncheckedIndexedAccess --exactOptionalPropertyTypes --experimentalDecorators';

export interface Reader {
  /** Where the guide is followed. */
  readonly folder: string;
  /** What stands in the guide, and what stands in its place here. */
  readonly places: Map<string, string>;
  /** Follows the guide to its end; told of each file once it is written. */
  follow(t: TestContext, onWritten?: (file: string) => Promise<void>): Promise<void>;
  /** Ends what goes on, and leaves nothing behind. */
  close(): Promise<void>;
}

/** Somebody with an empty folder and a guide of docs/guides. */
export function createReader(name: string): Reader {
  const guide = readFileSync(join(root, 'docs/guides', name), 'utf8');
  const folder = mkdtempSync(join(tmpdir(), 'streamglass-guide-'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  writeFileSync(join(folder, 'package.json'), '{ "type": "module", "private": true }');
  const places = new Map<string, string>();
  const placed = (text: string): string =>
    [...places].reduce((result, [from, to]) => result.replaceAll(from, to), text);
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

  /** What the reader installs is here already; that it is all that the guide uses is what this asks. */
  function installed(command: string): void {
    for (const name of command
      .split(' ')
      .slice(2)
      .filter((word) => !word.startsWith('-')))
      assert.ok(existsSync(join(folder, 'node_modules', name, 'package.json')), name);
  }

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

  return {
    folder,
    places,
    async follow(t, onWritten = async () => undefined) {
      let last: Started | null = null;
      for (const step of stepsOf(guide)) {
        await t.test(`line ${step.line}: ${step.does}`, async () => {
          if (step.does === 'write') {
            writeFileSync(join(folder, step.file), placed(step.text));
            await onWritten(step.file);
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
    },
    async close() {
      for (const { child, ended } of going) {
        if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
        await ended;
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
