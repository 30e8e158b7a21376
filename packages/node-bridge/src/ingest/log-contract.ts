// What every implementation of the log port must do, tried on a real log. A new client library is added by writing a
// `LogUnderTest` for it and calling `logContract`. The foreign producers share no code with the reader or the writer.
import { after, before, describe } from 'node:test';
import { flowCases } from './log-contract/flow.ts';
import type { Bench, LogUnderTest } from './log-contract/kit.ts';
import { logCases } from './log-contract/log.ts';
import { recordsCases } from './log-contract/records.ts';
import { writesCases } from './log-contract/writes.ts';
import type { LogReader } from './log-port.ts';

let sequence = 0;

export function logContract(name: string, open: () => Promise<LogUnderTest>): void {
  describe(name, { timeout: 120_000 }, () => {
    let current: Bench | undefined;
    const running: LogReader[] = [];
    const run = process.pid.toString(36) + Date.now().toString(36);
    const bench = (): Bench => {
      if (!current) throw new Error('The log is not open.');
      return current;
    };

    before(async () => {
      const log = await open();
      const fresh = (what: string): string => `contract-${what}-${run}-${sequence++}`;
      current = {
        log,
        writer: log.openWriter(),
        fresh,
        topicOf: async (what, partitions = 1, configs = {}) => {
          const topic = fresh(what);
          await log.createTopic(topic, partitions, configs);
          return topic;
        },
        read: (topics, consumer, groupId = fresh('group')) => {
          const reader = log.openReader({ groupId, topics });
          running.push(reader);
          void reader.run(consumer);
          return reader;
        },
      };
    });
    after(async () => {
      await Promise.all(running.map((reader) => reader.stop()));
      await current?.writer.stop();
      await current?.log.stop();
    });

    recordsCases(bench);
    flowCases(bench);
    logCases(bench);
    writesCases(bench);
  });
}
