// npm run kafka: a single-node Apache Kafka until Ctrl-C.
//   npm run kafka -- --port 9093 --dir ./kafka-data
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { onSignals } from '../../packages/node-bridge/src/signals.ts';
import { whenAskerIsGone } from '../asker.mjs';
import { portIsTaken } from '../ports.ts';
import { startBroker } from './broker.ts';

const HELP = `npm run kafka -- [options]
  --port N    port of the broker on 127.0.0.1 (default 9092)
  --dir PATH  keep the data in this folder and use it again (default: a temporary folder, removed at the end)
Environment: JAVA_HOME (Java 17 or later), STREAMGLASS_CACHE (where the jars of Kafka are kept, default .streamglass)`;

const fail = (message: string): never => {
  console.error(message);
  process.exit(2);
};

function options(): { port: number; dir: string | undefined } {
  try {
    const { values } = parseArgs({
      options: { port: { type: 'string', default: '9092' }, dir: { type: 'string' }, help: { type: 'boolean' } },
    });
    if (values.help) {
      console.log(HELP);
      process.exit(0);
    }
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 1 || port > 65535)
      fail(`--port is ${values.port}; it must be a whole number from 1 to 65535.`);
    return { port, dir: values.dir === undefined ? undefined : resolve(values.dir) };
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
  }
}

const { port, dir } = options();
if (await portIsTaken(port))
  fail(
    `Port ${port} of 127.0.0.1 is taken: another Kafka may be running. Choose one with: npm run kafka -- --port ${port + 1}`,
  );

console.log('Starting Apache Kafka (the first time this fetches its jars and prepares them, about a minute) …');
let ask: () => void = () => undefined;
const asked = new Promise<void>((resolve) => {
  ask = resolve;
});
onSignals(ask);
whenAskerIsGone(() => process.kill(process.pid, 'SIGTERM'));
const starting = startBroker({ port, autoCreateTopics: true, ...(dir === undefined ? {} : { dir }) });
try {
  let isUp = false;
  // Ctrl-C while it starts: the exit handler of the broker ends the process and removes the folder.
  void asked.then(() => isUp || process.exit(130));
  const broker = await starting;
  isUp = true;
  console.log(`Kafka is running on ${broker.bootstrap}: one node, no password; a topic comes into being when it is first written to (4 partitions).
  bridge     npm start -- --kafka ${broker.bootstrap}
  simulator  npm run simulate -- --kafka ${broker.bootstrap} --rate 2000
  by hand    kcat -b ${broker.bootstrap} -L
Ctrl-C stops it${dir === undefined ? ' and removes its data' : `; its data stays in ${dir}`}.`);
  await asked;
  console.log('\nStopping Kafka …');
  await broker.stop();
  console.log('Kafka has stopped.');
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
