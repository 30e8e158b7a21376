// npm test: every suite of the project, two at a time, each with its runner's own summary.
//   npm test                 what every change should pass: under five minutes on two cores
//   npm run test:more        what takes longer: stories, guides, Firefox, the apps of examples/, 1,000 mounts, bad data for every element
//   npm test -- core e2e     only suites whose name contains one of the words
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { performance } from 'node:perf_hooks';

/** Files of one suite run `files` at a time: tests of the bridge mostly wait, those of core mostly compute. */
const node = (files, ...patterns) => ({
  command: process.execPath,
  args: [
    '--conditions=streamglass-source',
    '--disable-warning=TimeoutNegativeWarning',
    '--disable-warning=ExperimentalWarning',
    '--test',
    `--test-concurrency=${files}`,
    '--test-reporter=./scripts/test-reporter.mjs',
    ...patterns,
  ],
});
const npx = (...args) => ({ command: 'npx', args: ['--no-install', ...args] });
const wtr = npx('wtr', '--config', 'packages/widgets/web-test-runner.config.mjs');

/** Longest first, so that two at a time end together. `needs`: what scripts/provision.mjs must find or install. */
const suites = [
  { name: 'core', needs: [], ...node(2, 'packages/core/src/**/*.test.ts') },
  { name: 'built-files', needs: ['chromium'], ...node(1, 'tests/built/**/!(leaks).test.ts') },
  { name: 'oracles', needs: [], ...node(1, 'packages/core/oracles/**/*.test.ts') },
  { name: 'widgets', needs: ['chromium'], env: { WIDGET_TESTS: 'short' }, ...wtr },
  { name: 'kafka', needs: ['java', 'kafka', 'kcat'], ...node(3, 'packages/node-bridge/src/**/*.kafka.test.ts') },
  { name: 'bridge', needs: [], ...node(4, 'packages/node-bridge/src/**/!(*.kafka).test.ts') },
  { name: 'widgets-node', needs: [], ...node(1, 'packages/widgets/src/**/*.node.test.ts', 'scripts/**/*.test.ts') },
  { name: 'long-widgets', needs: ['chromium'], more: true, env: { WIDGET_TESTS: 'long' }, ...wtr },
  { name: 'leaks', needs: ['chromium'], more: true, ...node(1, 'tests/built/leaks.test.ts') },
  { name: 'stories', needs: ['chromium'], more: true, ...npx('vitest', 'run', '--root', 'stories') },
  // It installs what the examples depend on, which is no part of this repository.
  { name: 'examples', needs: ['chromium'], more: true, ...node(1, 'tests/examples/**/*.test.ts') },
  { name: 'guides', needs: ['chromium', 'java', 'kafka'], more: true, ...node(1, 'tests/guides/**/*.test.ts') },
  { name: 'firefox', needs: ['firefox'], more: true, ...node(1, 'tests/firefox/**/*.test.ts') },
  // Alone: it times nothing, but a browser, a broker and a bridge want both cores.
  { name: 'e2e', needs: ['chromium', 'java', 'kafka', 'kcat'], alone: true, ...node(1, 'tests/e2e/**/*.test.ts') },
];

const more = process.argv.includes('--more');
const words = process.argv.slice(2).filter((word) => word !== '--more');
const chosen = suites.filter((suite) =>
  words.length === 0 ? (suite.more ?? false) === more : words.some((word) => suite.name.includes(word)),
);
if (chosen.length === 0) {
  console.error(`No suite is called ${words.join(' or ')}. There are: ${suites.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}

/** Longest that a suite may take. A test that hangs with an open consumer would else hang for good; `--test-force-exit` would end it, and lose results. */
const deadlineMs = 8 * 60_000;
/** Each suite is a process group of its own, so that a hanging one goes with all that it started. */
const isPosix = process.platform !== 'win32';
const running = new Set();
const end = (child, signal) => {
  try {
    if (isPosix) process.kill(-child.pid, signal);
    else child.kill(signal);
  } catch {
    // It is gone.
  }
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => {
    for (const child of running) end(child, signal);
    process.exit(130);
  });

const run = ({ command, args, env }, quiet) =>
  new Promise((resolve) => {
    const child = spawn(command, args, {
      env: { ...process.env, ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      detached: isPosix,
    });
    running.add(child);
    let output = '';
    const late = setTimeout(() => {
      output += `ended: it took longer than ${deadlineMs / 60_000} minutes\n`;
      end(child, 'SIGKILL');
    }, deadlineMs);
    const done = (result) => {
      clearTimeout(late);
      running.delete(child);
      resolve(result);
    };
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => done({ code: 1, output: `${output}${error.message}\n` }));
    child.on('close', (code, signal) =>
      done({ code: code ?? 1, output: signal ? `${output}ended by ${signal}\n` : output }),
    );
  });

const needs = [...new Set(chosen.flatMap((suite) => suite.needs))];
if (needs.length > 0) {
  const { code } = await run({ command: process.execPath, args: ['scripts/provision.mjs', ...needs] }, false);
  if (code !== 0) process.exit(code);
}
const results = [];
const started = performance.now();
const one = async (suite) => {
  const from = performance.now();
  const { code, output } = await run(suite, true);
  const seconds = (performance.now() - from) / 1000;
  results.push({ name: suite.name, code, seconds });
  console.log(
    `\n━━ ${suite.name} ${code === 0 ? 'passed' : 'FAILED'} in ${seconds.toFixed(1)} s ━━\n${output.trimEnd()}`,
  );
};

// Panes are tested as they are shipped, and stories read the custom-elements manifest. What reads sources only begins meanwhile.
const builtFor = ['e2e', 'built-files', 'bridge', 'guides', 'stories', 'firefox', 'examples', 'leaks'];
const needsBuild = ({ name }) => builtFor.includes(name);
const build = async () => {
  console.log('Building the packages (dist/).');
  // The examples are compiled against our types.
  const script = chosen.some(({ name }) => name === 'examples') ? 'build' : 'build:js';
  const { code, output } = await run({ command: 'npm', args: ['run', '--silent', script] }, true);
  if (code === 0) return;
  console.error(output);
  for (const child of running) end(child, 'SIGTERM');
  process.exit(code);
};
let isBuilt = !chosen.some(needsBuild);
const building = isBuilt ? undefined : build().then(() => (isBuilt = true));
const queue = chosen.filter((suite) => !suite.alone);
const next = () => {
  const at = queue.findIndex((suite) => isBuilt || !needsBuild(suite));
  return at < 0 ? undefined : queue.splice(at, 1)[0];
};
/** One suite after the other; the first lane builds before. */
const lane = async (before) => {
  await before;
  for (;;) {
    const suite = next();
    if (suite) await one(suite);
    else if (isBuilt) return;
    else await building;
  }
};
await Promise.all(
  Array.from({ length: Math.min(2, availableParallelism()) }, (_, n) => lane(n === 0 ? building : undefined)),
);
for (const suite of chosen.filter(({ alone }) => alone)) await one(suite);

console.log(`\n${'suite'.padEnd(14)} result   seconds`);
for (const { name, code, seconds } of results)
  console.log(`${name.padEnd(14)} ${code === 0 ? 'passed' : 'FAILED'}   ${seconds.toFixed(1).padStart(7)}`);
console.log(`all together ${((performance.now() - started) / 1000).toFixed(1)} s`);
process.exitCode = results.some(({ code }) => code !== 0) ? 1 : 0;
