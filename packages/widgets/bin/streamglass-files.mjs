#!/usr/bin/env node
// Puts the files that browsers load under a folder of their version, and prints the lines that load panes from there by hash:
//   npx streamglass-files public/streamglass platform-health agent-network
// writes public/streamglass/<version>/{cdn,standalone,integrity.json}; `--url` is where that folder is served
// (default: `/` and its name). A later version goes beside it, so that pages move when their lines do.
import { cpSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const dist = fileURLToPath(new URL('../dist', import.meta.url));
const usage = 'Usage: streamglass-files FOLDER [TAG…] [--url /streamglass]';
const fail = (text) => {
  console.error(`${text}\n${usage}`);
  process.exit(2);
};
const words = () => {
  try {
    return parseArgs({ allowPositionals: true, options: { url: { type: 'string' } } });
  } catch (error) {
    return fail(error.message);
  }
};
const { positionals, values } = words();
const [folder, ...tags] = positionals;
if (!folder) fail('No folder is named.');

const { version, files } = JSON.parse(readFileSync(join(dist, 'integrity.json'), 'utf8'));
const known = Object.keys(files).flatMap((file) => /^cdn\/([\w-]+)\.js$/.exec(file)?.[1] ?? []);
const unknown = tags.filter((tag) => !known.includes(tag));
if (unknown.length > 0) fail(`There is no ${unknown.join(', ')}. There are: ${known.join(', ')}.`);
for (const part of ['cdn', 'standalone', 'integrity.json'])
  cpSync(join(dist, part), join(folder, version, part), { recursive: true });

const url = `${(values.url ?? `/${basename(resolve(folder))}`).replace(/\/$/, '')}/${version}`;
const modules = Object.entries(files).filter(([file]) => file.startsWith('cdn/') && file.endsWith('.js'));
const integrity = Object.fromEntries(modules.map(([file, hash]) => [`${url}/${file}`, hash]));
const cross = 'crossorigin="anonymous"';
console.log(`<link rel="stylesheet" href="${url}/cdn/panes.css" integrity="${files['cdn/panes.css']}" ${cross}>
<script type="importmap">${JSON.stringify({ integrity })}</script>`);
for (const tag of tags) {
  const file = `cdn/${tag}.js`;
  console.log(`<script type="module" src="${url}/${file}" integrity="${files[file]}" ${cross}></script>`);
}
