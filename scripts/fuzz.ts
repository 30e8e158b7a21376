// npm run fuzz: a million spoilt records through the decoder; each must become an event, a reject or a tombstone.
//   npm run fuzz -- --count 5000000 --seed 7     more, and others
// Says how many became what, and the seed of every record that was read wrongly; those end it with 1.
import { parseArgs } from 'node:util';
import { createDecoder } from '../packages/core/src/events/decode/decoder.ts';
import { complaintOf, mutatedRecord } from '../packages/core/src/simulate/mutations.ts';

function asked(): { readonly count?: string; readonly seed?: string } {
  try {
    return parseArgs({ options: { count: { type: 'string' }, seed: { type: 'string' } } }).values;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\nnpm run fuzz -- --count NUMBER --seed NUMBER`);
    process.exit(2);
  }
}
const values = asked();
const whole = (name: 'count' | 'seed', otherwise: number): number => {
  const number = Number(values[name] ?? otherwise);
  if (Number.isSafeInteger(number) && number >= 0) return number;
  console.error(`--${name} must be a whole number, not ${values[name]}`);
  process.exit(2);
};
const count = whole('count', 1_000_000);
const first = whole('seed', 1);
const mostShown = 20;

const { decode } = createDecoder();
const outcomes = new Map<string, number>();
const wrong: string[] = [];
const started = performance.now();
for (let index = 0; index < count && wrong.length < mostShown; index++) {
  const seed = first + index;
  const record = mutatedRecord(seed);
  let outcome = 'an exception';
  try {
    const decoded = decode(record);
    outcome = decoded.kind === 'rejected' ? `rejected: ${decoded.reject.code}` : decoded.kind;
    const complaint = complaintOf(record, decoded);
    if (complaint !== null) wrong.push(`seed ${seed}: ${complaint}`);
  } catch (error) {
    wrong.push(`seed ${seed}: ${String(error)}`);
  }
  outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  if (process.stdout.isTTY && index % 10_000 === 0) process.stdout.write(`\r${index.toLocaleString('en')} records`);
}
if (process.stdout.isTTY) process.stdout.write('\r');
for (const [outcome, times] of [...outcomes].sort(([, one], [, other]) => other - one))
  console.log(`${times.toLocaleString('en').padStart(11)}  ${outcome}`);
console.log(`seeds from ${first}, ${((performance.now() - started) / 1000).toFixed(0)} s`);
for (const line of wrong) console.error(line);
process.exitCode = wrong.length > 0 ? 1 : 0;
