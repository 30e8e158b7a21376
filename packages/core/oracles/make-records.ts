/**
 * Seeded raw records for the oracle tests, in several wire shapes and with everything that goes wrong in a log: repeats,
 * disorder, late and future times, missing fields, bytes that are no event. Imports nothing of core: if the simulator and the
 * decoder of core shared a mistake, streams made here would still show it.
 */
import { dice } from './dice.ts';
import { makers } from './make-facts.ts';
import { carelessly, type Envelope, iso, oddWires, wires } from './make-wires.ts';
import type { LogRecord } from './records.ts';

export interface StreamOptions {
  readonly seed: number;
  readonly count: number;
  /** Event times lie in `[from, to)`, ms. */
  readonly from: number;
  readonly to: number;
  readonly tenants?: readonly string[];
  /** Share of records that are no event at all. */
  readonly poison?: number;
  readonly repeats?: number;
  /** How many correlations there are. Left out: a quarter of `count`. */
  readonly correlations?: number;
  /** Share of records whose producer writes in an odd way: other case, numbers as text, wrong types, times of all kinds. */
  readonly odd?: number;
}

const utf8 = (text: string) => new TextEncoder().encode(text);

const poisons: readonly (Uint8Array | null)[] = [
  utf8('not json'),
  utf8('{"event_type":"omninode.agent.routing.failed.v1",}'),
  utf8('{"a":NaN}'),
  utf8('[1,2,3]'),
  utf8('"text"'),
  utf8('null'),
  utf8(''),
  utf8('{"a":1} trailing'),
  new Uint8Array([0x7b, 0x22, 0x61, 0x22, 0x3a, 0xff, 0xfe, 0x7d]),
  null,
];

/** Records in offset order per partition. */
export function makeRecords({
  seed,
  count,
  from,
  to,
  tenants = ['default', 'acme', 'beta'],
  poison = 0.02,
  repeats = 0.05,
  correlations = Math.max(2, count / 4),
  odd = 0,
}: StreamOptions): LogRecord[] {
  const roll = dice(seed);
  const offsets = new Map<string, number>();
  const records: LogRecord[] = [];
  const append = (
    topic: string,
    timestamp: number,
    value: Uint8Array | null,
    headers: LogRecord['headers'],
    partition = roll.below(2),
  ) => {
    const at = `${topic}/${partition}`;
    const offset = (offsets.get(at) ?? 0) + (roll.chance(0.02) ? roll.below(5) : 0);
    offsets.set(at, offset + 1);
    records.push({ topic, partition, offset: String(offset), timestamp, key: null, value, headers });
  };
  const sent: { topic: string; value: Uint8Array; headers: LogRecord['headers']; partition: number }[] = [];
  for (let i = 0; i < count; i++) {
    // Log times rise with the records; event times lag behind, by hours for a few.
    const logTime = Math.floor(from + ((to - from) * i) / count + roll.below(50));
    if (roll.chance(poison)) {
      append('omninode.agent.routing.failed.v1', logTime, roll.pick(poisons), []);
      continue;
    }
    const last = sent[sent.length - 1 - roll.below(50)];
    if (last !== undefined && roll.chance(repeats)) {
      append(last.topic, logTime, last.value, last.headers, last.partition);
      continue;
    }
    const late = roll.chance(0.02)
      ? roll.below(Math.min(to - from, 7_200_000))
      : roll.below(3000) + roll.below(1000) / 1000;
    const ahead = roll.chance(0.01) ? 600_000 : roll.chance(0.02) ? 20_000 : 0;
    const time = roll.chance(0.02) ? null : logTime - late + ahead;
    const fact = roll.pick(makers)(roll, Math.floor(time ?? logTime));
    const event: Envelope = {
      ...fact,
      id: roll.chance(0.01) ? `short-${roll.below(20)}` : `${roll.hex(8)}-${roll.hex(4)}`,
      tenant: roll.pick(tenants),
      source: roll.pick(['omniclaude', 'archon', 'bridge']),
      correlation: roll.chance(0.9) ? `c-${roll.below(correlations)}` : null,
      time,
    };
    const isOdd = odd > 0 && roll.chance(odd);
    const wire = roll.pick(isOdd ? oddWires : wires)(
      isOdd ? { ...event, payload: carelessly(roll, event.payload) } : event,
    );
    const value = utf8(JSON.stringify(wire.body));
    const headers = Object.entries(wire.headers ?? {}).map(([name, text]) => [name, utf8(text)] as const);
    const partition = roll.below(2);
    append(wire.topic, logTime, value, headers, partition);
    sent.push({ topic: wire.topic, value, headers, partition });
  }
  return records;
}

/** One record in envelope A, for hand-made streams. */
export function eventRecord(
  at: {
    readonly time: number;
    readonly offset: number;
    readonly logTime?: number;
    readonly topic?: string;
    readonly partition?: number;
  },
  type: string,
  payload: Record<string, unknown>,
  envelope: Record<string, unknown> = {},
): LogRecord {
  return {
    topic: at.topic ?? 'events',
    partition: at.partition ?? 0,
    offset: String(at.offset),
    timestamp: at.logTime ?? at.time,
    key: null,
    value: utf8(
      JSON.stringify({
        event_type: type,
        event_id: `e-${at.offset}`,
        timestamp: iso(at.time),
        tenant_id: 'default',
        source: 'test',
        payload,
        ...envelope,
      }),
    ),
    headers: [],
  };
}
