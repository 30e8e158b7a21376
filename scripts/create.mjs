// npm run create: a new unit, its index line, its test or story. What it writes works at once and passes every check.
//   npm run create -- event agent/run.paused        type omninode.agent.run.paused.v1
//   npm run create -- source agent-costs            contract, source, definitions, oracle, section in docs/reference/views.md
//   npm run create -- pane agent-costs [source]     element, define file, story; shows the views of the source
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { spawnSync } from 'node:child_process';
import { planEvent, planPane, planSource } from './create/plans.mjs';

const root = resolve(process.env.STREAMGLASS_ROOT ?? fileURLToPath(new URL('..', import.meta.url)));
const plans = { event: planEvent, source: planSource, pane: planPane };
const [kind = '', ...words] = process.argv.slice(2);

const say = (message) => {
  console.error(message);
  process.exit(2);
};
if (!Object.hasOwn(plans, kind) || words.length === 0)
  say('usage: npm run create -- event DOMAIN/NAME | source NAME | pane NAME [SOURCE]');

/** @type {{ files: Record<string, string>, edits: { path: string, change(text: string): string }[], next: string[] }} */
let plan;
try {
  plan = plans[kind](words, {
    exists: (path) => existsSync(resolve(root, path)),
    read: (path) => readFileSync(resolve(root, path), 'utf8'),
  });
} catch (error) {
  say(error.message);
}
for (const path of Object.keys(plan.files))
  if (existsSync(resolve(root, path))) say(`${path} is there already; nothing was written.`);
const edited = plan.edits.map(({ path, change }) => [path, change(readFileSync(resolve(root, path), 'utf8'))]);
for (const [path, text] of [...Object.entries(plan.files), ...edited]) {
  mkdirSync(dirname(resolve(root, path)), { recursive: true });
  writeFileSync(resolve(root, path), text);
  console.log(`${Object.hasOwn(plan.files, path) ? 'wrote ' : 'edited'} ${path}`);
}
const touched = [...Object.keys(plan.files), ...edited.map(([path]) => path)].filter((path) => path.endsWith('.ts'));
spawnSync('npx', ['--no-install', 'biome', 'format', '--write', ...touched], { cwd: root, stdio: 'ignore' });
for (const line of plan.next) console.log(line);
