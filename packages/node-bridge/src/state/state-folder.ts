import { randomBytes } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { StreamglassError } from '@streamglass/core/lib';
import * as z from 'zod';

/** What a state folder is to one bridge: its name, its own secret, and the right to write there. */
export interface StateFolder {
  readonly path: string;
  /** Lasting name of this bridge: its consumer group is made of it. */
  readonly instance: string;
  /** Seals positions of tails where no `--tail-secret` is set. */
  readonly secret: string;
  release(): void;
}

const identitySchema = z.object({ instance: z.string().min(1), secret: z.string().min(32) });

/** @throws `state-folder-in-use`, `state-folder-unusable` */
export function openStateFolder(path: string): StateFolder {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    const lock = join(path, 'lock');
    takeLock(lock, path);
    const identity = readIdentity(join(path, 'identity.json'));
    return { path, ...identity, release: () => rmSync(lock, { force: true }) };
  } catch (error) {
    if (error instanceof StreamglassError) throw error;
    throw new StreamglassError(
      'state-folder-unusable',
      `--state-dir ${path}: ${error instanceof Error ? error.message : error}`,
      {
        hint: 'Name a folder that this user may write to.',
        cause: error,
      },
    );
  }
}

/** Two bridges in one folder would overwrite each other's state. A lock whose process is gone is taken over. */
function takeLock(lock: string, path: string): void {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      const file = openSync(lock, 'wx', 0o600);
      writeSync(file, String(process.pid));
      closeSync(file);
      return;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      const owner = Number(readFileSync(lock, 'utf8'));
      if (attempt > 0 || (owner !== process.pid && isRunning(owner))) {
        throw new StreamglassError('state-folder-in-use', `--state-dir ${path} is used by process ${owner}`, {
          hint: 'Give each bridge its own --state-dir.',
        });
      }
      rmSync(lock, { force: true });
    }
  }
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function readIdentity(file: string): z.infer<typeof identitySchema> {
  try {
    return identitySchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    const identity = { instance: randomBytes(6).toString('hex'), secret: randomBytes(32).toString('base64url') };
    writeFileSync(file, JSON.stringify(identity), { mode: 0o600 });
    return identity;
  }
}
