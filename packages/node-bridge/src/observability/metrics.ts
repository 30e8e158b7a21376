import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What is read only when somebody asks for the metrics. */
export interface Readings {
  /** Records by what became of them, over all partitions, since coverage began. */
  records(): Readonly<Record<'accepted' | 'repeated' | 'dead_lettered' | 'tombstone' | 'gap', number>>;
  /** Records not yet read; null: unknown. */
  lag(): number | null;
  /** Seconds between now and the time up to which data is known; null: nothing is known. */
  age(): number | null;
  state(): string;
  sockets(): number;
  subscriptions(): number;
  tails(): number;
  views(): number;
}

export interface Metrics {
  readonly registry: Registry;
  read(readings: Readings): void;
  viewComputed(view: string, seconds: number): void;
  sent(frames: number, bytes: number): void;
  patched(): void;
  conflated(): void;
  closed(reason: string): void;
  checkpointed(seconds: number, bytes: number): void;
}

const states = ['live', 'catching-up', 'waiting', 'ended'];

/** Metrics in the style of Prometheus, in a registry of their own: two bridges in one process do not meet. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 20 });
  const counter = (name: string, help: string, labelNames: string[] = []) =>
    new Counter({ name: `streamglass_${name}`, help, labelNames, registers });
  const compute = new Histogram({
    name: 'streamglass_view_compute_seconds',
    help: 'Time to compute and encode one update of a view',
    labelNames: ['view'],
    buckets: [0.0001, 0.0005, 0.001, 0.005, 0.02, 0.1, 0.5],
    registers,
  });
  const frames = counter('sent_frames_total', 'Frames written to sockets');
  const bytes = counter('sent_bytes_total', 'Bytes written to sockets');
  const patches = counter('patches_total', 'Patches encoded; each goes to every socket that follows its view');
  const conflations = counter('conflations_total', 'Times a slow reader began to get snapshots instead of patches');
  const closes = counter('closes_total', 'Connections closed by the bridge', ['reason']);
  const checkpointSeconds = new Gauge({
    name: 'streamglass_checkpoint_seconds',
    help: 'Duration of the last checkpoint',
    registers,
  });
  const checkpointBytes = new Gauge({
    name: 'streamglass_checkpoint_bytes',
    help: 'Size of the last checkpoint',
    registers,
  });
  return {
    registry,
    read(readings) {
      const gauge = (name: string, help: string, read: () => number | null) =>
        new Gauge({
          name: `streamglass_${name}`,
          help,
          registers,
          collect() {
            this.set(read() ?? Number.NaN);
          },
        });
      new Counter({
        name: 'streamglass_records_total',
        help: 'Records read, by what became of them',
        labelNames: ['outcome'],
        registers,
        collect() {
          this.reset();
          for (const [outcome, count] of Object.entries(readings.records())) this.inc({ outcome }, count);
        },
      });
      new Gauge({
        name: 'streamglass_ingest_state',
        help: '1 for the state the feed is in',
        labelNames: ['state'],
        registers,
        collect() {
          for (const one of states) this.set({ state: one }, one === readings.state() ? 1 : 0);
        },
      });
      gauge('lag_records', 'Records in the log that are not yet read', readings.lag);
      gauge('data_age_seconds', 'How old what is known is', readings.age);
      gauge('sockets', 'Open connections', readings.sockets);
      gauge('subscriptions', 'Subscriptions on all connections', readings.subscriptions);
      gauge('tails', 'Tails on all connections', readings.tails);
      gauge('shared_views', 'Views computed or lingering', readings.views);
    },
    viewComputed: (view, seconds) => compute.observe({ view }, seconds),
    sent(frameCount, byteCount) {
      frames.inc(frameCount);
      bytes.inc(byteCount);
    },
    patched: () => patches.inc(),
    conflated: () => conflations.inc(),
    closed: (reason) => closes.inc({ reason }),
    checkpointed(seconds, size) {
      checkpointSeconds.set(seconds);
      checkpointBytes.set(size);
    },
  };
}
