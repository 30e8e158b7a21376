import { readFileSync } from 'node:fs';
import type { Catalog } from '@streamglass/core/events';
import { StreamglassError } from '@streamglass/core/lib';
import type { Config } from './config.ts';
import { createDeadLetters } from './ingest/dead-letters.ts';
import { defaultTopics } from './ingest/default-topics.ts';
import type { KafkaConnection } from './ingest/kafka-connection.ts';
import { openKafkaReader } from './ingest/kafka-reader.ts';
import { openKafkaWriter } from './ingest/kafka-writer.ts';
import type { LogReader, LogState } from './ingest/log-port.ts';
import type { Input } from './input.ts';
import type { Log } from './observability/log.ts';

/** Reads from Kafka, and writes dead letters there. */
export function kafkaInput(
  config: Config,
  brokers: readonly string[],
  instance: string,
  log: Log,
  catalog?: Catalog,
): Input {
  const connection = kafkaConnection(config, brokers);
  const pattern = config.topicPattern ?? defaultTopics(catalog);
  const writer = openKafkaWriter({ ...connection, log });
  const groupId = config.group ?? `streamglass-${instance}`;
  const topics = config.topics ?? [pattern];
  // A group of its own: who is still in it is this bridge, killed a moment ago.
  const reader = openKafkaReader({ ...connection, log, topics, groupId, isAlone: config.group === null });
  return {
    reader: config.topics === null && config.topicPattern === null ? withWords(reader, pattern) : reader,
    deadLetters: createDeadLetters({ writer, log }),
    from: config.from,
    about: { input: 'kafka', text: 'a Kafka log' },
    source: `Kafka at ${brokers.join(', ')}`,
  };
}

/** The built-in pattern is no text for people: while no topic matches, say what would. */
function withWords(reader: LogReader, { source }: RegExp): LogReader {
  const words = (state: LogState): LogState =>
    state.state === 'waiting'
      ? {
          ...state,
          waitingFor: state.waitingFor.replace(`matching ${source}`, 'of a known event (omninode.…, onex.…)'),
        }
      : state;
  return {
    run: (consumer) =>
      reader.run({
        position: (partition) => consumer.position(partition),
        batch: (batch) => consumer.batch(batch),
        revoked: (partitions) => consumer.revoked(partitions),
        recreated: (topic) => consumer.recreated(topic),
        state: (state) => consumer.state(words(state)),
      }),
    pause: (partition) => reader.pause(partition),
    resume: (partition) => reader.resume(partition),
    seek: (partition, offset) => reader.seek(partition, offset),
    stop: () => reader.stop(),
  };
}

/** How to reach the brokers, from the options. @throws `bad-config` */
export function kafkaConnection(config: Config, brokers: readonly string[]): KafkaConnection {
  const { kafkaSasl: mechanism, kafkaUsername: username, kafkaPassword: password } = config;
  const sasl = mechanism !== null && username !== null && password !== null ? { mechanism, username, password } : null;
  return {
    brokers,
    ...(config.kafkaSsl || config.kafkaCa !== null
      ? { tls: config.kafkaCa === null ? true : { ca: readCa(config.kafkaCa) } }
      : {}),
    ...(sasl ? { sasl } : {}),
  };
}

function readCa(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new StreamglassError('bad-config', `--kafka-ca ${path}: ${cause instanceof Error ? cause.message : cause}`, {
      hint: 'Name a readable PEM file.',
      cause,
    });
  }
}
