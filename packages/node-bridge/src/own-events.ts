import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type AnyDefinition, type Catalog, catalog, createCatalog } from '@streamglass/core/events';
import { StreamglassError } from '@streamglass/core/lib';

const isBody = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Made by `defineEvent`, of this copy of the kit or another one. */
function isDefinition(value: unknown): value is AnyDefinition {
  return (
    isBody(value) &&
    typeof value.type === 'string' &&
    typeof value.create === 'function' &&
    isBody(value.payload) &&
    Object.values(value.payload).every((field) => isBody(field) && typeof field.read === 'function')
  );
}

/** A path from the working folder, else the name of a package as code in that folder would import it. */
function addressOf(name: string, folder: string): string {
  const path = resolve(folder, name);
  if (existsSync(path)) return pathToFileURL(path).href;
  if (/^[./]|^[A-Za-z]:/.test(name)) throw new Error('there is no such file');
  return pathToFileURL(createRequire(join(folder, 'package.json')).resolve(name)).href;
}

/** Definitions that a module exports, by themselves or in lists. */
async function definitionsIn(name: string, folder: string): Promise<readonly AnyDefinition[]> {
  const fail = (why: string, hint: string, cause?: unknown): StreamglassError =>
    new StreamglassError('bad-config', `--events ${name}: ${why}`, { hint, cause });
  let module: unknown;
  try {
    module = await import(addressOf(name, folder));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw fail(why, 'Name a module that can be imported, such as ./my-events.js.', cause);
  }
  const found = Object.values(isBody(module) ? module : {})
    .flatMap((value) => (Array.isArray(value) ? (value as readonly unknown[]) : [value]))
    .filter(isDefinition);
  if (found.length === 0) throw fail('exports no event', 'Export what defineEvent of @streamglass/core/events makes.');
  return [...new Set(found)];
}

/**
 * The catalogue of the kit with the events that these modules export.
 * @throws `bad-config` with the module's name, `duplicate-type`
 */
export async function loadCatalog(modules: readonly string[] | null, folder = process.cwd()): Promise<Catalog> {
  if (modules === null) return catalog;
  const own: AnyDefinition[] = [];
  for (const name of modules) own.push(...(await definitionsIn(name, folder)));
  return createCatalog([...catalog.definitions, ...own]);
}
