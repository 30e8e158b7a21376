// How the bridge reads fetched bytes itself while kafkajs keeps group, connections and fetching. kafkajs hands its cluster
// to partition assigners, which is public API; on that one instance two things are set, and nothing is changed globally:
//  - the answer of Fetch is decoded here (see kafka-records.ts) and passed through kafkajs as one carrier per partition
//  - a connection's queue no longer wakes up every millisecond while it has nothing to send
import { StreamglassError } from '@streamglass/core/lib';
import { type AbortedTransaction, reach } from './kafka-records.ts';

/** What one Fetch answer says of one partition. */
export interface FetchedPartition {
  readonly topic: string;
  readonly partition: number;
  /** 0, or Kafka's number of what went wrong. */
  readonly errorCode: number;
  /** What a reader of committed records can see of the log: `[logStart, end)`. */
  readonly logStart: bigint;
  readonly end: bigint;
  readonly aborted: readonly AbortedTransaction[];
  readonly bytes: Buffer;
}

/** Kafka's numbers for faults that concern a partition and not the connection; the reader looks after them. */
export const OFFSET_OUT_OF_RANGE = 1;
export const UNKNOWN_TOPIC = 3;
const HANDLED = new Set([OFFSET_OUT_OF_RANGE, UNKNOWN_TOPIC]);

const FETCH = 1;
const OLDEST_FETCH = 4;

/** Stands in for the messages of a partition on the way through kafkajs, with the offset that kafkajs is to step over. */
export class Carrier {
  readonly offset: string;
  readonly fetched: FetchedPartition;
  readonly key = null;
  readonly value = null;
  readonly isControlRecord = false;

  constructor(fetched: FetchedPartition, last: bigint) {
    this.fetched = fetched;
    this.offset = String(last);
  }
}

interface KafkajsPartition {
  readonly partition: number;
  readonly errorCode: number;
  readonly highWatermark: string;
  readonly abortedTransactions: readonly never[];
  readonly preferredReadReplica: number;
  readonly messages: readonly Carrier[];
}

interface KafkajsFetch {
  readonly throttleTime: number;
  readonly clientSideThrottleTime: number;
  readonly responses: readonly { readonly topicName: string; readonly partitions: readonly KafkajsPartition[] }[];
}

/** Fetch answer, versions 4 to 11: what kafkajs wants to see of it, with our carriers in the place of messages. */
export function decodeFetch(
  body: Buffer,
  version: number,
  onPartition: (fetched: FetchedPartition) => void,
): KafkajsFetch {
  let at = 0;
  const int16 = (): number => body.readInt16BE((at += 2) - 2);
  const int32 = (): number => body.readInt32BE((at += 4) - 4);
  const int64 = (): bigint => body.readBigInt64BE((at += 8) - 8);
  const list = <Item>(read: () => Item): Item[] => {
    const items: Item[] = [];
    for (let left = int32(); left > 0; left--) items.push(read());
    return items;
  };
  const name = (): string => {
    const length = int16();
    return body.toString('utf8', at, (at += length));
  };
  const throttle = int32();
  // From version 7 on: an error of the whole answer, and a fetch session, which kafkajs does not use.
  if (version >= 7) at += 6;
  const responses = list(() => {
    const topicName = name();
    const partitions = list((): KafkajsPartition => {
      const partition = int32();
      const errorCode = int16();
      const highWatermark = int64();
      const end = int64();
      const logStart = version >= 5 ? int64() : 0n;
      const aborted = list(() => ({ producerId: int64(), firstOffset: int64() }));
      const preferredReadReplica = version >= 11 ? int32() : -1;
      const length = Math.max(int32(), 0);
      const bytes = body.subarray(at, (at += length));
      const fetched = { topic: topicName, partition, errorCode, logStart, end, aborted, bytes };
      onPartition(fetched);
      const last = reach(bytes);
      return {
        partition,
        errorCode: HANDLED.has(errorCode) ? 0 : errorCode,
        highWatermark: String(highWatermark),
        abortedTransactions: [],
        preferredReadReplica,
        messages: last === undefined ? [] : [new Carrier(fetched, last - 1n)],
      };
    });
    return { topicName, partitions };
  });
  // Brokers from 2.0 on expect the client to wait by itself.
  return { throttleTime: version >= 8 ? 0 : throttle, clientSideThrottleTime: version >= 8 ? throttle : 0, responses };
}

interface Exchange {
  readonly request: { readonly apiVersion: number };
  readonly response: { readonly decode: (body: Buffer) => Promise<unknown> };
}
type Protocol = (options: unknown) => Exchange;
type Lookup = (apiKey: number, definition: unknown) => Protocol;
interface Queue {
  readonly pending: readonly unknown[];
  readonly throttledUntil: number;
  scheduleCheckPendingRequests(): void;
}
interface BrokerInside {
  lookupRequest: Lookup;
  readonly connectionPool: { readonly pool: readonly { readonly requestQueue: Queue }[] };
}
interface ClusterInside {
  readonly brokerPool: { createBroker(options: unknown): BrokerInside };
}

const hasInside = (cluster: object): cluster is ClusterInside =>
  'brokerPool' in cluster &&
  typeof cluster.brokerPool === 'object' &&
  cluster.brokerPool !== null &&
  'createBroker' in cluster.brokerPool &&
  typeof cluster.brokerPool.createBroker === 'function';

function readFetchesHere(broker: BrokerInside, onPartition: (fetched: FetchedPartition) => void): void {
  let lookup = broker.lookupRequest;
  const ours: Lookup = (apiKey, definition) => {
    const protocol = lookup(apiKey, definition);
    if (apiKey !== FETCH) return protocol;
    return (options) => {
      const exchange = protocol(options);
      const { apiVersion } = exchange.request;
      if (apiVersion < OLDEST_FETCH)
        throw new StreamglassError(
          'kafka-too-old',
          `The broker speaks Fetch version ${apiVersion}; ${OLDEST_FETCH} is needed.`,
          {
            hint: 'Kafka 0.11 or later is needed.',
          },
        );
      return {
        ...exchange,
        response: { ...exchange.response, decode: async (body) => decodeFetch(body, apiVersion, onPartition) },
      };
    };
  };
  // kafkajs sets this anew on every connect.
  Object.defineProperty(broker, 'lookupRequest', {
    get: () => ours,
    set: (value: Lookup) => {
      lookup = value;
    },
  });
}

function sleepWhenIdle(queue: Queue): void {
  const schedule = queue.scheduleCheckPendingRequests.bind(queue);
  queue.scheduleCheckPendingRequests = () => {
    if (queue.pending.length > 0 || queue.throttledUntil > Date.now()) schedule();
  };
}

/** Prepares the cluster of one kafkajs client. Throws `kafkajs-changed` for a kafkajs that is built differently. */
export function tapCluster(cluster: object, onPartition: (fetched: FetchedPartition) => void): void {
  if (!hasInside(cluster))
    throw new StreamglassError('kafkajs-changed', 'This kafkajs is not built like version 2.2.4.', {
      hint: 'Install kafkajs 2.2.4.',
    });
  const pool = cluster.brokerPool;
  const create = pool.createBroker.bind(pool);
  pool.createBroker = (options) => {
    const broker = create(options);
    readFetchesHere(broker, onPartition);
    for (const { requestQueue } of broker.connectionPool.pool) sleepWhenIdle(requestQueue);
    return broker;
  };
}
