// The reference: what everybody writes first. Bare kafkajs, and every record sent as it comes to every socket of a bare page.
//   argv: brokers. Says {url} when it reads.
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
import { runBare } from '../bare-kafka.ts';
import { probeSource } from './probes.ts';

const page = `<!doctype html><title>bare</title><p id="probe"></p><script>
  const place = document.getElementById('probe');
  new WebSocket('ws://' + location.host).onmessage = ({ data }) => {
    if (data.includes('"source":"${probeSource}"')) place.textContent = JSON.parse(data).correlation_id;
  };
</script>`;

const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(page));
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
await runBare((process.argv[2] ?? '').split(','), `bare-${process.pid}`, false, {
  eachMessage: async ({ message: { value } }) => {
    if (value) for (const socket of sockets.clients) socket.send(value, { binary: false });
  },
});
const { port } = server.address() as { port: number };
process.send?.({ url: `http://127.0.0.1:${port}/` });
