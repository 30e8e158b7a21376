// What every implementation of the log port must do, tried on a real log. A new client library is added by writing a
// `LogUnderTest` for it and calling `logContract`. The foreign producers share no code with the reader or the writer.
import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import { flowCases } from './log-contract/flow.ts';
import { type Bench, type Case, Counting, type LogUnderTest } from './log-contract/kit.ts';
import { logCases } from './log-contract/log.ts';
import { recordsCases } from './log-contract/records.ts';
import { outageCases, writesCases } from './log-contract/writes.ts';
import type { LogWriter } from './log-port.ts';

let sequence = 0;

/** Most of a case is waiting. */
const SIDE_BY_SIDE = 4;

export function logContract(name: string, open: () => Promise<LogUnderTest>): void {
  describe(name, { timeout: 180_000 }, () => {
    let log: LogUnderTest | undefined;
    let writer: LogWriter | undefined;
    const run = process.pid.toString(36) + Date.now().toString(36);
    const fresh = (what: string): string => `contract-${what}-${run}-${sequence++}`;

    before(async () => {
      log = await open();
      writer = log.openWriter();
    });
    after(async () => {
      await writer?.stop();
      await log?.stop();
    });

    const benchOf = (test: TestContext): Bench => {
      if (!log || !writer) throw new Error('The log is not open.');
      const { openReader, createTopic } = log;
      return {
        log,
        writer,
        fresh,
        topicOf: async (what, partitions = 1, configs = {}) => {
          const topic = fresh(what);
          await createTopic(topic, partitions, configs);
          return topic;
        },
        read: (topics, consumer, options = {}) => {
          const reader = openReader({ groupId: fresh('group'), topics, ...options });
          test.after(async () => {
            await reader.stop();
            if (consumer instanceof Counting) assert.deepEqual(consumer.breaches, []);
          });
          void reader.run(consumer);
          return reader;
        },
      };
    };
    const declare: Case = (title, body) => it(title, (test) => body(benchOf(test), test));

    describe('while it runs', { concurrency: SIDE_BY_SIDE }, () => {
      recordsCases(declare);
      flowCases(declare);
      logCases(declare);
      writesCases(declare);
    });
    describe('when it is away', () => outageCases(declare));
  });
}
