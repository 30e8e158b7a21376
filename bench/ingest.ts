// What an event costs from its bytes to the state of all four sources, without Kafka, against bare JSON.parse of the same bytes.
import { createDecoder } from '@streamglass/core/events';
import { atLeast, best, type Cost, costOf, type Figure } from './figure.ts';
import { meanBytes, newEngine, readAll, recordsOf } from './records.ts';

const count = 200_000;
const rounds = 5;

export function run(): Figure[] {
  const records = recordsOf({ count, rate: 10_000, from: Date.UTC(2026, 2, 3, 12) });
  const values = records.map(({ value }) => Buffer.from(value as Uint8Array));
  const costs: Record<'parse' | 'decode' | 'read', Cost[]> = { parse: [], decode: [], read: [] };
  let broken = 0;
  // Rounds take turns, so that a busy machine is busy for all of them.
  for (let round = 0; round < rounds; round += 1) {
    costs.parse.push(
      costOf(() => {
        for (const value of values) if (JSON.parse(value.toString()) === null) broken += 1;
      }),
    );
    const { decode } = createDecoder();
    costs.decode.push(
      costOf(() => {
        for (const record of records) if (decode(record).kind !== 'event') broken += 1;
      }),
    );
    const engine = newEngine();
    costs.read.push(costOf(() => readAll(engine, records)));
    const accepted = engine.accounts.reduce((sum, account) => sum + account.accepted, 0);
    if (accepted !== count) throw new Error(`${accepted} of ${count} events were accepted`);
  }
  if (broken > 0) throw new Error(`${broken} records could not be read`);
  const [parse, decode, read] = [best(costs.parse), best(costs.decode), best(costs.read)];
  const perSecond = ({ ms }: Cost): number => count / (ms / 1_000);
  const micros = ({ cpuMs }: Cost): number => (1_000 * cpuMs) / count;
  return [
    {
      what: 'decode, dedupe, reduce into 4 sources',
      value: perSecond(read),
      unit: 'events/s',
      reference: { what: 'JSON.parse of the same bytes', value: perSecond(parse) },
      budget: atLeast(200_000, perSecond(read)),
      note: `${count.toLocaleString('en')} events of ${meanBytes(records).toFixed(0)} B, one thread, best of ${rounds} rounds`,
    },
    {
      what: 'the same, CPU time of an event',
      value: micros(read),
      unit: 'µs',
      reference: { what: 'JSON.parse of the same bytes', value: micros(parse) },
      note: 'with what the garbage collector does on other threads',
    },
    {
      what: 'of it: decode',
      value: micros(decode),
      unit: 'µs',
      reference: { what: 'JSON.parse of the same bytes', value: micros(parse) },
    },
  ];
}
