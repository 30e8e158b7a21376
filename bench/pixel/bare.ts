// The reference: what everybody writes first. Bare kafkajs, and every record sent as it comes to every socket of a bare page.
//   argv: brokers. Says {url} when it reads.
import { createServer } from 'node:http';
import kafkajs from 'kafkajs';
import { WebSocketServer } from 'ws';
import { decompress } from '../../packages/node-bridge/src/ingest/kafka-codecs.ts';
import { topic } from '../records.ts';
import { probeSource } from './probes.ts';

const { CompressionCodecs, CompressionTypes, Kafka, logLevel } = kafkajs;
CompressionCodecs[CompressionTypes.LZ4] = () => ({
  compress: async ({ buffer }: { buffer: Buffer }) => buffer,
  decompress: async (buffer: Buffer) => decompress('lz4', buffer),
});

const page = `<!doctype html><title>bare</title><p id="probe"></p><script>
  const place = document.getElementById('probe');
  new WebSocket('ws://' + location.host).onmessage = ({ data }) => {
    if (data.includes('"source":"${probeSource}"')) place.textContent = JSON.parse(data).correlation_id;
  };
</script>`;

const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(page));
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
const consumer = new Kafka({
  brokers: (process.argv[2] ?? '').split(','),
  logLevel: logLevel.NOTHING,
}).consumer({ groupId: `bare-${process.pid}` });
await consumer.connect();
await consumer.subscribe({ topics: [topic], fromBeginning: false });
consumer.on(consumer.events.GROUP_JOIN, () => {
  const { port } = server.address() as { port: number };
  process.send?.({ url: `http://127.0.0.1:${port}/` });
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
await consumer.run({
  eachMessage: async ({ message: { value } }) => {
    if (value) for (const socket of sockets.clients) socket.send(value, { binary: false });
  },
});
