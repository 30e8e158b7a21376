import { randomUUID } from 'node:crypto';
import { Admin } from '@platformatic/kafka';
import type { RawRecord } from '@streamglass/core/events';
import { StreamglassError } from '@streamglass/core/lib';
import { type KafkaConnection, type LogSink, platformaticConfig, rootCause } from './kafka-connection.ts';
import { openKafkaReader } from './kafka-reader.ts';
import type { AssignedPartition, LogReader } from './log-port.ts';

const NO_BROKER_MS = 20_000;

/** Reads these topics from their beginning, or where `begin` says, to their end of now. Returns those that do not exist. */
export async function readThrough(
  open: (topics: readonly string[]) => LogReader,
  topics: readonly string[],
  onRecords: (records: readonly RawRecord[]) => Promise<void>,
  begin: (partition: AssignedPartition) => Promise<string> = async ({ start }) => start,
): Promise<readonly string[]> {
  const reader = open(topics);
  let missing: readonly string[] = [];
  let timer: NodeJS.Timeout | undefined;
  let failure: unknown;
  try {
    await new Promise<void>((resolve, reject) => {
      const running = reader.run({
        position: begin,
        batch: async ({ records }) => {
          if (failure !== undefined) throw failure;
          try {
            await onRecords(records);
          } catch (error) {
            // A reader would try again for ever.
            failure = error;
            reject(error);
            throw error;
          }
        },
        revoked: () => undefined,
        recreated: () => undefined,
        state: (state) => {
          clearTimeout(timer);
          if (state.state === 'live' || state.state === 'ended') {
            missing = state.missing ?? [];
            resolve();
          } else if (state.state === 'waiting' && state.waitingFor.startsWith('topic')) {
            missing = topics;
            resolve();
          } else if (state.state === 'waiting') {
            const away = new StreamglassError('log-away', `Waited ${NO_BROKER_MS / 1000} s for ${state.waitingFor}.`, {
              retryable: true,
            });
            timer = setTimeout(() => reject(away), NO_BROKER_MS);
          }
        },
      });
      running.catch(reject);
    });
  } finally {
    clearTimeout(timer);
    await reader.stop();
  }
  return missing;
}

/** Readers that read once, each in a group of its own, and those groups forgotten. */
export function openOnce(
  connection: KafkaConnection,
  purpose: string,
  log: LogSink,
): { openReader(topics: readonly string[]): LogReader; forget(): Promise<void> } {
  const groups: string[] = [];
  return {
    openReader(topics) {
      const groupId = `streamglass-${purpose}-${randomUUID()}`;
      groups.push(groupId);
      return openKafkaReader({ ...connection, groupId, topics, log });
    },
    async forget() {
      const admin = new Admin({ ...platformaticConfig(connection), retries: 1, retryDelay: 200 });
      try {
        await admin.deleteGroups({ groups });
      } catch (error) {
        log.debug({ groups, why: rootCause(error) }, 'groups made for one run were not deleted');
      } finally {
        admin.close().catch(() => undefined);
      }
    },
  };
}
