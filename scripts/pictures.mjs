// Every story in light and dark against the reviewed pictures in stories/pictures:
//   npm run pictures                     says what differs, and shows it as a page
//   npm run pictures -- savings          only stories whose id contains the word
//   npm run pictures -- --accept [word]  takes the new ones over
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { comparePictures, smallPng } from './pictures/compare.mjs';
import { differencesPage } from './pictures/page.mjs';
import { takePictures } from './pictures/take.mjs';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const words = process.argv.slice(2);
const accept = words.includes('--accept');
const built = words.includes('--built');
const only = words.filter((word) => !word.startsWith('--'));
const reviewed = at('stories/pictures');
const out = at('.streamglass/pictures');

if (!built && spawnSync('npm', ['run', '--silent', 'build:stories'], { cwd: at('.'), stdio: 'inherit' }).status !== 0)
  process.exit(1);
rmSync(out, { recursive: true, force: true });
for (const folder of [reviewed, out]) mkdirSync(folder, { recursive: true });

const started = performance.now();
const taken = new Set();
const differences = [];
const broken = [];
const fresh = [];
let done = 0;
const total = await takePictures({
  root: at('stories/storybook-static'),
  themes: ['light', 'dark'],
  only,
  on({ id, theme, png, faults, second }) {
    // A busy machine may show a story before it stands: what is wrong once is looked at again.
    if (faults.length > 0 && !second) return 'again';
    const name = `${id}.${theme}`;
    if (process.stdout.isTTY) process.stdout.write(`\r${(done += 1)} ${name.padEnd(80)}`);
    for (const fault of faults) broken.push(`${name}: ${fault}`);
    if (!png) return;
    taken.add(`${name}.png`);
    const path = join(reviewed, `${name}.png`);
    if (!existsSync(path)) {
      fresh.push(name);
      if (accept) writeFileSync(path, smallPng(png));
      else writeFileSync(join(out, `${name}.png`), png);
      return;
    }
    const { same, why, diff } = comparePictures(readFileSync(path), png);
    if (same) return;
    if (!second) return 'again';
    if (accept) return writeFileSync(path, smallPng(png));
    writeFileSync(join(out, `${name}.png`), png);
    if (diff) writeFileSync(join(out, `${name}.diff.png`), diff);
    differences.push({ name, why, was: relative(out, path), is: `${name}.png`, diff: diff && `${name}.diff.png` });
  },
});
if (process.stdout.isTTY) process.stdout.write('\n');

const orphans =
  only.length > 0 ? [] : readdirSync(reviewed).filter((file) => file.endsWith('.png') && !taken.has(file));
if (accept) for (const file of orphans) rmSync(join(reviewed, file));
const seconds = ((performance.now() - started) / 1000).toFixed(0);
console.log(
  `${total} pictures in ${seconds} s: ${differences.length} differ, ${fresh.length} new, ${orphans.length} without a story`,
);
for (const { name, why } of differences) console.log(`differs  ${name}: ${why}`);
for (const line of broken) console.log(`fault    ${line}`);
if (!accept) {
  for (const name of fresh) console.log(`new      ${name}`);
  for (const name of orphans) console.log(`orphan   ${name}`);
}
if (differences.length > 0) {
  writeFileSync(join(out, 'index.html'), differencesPage(differences));
  console.log(`Look at them: ${join(out, 'index.html')}`);
}
if (broken.length > 0 || (!accept && differences.length + fresh.length + orphans.length > 0)) process.exitCode = 1;
