// What a built file is made of: `node packages/widgets/scripts/composition.mjs dist/standalone/platform-health.js [--files]`.
// From the file and its source map: each character belongs to the source it was made from. "without" is how much smaller the gzip is
// when the part is taken out, "alone" how large it is by itself; parts share words, so neither column adds up to the whole.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const root = fileURLToPath(new URL('..', import.meta.url));
const kb = (text) => gzipSync(text, { level: 9 }).length / 1000;
const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The numbers of one base64 VLQ segment of a source map. */
function numbers(segment) {
  const found = [];
  let value = 0;
  let shift = 0;
  for (const char of segment) {
    const digit = digits.indexOf(char);
    value |= (digit & 31) << shift;
    shift += 5;
    if (digit & 32) continue;
    found.push(value & 1 ? -(value >>> 1) : value >>> 1);
    value = shift = 0;
  }
  return found;
}

/** `[source, text]` of every run of a built file; what no source made (imports, wrappers) has source null. */
function runs(file) {
  const lines = readFileSync(file, 'utf8').split('\n');
  const map = JSON.parse(readFileSync(`${file}.map`, 'utf8'));
  let source = 0;
  /** Of a line without marks, as inside a template: what the line before ended with. */
  let last = null;
  return map.mappings.split(';').flatMap((mapping, line) => {
    const text = `${lines[line] ?? ''}\n`;
    let column = 0;
    const marks = mapping
      .split(',')
      .filter(Boolean)
      .map((segment) => {
        const [step, of] = numbers(segment);
        column += step;
        source += of ?? 0;
        return [column, of === undefined ? null : map.sources[source]];
      });
    const whole = marks[0]?.[0] === 0 ? marks : [[0, last], ...marks];
    last = whole.at(-1)[1];
    return whole.map(([from, name], index) => [name, text.slice(from, whole[index + 1]?.[0])]);
  });
}

/** `…/packages/widgets/src/base/pane.ts` → `base`, `widgets/platform-health`, `core/client`, `lit`, … */
const partOf = (source) => {
  if (source === null) return '(between)';
  const library = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source);
  if (library) return /lit/.test(library[1]) ? 'lit' : library[1];
  const core = /core\/src\/([^/]+)/.exec(source);
  if (core) return `core/${core[1]}`;
  const own = /(?:^|\/)src\/(.+)$/.exec(source)?.[1] ?? source;
  if (own.endsWith('.css.ts')) return `styles ${own.split('/').slice(0, 2).join('/')}`.replace('.css.ts', '');
  return own
    .split('/')
    .slice(0, /^(widgets|primitives)/.test(own) ? 2 : 1)
    .join('/');
};

const [path, ...flags] = process.argv.slice(2);
if (!path) {
  console.error(
    'Which file? For example: node packages/widgets/scripts/composition.mjs dist/standalone/platform-health.js',
  );
  process.exit(1);
}
const nameOf = flags.includes('--files')
  ? (source) => source?.replace(/^(\.\.\/)+/, '').replace(/^src\//, '') ?? '(between)'
  : partOf;
const all = runs(resolve(root, path));
const whole = kb(all.map(([, text]) => text).join(''));
const rows = [...new Set(all.map(([source]) => nameOf(source)))].map((name) => {
  const own = all.filter(([source]) => nameOf(source) === name).map(([, text]) => text);
  const rest = all.filter(([source]) => nameOf(source) !== name).map(([, text]) => text);
  const text = own.join('');
  return { name, minified: text.length / 1000, alone: kb(text), without: whole - kb(rest.join('')) };
});
console.log(`${path}: ${whole.toFixed(2)} KB gzip\n  without    alone minified`);
for (const { name, minified, alone, without } of rows.sort((a, b) => b.without - a.without))
  console.log(`${[without, alone, minified].map((value) => value.toFixed(2).padStart(9)).join('')}  ${name}`);
