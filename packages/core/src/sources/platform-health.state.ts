import type { Severity } from './contract.ts';
import { days, minutes, newest, table, timeline } from './engine/kinds.ts';

const kept = days(31);
const worstFirst = ['critical', 'warn', 'ok', 'unknown'] as const satisfies readonly Severity[];

/** What is known of services, databases and topics. Severities over time are timelines; uptime follows from them. */
export const healthState = {
  services: table({
    max: 2_000,
    keepMs: kept,
    fields: {
      /** Named by a registration or a report. */
      namedAt: newest<number>(),
      reportedAt: newest<number>(),
      health: newest<string>(),
      message: newest<string>(),
      latencyMs: newest<number>(),
    },
  }),
  /** By `service/instance`. */
  instances: table({
    max: 5_000,
    keepMs: kept,
    fields: {
      service: newest<string>(),
      registeredAt: newest<number>(),
      deregisteredAt: newest<number>(),
      url: newest<string>(),
      type: newest<string>(),
      version: newest<string>(),
    },
  }),
  databases: table({
    max: 500,
    keepMs: kept,
    fields: {
      reportedAt: newest<number>(),
      latencyMs: newest<number>(),
      poolActive: newest<number>(),
      poolMax: newest<number>(),
      poolUtilization: newest<number>(),
      lostAt: newest<number>(),
      restoredAt: newest<number>(),
      reason: newest<string>(),
    },
  }),
  topics: table({
    max: 2_000,
    keepMs: kept,
    fields: {
      reportedAt: newest<number>(),
      messagesPerSecond: newest<number>(),
      consumerLag: newest<number>(),
      errors: newest<number>(),
    },
  }),
  serviceHealth: timeline({ max: 2_000, keepMs: kept, values: worstFirst }),
  /** Databases and Kafka report all the time: silence means something. A loss stands until it is taken back. */
  databaseHealth: timeline({
    max: 500,
    keepMs: kept,
    values: worstFirst,
    silent: { afterMs: minutes(15), except: ['critical'], becomes: 'unknown' },
  }),
  kafkaHealth: timeline({
    max: 1,
    keepMs: kept,
    values: worstFirst,
    silent: { afterMs: minutes(15), except: ['critical'], becomes: 'unknown' },
  }),
} as const;

/** The one key of `kafkaHealth`. */
export const kafkaName = 'kafka';
