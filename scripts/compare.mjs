// Exit 1 when a picture changed: node scripts/compare.mjs <reference folder> <new folder> [diff folder]
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

const [was, is, diffs = 'shots-diff'] = process.argv.slice(2);
mkdirSync(diffs, { recursive: true });
for (const name of readdirSync(is).filter((f) => f.endsWith('.png'))) {
  if (!existsSync(join(was, name))) {
    console.log('new ', name);
    continue;
  }
  const [a, b] = [was, is].map((dir) => PNG.sync.read(readFileSync(join(dir, name))));
  const { width, height } = a;
  const same = width === b.width && height === b.height;
  const diff = new PNG({ width, height });
  const pixels = same ? pixelmatch(a.data, b.data, diff.data, width, height, { threshold: 0.1 }) : Infinity;
  if (pixels === 0) continue;
  process.exitCode = 1;
  if (same) writeFileSync(join(diffs, name), PNG.sync.write(diff));
  console.log('diff', name, same ? `${pixels} pixels` : `${width}x${height} -> ${b.width}x${b.height}`);
}
