// dist/integrity.json: version, and the hash of every file of both deliveries, as `integrity` wants it: {version, files: {'cdn/x.js': 'sha384-…'}}.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../dist', import.meta.url));
const hash = (file) =>
  `sha384-${createHash('sha384')
    .update(readFileSync(join(dist, file)))
    .digest('base64')}`;
const filesIn = (folder) =>
  readdirSync(join(dist, folder), { recursive: true })
    .filter((name) => /\.(js|css)$/.test(name))
    .map((name) => `${folder}/${name.split(sep).join('/')}`);

/** Last step of a build: any later change of a file makes its hash wrong. */
export function writeIntegrity() {
  const { version } = JSON.parse(readFileSync(join(dist, '../package.json'), 'utf8'));
  const names = [...filesIn('cdn'), ...filesIn('standalone')].toSorted();
  const files = Object.fromEntries(names.map((name) => [name, hash(name)]));
  writeFileSync(join(dist, 'integrity.json'), `${JSON.stringify({ version, files }, null, 1)}\n`);
}
