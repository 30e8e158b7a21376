// npm run bench: what the project measures of itself, each against a reference in the same run (docs/performance.md).
//   npm run bench                   all, about 7 minutes
//   npm run bench -- ingest pixel   only measures whose name contains one of the words
//   npm run bench:widgets           charts, graphs, table, log and panes in Chromium against their peers; "-- log" only these
// One table at the end, the same in .streamglass/bench.json. The exit code says whether all could be measured, not whether they are good.
import { fork } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import './check-node.mjs';
import { ensurePanes } from './panes.mjs';
import { cacheFolder } from './provision.mjs';

const names = ['ingest', 'decode', 'broker', 'fan-out', 'idle', 'pixel', 'million', 'sizes', 'simulator'];
/** In a browser: `npm run bench:widgets`. */
const inBrowser = ['widgets-charts', 'widgets-graphs', 'widgets-table-log', 'widgets-panes'];
/** Longest that one may take, ms; the page with all panes runs as long as it is asked to. */
const deadlineMs = 240_000 + 60_000 * Number(process.env.BENCH_MINUTES ?? 0);

const words = process.argv.slice(2);
const browser = words.includes('widgets');
const narrow = words.filter((word) => word !== 'widgets');
const chosen =
  words.length === 0
    ? names
    : (browser ? inBrowser : [...names, ...inBrowser]).filter(
        (name) => narrow.length === 0 || narrow.some((word) => name.includes(word)),
      );
if (chosen.length === 0) {
  console.error(`No measure is called ${words.join(' or ')}. There are: ${[...names, ...inBrowser].join(', ')}.`);
  process.exit(2);
}

const machine = `${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'unknown'}, Node ${process.version}`;
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
/** CPU time that everybody has used so far, in cores × s; null where the system does not say. */
const busySeconds = () => {
  try {
    const [user, nice, system] = readFileSync('/proc/stat', 'utf8')
      .split('\n')[0]
      .trim()
      .split(/\s+/)
      .slice(1)
      .map(Number);
    return (user + nice + system) / 100;
  } catch {
    return null;
  }
};
/** Cores that others keep busy, from one second in which we do nothing. */
async function busyCores() {
  const before = busySeconds();
  const from = performance.now();
  await wait(1_000);
  const after = busySeconds();
  return before === null || after === null ? null : (1_000 * (after - before)) / (performance.now() - from);
}

let running;
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => {
    running?.kill();
    process.exit(130);
  });

/** The figures of a measure, from a process of its own. */
async function measure(name) {
  const child = fork(fileURLToPath(new URL('../bench/main.ts', import.meta.url)), [name], {
    execArgv: ['--conditions=streamglass-source', '--expose-gc', '--disable-warning=TimeoutNegativeWarning'],
  });
  running = child;
  const timer = setTimeout(() => child.kill(), deadlineMs);
  try {
    return await new Promise((resolve, reject) => {
      let figures;
      child.on('message', (message) => (figures = message));
      child.on('exit', (code, signal) =>
        figures
          ? resolve(figures)
          : reject(
              new Error(signal ? `ended by ${signal} (${deadlineMs / 1_000} s at most)` : `ended with code ${code}`),
            ),
      );
    });
  } finally {
    clearTimeout(timer);
    running = undefined;
  }
}

const number = (value) => {
  const digits = Math.abs(value) >= 1_000 ? 0 : Math.abs(value) >= 100 ? 1 : 2;
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
};
const verdict = (budget) => (budget ? (budget.met ? 'met' : 'MISSED') : '');
const row = ({ what, value, unit, reference, ratio, budget }) => [
  `  ${what}`,
  `${number(value)} ${unit}`,
  reference ? number(reference.value) : '',
  ratio === null ? '' : ratio.toFixed(2),
  budget?.text ?? '',
  verdict(budget),
];

function print(results) {
  const head = ['', 'measured', 'reference', 'ratio', 'budget', ''];
  const lines = results.flatMap(({ name, figures, failure, busyCores: busy, load }) => {
    const title = `${name}${busy === null ? '' : `   (others kept ${busy.toFixed(2)} cores busy before, load ${load.toFixed(1)})`}`;
    return failure ? [[title], [`  FAILED: ${failure}`]] : [[title], ...figures.map(row)];
  });
  const table = [head, ...lines.filter(({ length }) => length > 1)];
  const widths = head.map((_, column) => Math.max(...table.map((cells) => cells[column].length)));
  const text = (cells) =>
    cells
      .map((cell, column) => (column === 0 || column > 4 ? cell.padEnd(widths[column]) : cell.padStart(widths[column])))
      .join('  ')
      .trimEnd();
  console.log(`\n${machine}\n${text(head)}`);
  for (const cells of lines) console.log(cells.length === 1 ? cells[0] : text(cells));
  const notes = results.flatMap(({ figures = [] }) => figures.filter(({ reference, note }) => reference || note));
  console.log('\nReferences and notes');
  for (const { what, reference, note } of notes)
    console.log(`  ${what}: ${[reference && `against ${reference.what}`, note].filter(Boolean).join('; ')}`);
}

if (chosen.some((name) => name === 'pixel' || name === 'sizes') && !ensurePanes(console.log)) {
  console.error('The panes could not be built; pixel and sizes need them.');
  process.exit(1);
}
const results = [];
const started = performance.now();
for (const name of chosen) {
  const before = { busyCores: await busyCores(), load: loadavg()[0] };
  const from = performance.now();
  const seconds = () => Number(((performance.now() - from) / 1_000).toFixed(1));
  try {
    const figures = (await measure(name)).map((figure) => ({
      ...figure,
      ratio: figure.reference ? figure.value / figure.reference.value : null,
    }));
    results.push({ name, ...before, seconds: seconds(), figures });
  } catch (error) {
    results.push({
      name,
      ...before,
      seconds: seconds(),
      failure: error instanceof Error ? error.message : String(error),
    });
  }
  const { failure } = results.at(-1);
  console.log(`${name.padEnd(10)} ${failure ? `FAILED: ${failure}` : 'measured'} in ${seconds()} s`);
}
const all = results.flatMap(({ figures = [] }) => figures);
const missed = all.filter(({ budget }) => budget && !budget.met);
const told = all.filter(({ budget }) => budget);
print(results);
console.log(
  `\n${told.length - missed.length} of ${told.length} budgets met, in ${Math.round((performance.now() - started) / 1_000)} s.`,
);

const folder = cacheFolder();
mkdirSync(folder, { recursive: true });
const path = `${folder}/bench.json`;
writeFileSync(path, `${JSON.stringify({ at: new Date().toISOString(), machine, measures: results }, null, 2)}\n`);
console.log(`The same as JSON: ${path}`);
process.exit(results.some(({ failure }) => failure) ? 1 : 0);
