// Rules of the house that no linter knows. Prints each breach with its place and the cure.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const walk = (dir) =>
  readdirSync(dir).flatMap((name) => {
    const path = join(dir, name);
    if (name === 'node_modules' || name === 'dist') return [];
    return statSync(path).isDirectory() ? walk(path) : [path];
  });
const files = ['packages', 'scripts', 'stories/src', 'tests', 'bench'].flatMap((dir) => {
  try {
    return walk(dir);
  } catch {
    return [];
  }
});
const isTest = (path) =>
  /\.(test|test-d|bench)\.ts$/.test(path) || path.startsWith('tests/') || path.startsWith('bench/');
const source = (path) => /packages\/[^/]+\/src\/.*\.ts$/.test(path) && !isTest(path);
const core = (path) => source(path) && path.startsWith('packages/core/');

/** [which files, what is not allowed, the cure] */
const rules = [
  [
    core,
    /\b(Date\.now\(|new Date\(\)|Math\.random\()/,
    'inject a Clock or a Random (lib/clock.ts, lib/random.ts)',
    /lib\/(clock|random)\.ts$/,
  ],
  [core, /\b(document|window)\.|\bHTMLElement\b|\bprocess\.|\bBuffer\.|from 'node:/, 'core runs without DOM and Node'],
  [source, /:\s*any\b|\bas any\b|@ts-ignore|@ts-nocheck|\bas unknown as\b/, 'give it a type'],
  [source, /export default/, 'use a named export'],
  [source, /^\s*(export )?(const )?enum /, 'use a union of literals'],
  [source, /import \{[^}]*\bz\b[^}]*\} from 'zod/, "import * as z from 'zod/mini' (core) or 'zod' (bridge)"],
  [
    (path) => source(path) && path.startsWith('packages/widgets/'),
    /\bunsafeHTML\b|\.innerHTML\b|styleMap|DOMParser|\sstyle="|\sstyle=\$\{/,
    'strict CSP and Trusted Types: set properties through the style directive',
  ],
  [(path) => /\.(ts|mjs)$/.test(path), /\b(TODO|FIXME|XXX)\b/, 'do it, or write it into an issue', /house-rules\.mjs$/],
  [(path) => isTest(path), /\b(it|test|describe|suite)\.(only|todo)\b/, 'no focused or missing tests'],
];
const breaches = [];
for (const path of files) {
  if (!/\.(ts|mjs|js|css|html|json|sql|md)$/.test(path)) continue;
  const lines = readFileSync(path, 'utf8').split('\n');
  if (/\.(ts|mjs)$/.test(path) && lines.length > 501)
    breaches.push(`${path}: ${lines.length} lines; split it by role (500 at most)`);
  for (const [applies, pattern, cure, except] of rules) {
    if (!applies(path) || except?.test(path)) continue;
    lines.forEach((line, index) => {
      const code = line.replace(/^\s*(\/\/|\*|\/\*).*$/, '');
      if (pattern.test(code)) breaches.push(`${path}:${index + 1}: ${code.trim().slice(0, 90)}\n    ${cure}`);
    });
  }
}
for (const breach of breaches) console.log(breach);
console.log(`${files.length} files, ${breaches.length} breaches of the house rules`);
process.exitCode = breaches.length > 0 ? 1 : 0;
