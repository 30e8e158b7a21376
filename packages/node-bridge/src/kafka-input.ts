import { readFileSync } from 'node:fs';
import { StreamglassError } from '@streamglass/core/lib';
import type { Config } from './config.ts';
import { createDeadLetters } from './ingest/dead-letters.ts';
import { defaultTopics } from './ingest/default-topics.ts';
import type { KafkaConnection } from './ingest/kafka-connection.ts';
import { openKafkaReader } from './ingest/kafka-reader.ts';
import { openKafkaWriter } from './ingest/kafka-writer.ts';
import type { Input } from './input.ts';
import type { Log } from './observability/log.ts';

/** Reads from Kafka, and writes dead letters there. */
export function kafkaInput(config: Config, brokers: readonly string[], instance: string, log: Log): Input {
  const connection = kafkaConnection(config, brokers);
  const topics = config.topics ?? [config.topicPattern ?? defaultTopics()];
  const writer = openKafkaWriter({ ...connection, log });
  return {
    reader: openKafkaReader({ ...connection, log, topics, groupId: config.group ?? `streamglass-${instance}` }),
    deadLetters: createDeadLetters({ writer, log }),
    from: config.from,
    about: { input: 'kafka', text: `Kafka at ${brokers.join(', ')}` },
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
