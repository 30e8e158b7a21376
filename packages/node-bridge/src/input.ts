import { join } from 'node:path';
import type { Catalog } from '@streamglass/core/events';
import type { Clock } from '@streamglass/core/lib';
import { createSimulator, toRecords } from '@streamglass/core/simulate';
import type { DeadLetterBox } from './bridge.ts';
import type { Config } from './config.ts';
import type { From } from './config/values.ts';
import type { About } from './http/app.ts';
import { createDeadLetterFile } from './ingest/dead-letter-file.ts';
import { EmbeddedLog } from './ingest/embedded-log.ts';
import type { LogReader } from './ingest/log-port.ts';
import { playRecording, readRecording } from './ingest/recording.ts';
import type { Log } from './observability/log.ts';

/** Where records come from, and where those go that cannot be read. */
export interface Input {
  readonly reader: LogReader;
  readonly deadLetters: DeadLetterBox;
  readonly from: From;
  readonly about: Omit<About, 'version'>;
  /** The same for whoever starts it, where more may be said than to a page. */
  readonly source?: string;
}

/**
 * Kafka, a recording or the simulator, as configured. Topics of the catalogue are read where none is named.
 * @throws `recording-unreadable`, `recording-empty`
 */
export async function openInput(
  config: Config,
  instance: string,
  log: Log,
  clock: Clock,
  catalog?: Catalog,
): Promise<Input> {
  if (config.kafka !== null) {
    // Both Kafka clients take a third of a second to load: only where they are used.
    const { kafkaInput } = await import('./kafka-input.ts');
    return kafkaInput(config, config.kafka, instance, log, catalog);
  }
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

/** History older than the last hour is simulated at this rate at most, so that a start takes seconds, not a minute. */
const historyRate = 2;
const hourMs = 3_600_000;

function simulatorInput(config: Config, clock: Clock): Input {
  const { simulateRate: rate, simulateSeed: seed, backfill } = config;
  const now = clock.now();
  const from = now - backfill;
  // On the hour, so that no bar of a chart is of both rates.
  const denseFrom = Math.max(from, Math.floor((now - hourMs) / hourMs) * hourMs);
  function* events() {
    yield* createSimulator({ seed, rate: Math.min(rate, historyRate), opening: true }).events(from, denseFrom);
    yield* createSimulator({ seed, rate, opening: denseFrom === from }).events(denseFrom);
  }
  return {
    reader: new EmbeddedLog({ records: toRecords(events(), { partitions: simulatedPartitions }), clock }),
    deadLetters: createDeadLetterFile(join(config.stateDir, 'dead-letters.jsonl')),
    from: { at: 'earliest' },
    about: { input: 'simulator', text: `simulated events, about ${rate} a second (seed ${seed})` },
  };
}
