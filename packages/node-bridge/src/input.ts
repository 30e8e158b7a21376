import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Clock, StreamglassError } from '@streamglass/core/lib';
import { createSimulator, toRecords } from '@streamglass/core/simulate';
import type { DeadLetterBox } from './bridge.ts';
import type { Config } from './config.ts';
import type { From } from './config/values.ts';
import type { About } from './http/app.ts';
import { createDeadLetters } from './ingest/dead-letters.ts';
import { createDeadLetterFile } from './ingest/dead-letter-file.ts';
import { defaultTopics } from './ingest/default-topics.ts';
import { EmbeddedLog } from './ingest/embedded-log.ts';
import type { KafkaConnection } from './ingest/kafka-connection.ts';
import { openKafkaReader } from './ingest/kafka-reader.ts';
import { openKafkaWriter } from './ingest/kafka-writer.ts';
import type { LogReader } from './ingest/log-port.ts';
import { playRecording, readRecording } from './ingest/recording.ts';
import type { Log } from './observability/log.ts';

/** Where records come from, and where those go that cannot be read. */
export interface Input {
  readonly reader: LogReader;
  readonly deadLetters: DeadLetterBox;
  readonly from: From;
  readonly about: Omit<About, 'version'>;
}

/** Kafka, a recording or the simulator, as configured. @throws `recording-unreadable`, `recording-empty` */
export function openInput(config: Config, instance: string, log: Log, clock: Clock): Input {
  if (config.kafka !== null) return kafkaInput(config, config.kafka, instance, log);
  if (config.recording !== null) return recordingInput(config, config.recording, clock);
  return simulatorInput(config, clock);
}

function recordingInput(config: Config, path: string, clock: Clock): Input {
  const recording = readRecording(path);
  const loop = config.recordingEnd === 'loop';
  const seconds = Math.round(recording.durationMs / 1_000);
  return {
    reader: new EmbeddedLog({ records: playRecording(recording, clock.now(), loop), clock }),
    deadLetters: createDeadLetterFile(join(config.stateDir, 'dead-letters.jsonl')),
    from: { at: 'earliest' },
    about: {
      input: 'recording',
      text: `a recording of ${seconds} s, its times moved to now; at its end it ${loop ? 'begins again' : 'stops'}`,
    },
  };
}

/** A record belongs to one of this many partitions of its topic, as in a log that is written by many. */
const simulatedPartitions = 3;

function simulatorInput(config: Config, clock: Clock): Input {
  const simulator = createSimulator({ seed: config.simulateSeed, rate: config.simulateRate, opening: true });
  const records = toRecords(simulator.events(clock.now() - config.backfill), { partitions: simulatedPartitions });
  return {
    reader: new EmbeddedLog({ records, clock }),
    deadLetters: createDeadLetterFile(join(config.stateDir, 'dead-letters.jsonl')),
    from: { at: 'earliest' },
    about: {
      input: 'simulator',
      text: `simulated events, about ${config.simulateRate} a second (seed ${config.simulateSeed})`,
    },
  };
}

function kafkaInput(config: Config, brokers: readonly string[], instance: string, log: Log): Input {
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
