// Resident bytes of the server for a connection that is open, has one subscription and is quiet, against a bare ws connection.
import { idleBytes } from '../packages/node-bridge/src/relay/relay.bench.ts';
import { atMost, type Figure } from './figure.ts';

export async function run(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [question, what, note] of [
    ['compact', 'idle connection with one subscription', 'after the heap was compacted: what a connection holds'],
    ['memory', 'the same after a burst of connects', 'as the process stands then, with holes in the heap'],
  ] as const) {
    const reference = { what: 'bare ws connection', value: await idleBytes('ws', question) };
    const value = await idleBytes('streamglass', question);
    figures.push({ what, value, unit: 'B', reference, budget: atMost(10_240, value), note });
  }
  return figures;
}
