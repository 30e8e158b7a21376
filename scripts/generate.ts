// npm run generate: writes what follows from the definitions of events and elements. npm run generate -- --check: fails when that is not up to date.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { asyncApiOf, jsonSchemaOf } from '@streamglass/core/events';
import { type Entry, readCatalogue } from './generate/catalogue.ts';
import { writeElements } from './generate/elements.ts';
import { writePages } from './generate/pages.ts';
import { fieldComment, writeTypes } from './generate/payload-types.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** The schema of a payload, with the words that stand above its fields. */
function schemaWithDocs({ definition, fields }: Entry): object {
  const schema = jsonSchemaOf(definition);
  const properties = Object.entries(schema.properties ?? {}).map(([name, own]) => {
    const field = fields.find(({ path }) => path === name);
    return [name, field === undefined ? own : { description: fieldComment(field), ...own }] as const;
  });
  return { ...schema, properties: Object.fromEntries(properties) };
}

/** Every generated file by its path, and the folders that hold nothing else. */
async function generated(): Promise<{ files: Map<string, string>; folders: readonly string[] }> {
  const entries = await readCatalogue();
  const { version } = JSON.parse(readFileSync(join(root, 'packages/core/package.json'), 'utf8')) as { version: string };
  const files = new Map<string, string>();
  const add = (folder: string, some: ReadonlyMap<string, string>): void => {
    for (const [name, text] of some) files.set(`${folder}/${name}`, text);
  };
  const folders = ['packages/core/src/payloads', 'docs/reference/events', 'docs/reference/schemas'] as const;
  add(folders[0], writeTypes(entries));
  add(folders[1], writePages(entries));
  add(folders[2], new Map(entries.map((entry) => [`${entry.definition.type}.json`, json(schemaWithDocs(entry))])));
  files.set(
    'docs/reference/asyncapi.json',
    json(
      asyncApiOf(
        entries.map(({ definition }) => definition),
        { version },
      ),
    ),
  );
  for (const [path, text] of writeElements(root)) files.set(path, text);
  return { files, folders };
}

const { files, folders } = await generated();
const isStale = ([path, text]: readonly [string, string]): boolean =>
  !existsSync(join(root, path)) || readFileSync(join(root, path), 'utf8') !== text;
const stale = [...files].filter(isStale);
const strays = folders
  .filter((folder) => existsSync(join(root, folder)))
  .flatMap((folder) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`))
  .filter((path) => !files.has(path));

if (process.argv.includes('--check')) {
  for (const [path] of stale) console.error(`${path} is not up to date`);
  for (const path of strays) console.error(`${path} follows from no event`);
  if (stale.length + strays.length > 0) console.error('npm run generate writes them anew');
  process.exitCode = stale.length + strays.length > 0 ? 1 : 0;
} else {
  for (const folder of folders) mkdirSync(join(root, folder), { recursive: true });
  for (const [path, text] of stale) writeFileSync(join(root, path), text);
  for (const path of strays) rmSync(join(root, path));
  console.log(`${files.size} files, ${stale.length} written, ${strays.length} removed`);
}
