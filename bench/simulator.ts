// Made-up events as encoded records, against encoding alone of the same bodies; and a history of 30 days.
import { createSimulator } from '@streamglass/core/simulate';
import { costOf, type Figure, best, type Cost } from './figure.ts';
import { simulated } from './records.ts';

const count = 100_000;
const rounds = 3;

export function run(): Figure[] {
  const costs: Record<'made' | 'encoded', Cost[]> = { made: [], encoded: [] };
  const text = new TextDecoder();
  const bytes = new TextEncoder();
  for (let round = 0; round < rounds; round += 1) {
    let records: ReturnType<typeof simulated> = [];
    costs.made.push(
      costOf(() => {
        records = simulated({ count, rate: 10_000, from: Date.UTC(2026, 2, 3, 12) });
      }),
    );
    const bodies = records.map(({ value }): unknown => JSON.parse(text.decode(value)));
    let size = 0;
    costs.encoded.push(
      costOf(() => {
        for (const body of bodies) size += bytes.encode(JSON.stringify(body)).length;
      }),
    );
    if (size === 0) throw new Error('nothing was encoded');
  }
  const backfills = (['usual', 'all'] as const).map((scenarios): Figure => {
    const to = Date.UTC(2026, 2, 3, 12);
    const simulator = createSimulator({ rate: 1, ...(scenarios === 'all' ? { scenarios } : {}) });
    let made = 0;
    const { ms, cpuMs } = costOf(() => {
      for (const _ of simulator.events(to - 30 * 86_400_000, to)) made += 1;
    });
    return {
      what: `30 days of history at 1 event/s, ${scenarios === 'all' ? 'all scenarios' : 'the usual scenarios'}`,
      value: ms / 1_000,
      unit: 's',
      note: `${made.toLocaleString('en')} records, ${(cpuMs / 1_000).toFixed(1)} s of CPU`,
    };
  });
  const perSecond = ({ ms }: Cost): number => count / (ms / 1_000);
  return [
    {
      what: 'simulator, encoded records',
      value: perSecond(best(costs.made)),
      unit: 'events/s',
      reference: { what: 'JSON.stringify of the same bodies', value: perSecond(best(costs.encoded)) },
    },
    ...backfills,
  ];
}
