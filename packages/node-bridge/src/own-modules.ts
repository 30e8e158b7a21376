import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { StreamglassError } from '@streamglass/core/lib';

export const isBody = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Whether a name can only be that of a file. */
export const isPath = (name: string): boolean => /^[./]|^[A-Za-z]:/.test(name);

/** A path from the working folder, else the name of a package as code in that folder would import it. */
function addressOf(name: string, folder: string): string {
  const path = resolve(folder, name);
  if (existsSync(path)) return pathToFileURL(path).href;
  if (isPath(name)) throw new Error('there is no such file');
  return pathToFileURL(createRequire(join(folder, 'package.json')).resolve(name)).href;
}

/** What is looked for in a module, and how it is asked for. */
export interface Wanted<T> {
  /** The option that names the module, such as `--events`. */
  readonly flag: string;
  /** A module that could be named. */
  readonly example: string;
  /** What it lacks, such as `event`, and what it is to export. */
  readonly what: string;
  readonly hint: string;
  readonly is: (value: unknown) => value is T;
}

/**
 * What a module exports of one kind, by itself or in lists.
 * @throws `bad-config` with the module's name
 */
export async function exportsOf<T>(wanted: Wanted<T>, name: string, folder = process.cwd()): Promise<readonly T[]> {
  const fail = (why: string, hint: string, cause?: unknown): StreamglassError =>
    new StreamglassError('bad-config', `${wanted.flag} ${name}: ${why}`, { hint, cause });
  let module: unknown;
  try {
    module = await import(addressOf(name, folder));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw fail(why, `Name a module that can be imported, such as ${wanted.example}.`, cause);
  }
  const found = Object.values(isBody(module) ? module : {})
    .flatMap((value) => (Array.isArray(value) ? (value as readonly unknown[]) : [value]))
    .filter(wanted.is);
  if (found.length === 0) throw fail(`exports no ${wanted.what}`, wanted.hint);
  return [...new Set(found)];
}
