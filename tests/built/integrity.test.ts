/** Deliveries under a path with their version, and by hash: browsers load them so, and refuse a file in which anything was changed. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { dist, openSite, type Site } from './site.ts';
import { openStage, type Stage, until, untilLive, type Visit } from './stage.ts';

interface Integrity {
  readonly version: string;
  readonly files: Readonly<Record<string, string>>;
}
let stage: Stage;
let folder: string;
let site: Site;
let integrity: Integrity;
before(async () => {
  stage = await openStage();
  integrity = JSON.parse(await readFile(join(dist, 'integrity.json'), 'utf8')) as Integrity;
  folder = await mkdtemp(join(tmpdir(), 'streamglass-site-'));
  site = await openSite(join(folder, 'public'));
});
after(async () => {
  await site?.close();
  await stage?.close();
  await rm(folder, { recursive: true, force: true });
});

/** The page of the guide, with what its command printed, of the panes that are asked for. */
const visit = async (html: string, spoil?: RegExp): Promise<Visit> => {
  site.serve({ html });
  const visit = await stage.open(async (page) => {
    if (spoil)
      await page.route(spoil, async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, body: `${await response.text()}\n;globalThis.spoilt = true;` });
      });
  });
  await visit.page.goto(site.url);
  return visit;
};
const body = (tag: string) => `<${tag} endpoint="${stage.endpoint}" range="1h"></${tag}>`;

test('every file that a browser may load is listed with its hash', async () => {
  const packaged = JSON.parse(await readFile(join(dist, '../package.json'), 'utf8')) as { version: string };
  assert.equal(integrity.version, packaged.version);
  const scripts = (
    await Promise.all(
      ['cdn', 'standalone'].map(async (name) =>
        (await readdir(join(dist, name), { recursive: true })).map((file) => `${name}/${file}`),
      ),
    )
  ).flat();
  assert.deepEqual(Object.keys(integrity.files), scripts.filter((file) => /\.(js|css)$/.test(file)).toSorted());
  for (const [file, said] of Object.entries(integrity.files)) {
    const digest = createHash('sha384')
      .update(await readFile(join(dist, file)))
      .digest('base64');
    assert.equal(said, `sha384-${digest}`, file);
  }
});

/** As the guide says it, with the command where npm links it. */
async function files(...words: string[]): Promise<string> {
  const command = join(dist, '../bin/streamglass-files.mjs');
  return (await promisify(execFile)(process.execPath, [command, ...words], { cwd: folder })).stdout;
}

test('streamglass-files puts the files under their version and prints the lines of a page; what was spoilt does not run', async () => {
  const lines = await files('public/streamglass', 'platform-health');
  assert.match(lines, /<script type="importmap">/);
  assert.ok(lines.includes(`/streamglass/${integrity.version}/cdn/platform-health.js`), lines);

  const page = `<!doctype html><html lang="en"><title>A page</title>${lines}<body>${body('platform-health')}`;
  const good = await visit(page);
  await untilLive(good.page, ['platform-health']);
  assert.deepEqual(good.faults, []);
  await good.close();

  const entry = await readFile(join(dist, 'cdn/platform-health.js'), 'utf8');
  const chunk = /from"\.\/(chunks\/[\w-]+\.js)"/.exec(entry)?.[1] ?? 'no chunk';
  for (const spoil of [/cdn\/platform-health\.js/, new RegExp(chunk)]) {
    const bad = await visit(page, spoil);
    await until('it is refused', () => bad.faults.some((fault) => /integrity|digest/i.test(fault)));
    assert.equal(await bad.page.evaluate(() => 'spoilt' in globalThis), false);
    await bad.close();
  }
});

test('streamglass-files names what it does not know, and what there is', async () => {
  await assert.rejects(files('public/streamglass', 'platform-helth'), /no platform-helth\. There are: agent-network, /);
  await assert.rejects(files(), /No folder is named/);
});

test('one-file panes need the hash of their one file', async () => {
  const file = 'standalone/platform-health.js';
  const page = `<!doctype html><html lang="en"><title>A page</title>
<script type="module" src="/streamglass/${integrity.version}/${file}" integrity="${integrity.files[file]}" crossorigin="anonymous"></script>
<body>${body('platform-health')}`;
  const good = await visit(page);
  await untilLive(good.page, ['platform-health']);
  assert.deepEqual(good.faults, []);
  await good.close();
  const bad = await visit(page, /platform-health\.js/);
  await until('it is refused', () => bad.faults.some((fault) => /integrity|digest/i.test(fault)));
  assert.equal(await bad.page.evaluate(() => customElements.get('platform-health')), undefined);
  await bad.close();
});
