import { type Client, createClient } from '../client/client.ts';
import { reportFailure } from '../client/notify.ts';
import { type Catalog, catalog as wholeCatalog } from '../events/catalog.ts';
import { createDecoder } from '../events/decode/decoder.ts';
import { encode, keyOf } from '../events/encode.ts';
import type { EventEnvelope, Origin, RawRecord, Reject } from '../events/envelope.ts';
import { type Clock, systemClock, type Timer } from '../lib/clock.ts';
import { type Random, systemRandom } from '../lib/random.ts';
import { layoutsOf } from '../protocol/rows.ts';
import { allSources, contractOf, createEngine, type Engine, type ReadOutcome, type Source } from '../sources/index.ts';
import { LocalServer } from './server.ts';

/** A record to be written to the client's own log, which gives it its place there. */
export type LocalRecord = Pick<RawRecord, 'topic' | 'key' | 'value' | 'headers'>;
type AnyEnvelope = EventEnvelope<string, unknown>;

export interface LocalClientOptions {
  /** Records as a log holds them, read in this order; each partition by offset. */
  readonly records?: Iterable<RawRecord>;
  /** Events; they are written to a log of their own first, so that they take the same road as any. */
  readonly events?: Iterable<AnyEnvelope>;
  /** Asked ten times a second for what was written up to now: `createSimulator(…).live(clock.now())`. */
  readonly feed?: { due(now: number): Iterable<LocalRecord> };
  /** What records are that do not say it themselves. Left out: `real`. */
  readonly origin?: Origin;
  /** Definitions by which records are read; left out: every event of the kit. */
  readonly catalog?: Catalog;
  /** Left out: all of the kit. */
  readonly sources?: readonly Source[];
  /** What "now" is for ranges: the clock's time, or that of the newest record, for a recording of the past. Left out: `clock`. */
  readonly asOf?: 'clock' | 'records';
  readonly clock?: Clock;
  readonly random?: Random;
  /** A record that could not be read; a bridge would keep it as a dead letter. */
  readonly onReject?: (record: RawRecord, reject: Reject) => void;
}

/** A client without a server: the same interface, over an engine in the same process. */
export interface LocalClient extends Client {
  /** Reads more records. Up to 1,000 at once, the rest soon after. */
  push(records: Iterable<RawRecord>): void;
  /** Writes events to the client's own log, and reads them. */
  pushEvents(events: Iterable<AnyEnvelope>): void;
  /** Nothing more will come; feeds say so. */
  end(): void;
  /** For tests and for looking closer. */
  readonly engine: Engine;
}

const stepMs = 100;
/** Records read before others get their turn. */
const sliceRecords = 1_000;

/**
 * Views without a bridge, for stories, tests and recorded sessions: records go through the same decoder, engine, shared
 * views and protocol as in a bridge.
 */
export function createLocalClient(options: LocalClientOptions = {}): LocalClient {
  const { clock = systemClock, random = systemRandom, sources = allSources, feed, origin = 'real' } = options;
  const { catalog = wholeCatalog } = options;
  const byRecords = options.asOf === 'records';
  const engine = createEngine({ sources, decoder: createDecoder({ origin, catalog }), catalog });
  const server = new LocalServer({
    engine,
    layoutsOf: (view) => layoutsOf(contractOf(view, sources)?.fields ?? {}),
    clock,
    name: `local-${Math.floor(random() * 2 ** 32).toString(36)}`,
  });
  const client = createClient({ url: 'local:', socket: server.socket, clock, random });

  const queue: Iterator<RawRecord>[] = [];
  let newest = 0;
  let ended = false;
  let readAny = false;
  /** What the feed gave last and is not read yet: a day of the past is read in slices, or the page would stand still. */
  let due: Iterator<LocalRecord> | null = null;
  let draining: Timer | undefined;
  let stepping: Timer | undefined;

  const tell = () => {
    const behind = queue.length > 0 || due !== null;
    const state = ended ? 'ended' : behind ? 'catching-up' : readAny || feed ? 'live' : 'waiting';
    const waitingFor = state === 'waiting' ? 'records' : null;
    engine.setIngest({ state, waitingFor, lag: behind ? null : 0, slowest: null });
  };

  const read = (record: RawRecord): void => {
    const outcome: ReadOutcome = engine.read(record);
    readAny = true;
    newest = Math.max(newest, record.timestamp);
    if (outcome.kind === 'rejected') options.onReject?.(record, outcome.reject);
    if (outcome.kind !== 'accepted') return;
    const { topic, partition, offset, timestamp } = record;
    server.publish({
      ...outcome.event,
      known: outcome.known,
      payload: outcome.event.payload,
      position: { topic, partition, offset },
      logTime: timestamp,
    });
  };

  /** Puts a record at the end of a log of ours, one partition a topic. */
  const written = ({ topic, key, value, headers }: LocalRecord, timestamp: number): RawRecord => {
    const offset = engine.coveredTo(topic, 0) ?? '0';
    return { topic, partition: 0, offset, timestamp, key, value, headers };
  };
  function* logged(events: Iterable<AnyEnvelope>): Generator<RawRecord> {
    for (const event of events) {
      const record = {
        topic: event.type,
        key: keyOf(event, catalog),
        value: encode(event, 'onex', catalog),
        headers: [],
      };
      // It has no log time of its own, so it takes no time to the log.
      yield written(record, event.logTime ?? Math.ceil(event.time));
    }
  }

  const drain = (): void => {
    draining = undefined;
    for (let left = sliceRecords; left > 0 && queue.length > 0; left--) {
      const next = queue[0]?.next();
      if (!next || next.done) queue.shift();
      else read(next.value);
    }
    if (queue.length > 0) draining = clock.setTimeout(drainSafely, 0);
    else if (byRecords && !feed && readAny) ended = true;
    engine.advance(byRecords ? newest : clock.now());
    tell();
  };
  /** What is wrong with later records is no caller's any more: the page hears of it, and the rest of that batch is left. */
  const drainSafely = (): void => {
    try {
      drain();
    } catch (error) {
      queue.shift();
      reportFailure(error);
      draining ??= clock.setTimeout(drainSafely, 0);
    }
  };
  const add = (records: Iterable<RawRecord>): void => {
    ended = false;
    queue.push(records[Symbol.iterator]());
    if (draining !== undefined) return;
    try {
      drain();
    } catch (error) {
      queue.shift();
      throw error;
    }
  };

  const step = (): void => {
    const now = clock.now();
    due ??= (feed?.due(now) ?? [])[Symbol.iterator]();
    for (let left = sliceRecords; left > 0 && due; left--) {
      const next = due.next();
      if (next.done) due = null;
      else read(written(next.value, now));
    }
    if (!byRecords) engine.advance(now);
    else if (feed) engine.advance(newest);
    tell();
    stepping = clock.setTimeout(step, due ? 0 : stepMs);
  };

  tell();
  if (options.records) add(options.records);
  if (options.events) add(logged(options.events));
  step();

  const close = client.close.bind(client);
  return Object.assign(client, {
    engine,
    push: add,
    pushEvents: (events: Iterable<AnyEnvelope>) => add(logged(events)),
    end() {
      ended = true;
      tell();
    },
    close() {
      clock.clearTimeout(stepping);
      clock.clearTimeout(draining);
      close();
      server.close();
    },
  });
}
