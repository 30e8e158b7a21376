// Ports for servers that go away and come back on the same one. Not from `listen(0)`: that takes them from the range of which
// every outgoing connection gets its own end, so while the server is away the port can be taken by a stranger, and even by
// a client that tries to reach it (then it is connected to itself, and the server cannot come back).
import { createServer } from 'node:net';

const first = 20_000;
/** Linux hands out ephemeral ports from 32768 on, others from 49152 on. */
const last = 32_000;
/** Two processes that look at the same time begin at different places. */
let next = first + ((process.pid * 61) % (last - first));

/** Whether something already listens on that port of 127.0.0.1. */
export function portIsTaken(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(true));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(false)));
  });
}

/** Distinct ports of 127.0.0.1 that nobody listens on, and that no outgoing connection is given. */
export async function freePorts(count: number): Promise<number[]> {
  const ports: number[] = [];
  for (let looked = 0; ports.length < count; looked += 1) {
    if (looked > last - first) throw new Error(`Fewer than ${count} of the ports ${first} to ${last} are free.`);
    const port = next;
    next = port + 1 < last ? port + 1 : first;
    if (!(await portIsTaken(port))) ports.push(port);
  }
  return ports;
}
