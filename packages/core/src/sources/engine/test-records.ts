import type { RawRecord } from '../../events/envelope.ts';

/** What a test says of a record; the rest is filled in. For tests and benchmarks only; no index exports it. */
export interface TestRecord {
  readonly type: string;
  readonly payload?: unknown;
  readonly id?: string;
  /** ms; left out: the log time. */
  readonly time?: number;
  readonly logTime: number;
  readonly source?: string;
  readonly tenant?: string;
  readonly correlation?: string;
  readonly topic?: string;
  readonly partition?: number;
  readonly offset: number;
}

const encoder = new TextEncoder();

/** A record in the wire shape that most producers use. */
export function recordOf(test: TestRecord): RawRecord {
  const time = test.time ?? test.logTime;
  const micros = Math.round((time - Math.floor(time)) * 1000);
  const body = {
    event_type: test.type,
    event_id: test.id ?? `event-${test.topic ?? ''}-${test.partition ?? 0}-${test.offset}`,
    timestamp: `${new Date(Math.floor(time)).toISOString().slice(0, -1)}${String(micros).padStart(3, '0')}Z`,
    tenant_id: test.tenant ?? 'default',
    namespace: 'omninode',
    source: test.source ?? 'tester',
    ...(test.correlation === undefined ? {} : { correlation_id: test.correlation }),
    payload: test.payload ?? {},
  };
  return {
    topic: test.topic ?? test.type,
    partition: test.partition ?? 0,
    offset: String(test.offset),
    timestamp: test.logTime,
    key: null,
    value: encoder.encode(JSON.stringify(body)),
    headers: [],
  };
}
