import { catalog } from '../../events/catalog.ts';
import { toOnexEnvelope } from '../../events/encode.ts';
import type { RawRecord } from '../../events/envelope.ts';
import { type Random, seededRandom } from '../../lib/random.ts';
import { sampleEvent } from '../../simulate/sample.ts';

/** How a made-up stream should be. For tests only; no index exports it. */
export interface StreamShape {
  readonly seed: number;
  readonly records: number;
  readonly partitions: number;
  readonly tenants: number;
  readonly names: number;
  /** Types to draw from. */
  readonly types: readonly string[];
}

const encoder = new TextEncoder();
export const streamStart = Date.UTC(2026, 2, 1, 12, 0, 0);
const day = 86_400_000;

/** Fields by which states are keyed: drawn from few names, so that keys meet. */
const named = new Set([
  'agentName',
  'selectedAgent',
  'previousAgent',
  'sourceAgent',
  'targetAgent',
  'nodeId',
  'serviceName',
  'instanceId',
  'serviceId',
  'databaseName',
  'topic',
  'provider',
  'providerName',
]);
const healthWords = ['healthy', 'degraded', 'critical', 'Passing', 'odd'];

/** How much earlier than its log time an event happened: mostly little, sometimes very much, now and then later. */
function delay(random: Random): number {
  const kind = random();
  if (kind < 0.6) return random() * 20_000;
  if (kind < 0.75) return random() * 900_000;
  if (kind < 0.85) return random() * day;
  if (kind < 0.93) return random() * 100 * day;
  return -random() * 300_000;
}

/**
 * Partitions of made-up records of all types, known and not: with repeats, late events, ids that meet in several
 * partitions, poison and tombstones.
 */
export function makeStream(shape: StreamShape): RawRecord[][] {
  const random = seededRandom(shape.seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const partitions: RawRecord[][] = Array.from({ length: shape.partitions }, () => []);
  let logTime = streamStart;
  for (let count = 0; count < shape.records; count++) {
    logTime += Math.floor(random() * 60_000);
    const at = Math.floor(random() * shape.partitions);
    const partition = partitions[at] as RawRecord[];
    const offset =
      partition.length === 0
        ? Math.floor(random() * 5)
        : Number(partition.at(-1)?.offset) + 1 + (random() < 0.05 ? 3 : 0);
    const before = random() < 0.08 ? pick([null, ...partition]) : null;
    partition.push({
      topic: 'events',
      partition: at,
      offset: String(offset),
      timestamp: logTime,
      key: null,
      value: before === null ? valueOf(shape, random, pick, logTime) : before.value,
      headers: [],
    });
  }
  return partitions;
}

function valueOf(
  shape: StreamShape,
  random: Random,
  pick: <T>(items: readonly T[]) => T,
  logTime: number,
): Uint8Array | null {
  const kind = random();
  if (kind < 0.01) return null;
  if (kind < 0.02) return encoder.encode('{"broken');
  const time = Math.round((logTime - delay(random)) * 1000) / 1000;
  const common = {
    id: `id-${Math.floor(random() * 1e9).toString(36)}`,
    tenantId: `tenant-${Math.floor(random() * shape.tenants)}`,
    source: `source-${Math.floor(random() * 4)}`,
    correlationId: `correlation-${Math.floor(random() * 30)}`,
  };
  const type = pick(shape.types);
  const definition = catalog.find(type);
  if (definition === undefined) {
    const event = {
      ...common,
      type,
      time,
      origin: 'real' as const,
      known: false as const,
      payload: { duration_ms: 5 },
    };
    return encoder.encode(JSON.stringify(toOnexEnvelope(event)));
  }
  const event = sampleEvent(definition, random, time);
  const payload: Record<string, unknown> = { ...event.payload };
  for (const field of Object.keys(payload)) {
    if (named.has(field)) payload[field] = `n${Math.floor(random() * shape.names)}`;
    if (field === 'status' || field === 'healthStatus') payload[field] = pick(healthWords);
  }
  return encoder.encode(JSON.stringify(toOnexEnvelope({ ...event, ...common, payload })));
}
