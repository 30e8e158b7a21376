// Patches of 512 B to 1,000 sockets, ten times a second, against a plain `ws` broadcast of as many bytes. Servers are processes of their own.
import { fanOut, perSocket } from '../packages/node-bridge/src/relay/relay.bench.ts';
import { atLeast, type Figure } from './figure.ts';

export async function run(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [messages, what, budget] of [
    [1, 'one patch a write', 130_000],
    [perSocket, `${perSocket} patches in a write`, 600_000],
  ] as const) {
    const reference = {
      what: messages === 1 ? 'ws, send()' : 'ws, send() corked',
      value: await fanOut('ws', messages),
    };
    const value = await fanOut('streamglass', messages);
    figures.push({ what, value, unit: 'messages/CPU-s', reference, budget: atLeast(budget, value) });
  }
  return figures;
}
