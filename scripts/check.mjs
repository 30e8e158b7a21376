// npm run check: everything that needs no running program. Each guard is one command; all run, then it says which failed.
import { spawnSync } from 'node:child_process';

const npx = (...args) => ['npx', ['--no-install', ...args]];
const packages = ['packages/core', 'packages/node-bridge', 'packages/widgets'];
const guards = [
  ['types', ...npx('tsc', '-p', '.')],
  ...packages.map((path) => [`types of ${path}`, ...npx('tsc', '-p', path, '--noEmit')]),
  ['lint', ...npx('oxlint', '--deny-warnings', 'packages', 'scripts', 'stories/src', 'tests', 'bench')],
  ['house rules', process.execPath, ['scripts/house-rules.mjs']],
  ['generated', process.execPath, ['--conditions=streamglass-source', 'scripts/generate.ts', '--check']],
  ['contrast', process.execPath, ['scripts/contrast.mjs', '--check']],
  ['format', ...npx('biome', 'format', '.')],
  ['build', 'npm', ['run', '--silent', 'build']],
  ...packages.map((path) => [`publint ${path}`, ...npx('publint', '--strict', path)]),
  ...packages.map((path) => [`attw ${path}`, ...npx('attw', '--pack', path, '--profile', 'esm-only', '--quiet')]),
  ['sizes', ...npx('size-limit')],
  ['lockfile', 'npm', ['ci', '--dry-run', '--silent']],
];
const only = process.argv.slice(2);
const failed = [];
for (const [name, command, args] of guards) {
  if (only.length > 0 && !only.some((word) => name.includes(word))) continue;
  const { status, stdout, stderr } = spawnSync(command, args, {
    encoding: 'utf8',
    env: { ...process.env, FORCE_COLOR: '0' },
  });
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name}`);
  if (status === 0 && name === 'sizes') console.log(stdout.trimEnd());
  if (status !== 0) {
    failed.push(name);
    console.log(`${stdout}${stderr}`.trimEnd());
  }
}
if (failed.length > 0) console.error(`\n${failed.length} of the checks failed: ${failed.join(', ')}`);
process.exitCode = failed.length > 0 ? 1 : 0;
