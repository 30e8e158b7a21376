import type { RawRecord } from '../../events/envelope.ts';
import { StreamglassError } from '../../lib/errors.ts';
import { Answers } from './answers.ts';
import { badCheckpoint } from './bytes.ts';
import { loadEngine, saveEngine } from './checkpoint.ts';
import { endOf, relative } from './coverage.ts';
import { type EngineOptions, EngineState } from './engine-state.ts';
import type { Engine, IngestState, ViewArguments } from './types.ts';

/** All sources over one reading of the log. See {@link Engine} for what each part promises. */
class SourceEngine implements Engine {
  readonly #state: EngineState;
  readonly #answers: Answers;

  constructor(state: EngineState) {
    this.#state = state;
    this.#answers = new Answers(state);
  }

  read(record: RawRecord): ReturnType<Engine['read']> {
    return this.#state.read(record);
  }

  lost(topic: string, partition: number, from: string, to: string, fromTime: number, toTime: number): void {
    const found = this.#state.partition(topic, partition, from);
    const skipped = this.#state.coverage.reach(found, from);
    const records = relative(found, to) - relative(found, from);
    if (!(records >= 0)) {
      throw new StreamglassError('bad-offset', `lost offsets [${from}, ${to}) end before they begin`, {
        hint: 'give the first lost offset and the first one that still exists',
      });
    }
    found.withoutRecord += skipped;
    found.gap += records;
    found.covered += skipped + records;
    if (records === 0) return;
    this.#state.gaps.add({ from: fromTime, to: toTime, records });
    this.#state.epoch += 1;
  }

  recreated(topic: string, partition: number): void {
    this.#state.coverage.recreated(topic, partition);
    this.#state.forgetLast();
    this.#state.epoch += 1;
  }

  coveredTo(topic: string, partition: number): string | null {
    const found = this.#state.coverage.find(topic, partition);
    return found === undefined ? null : endOf(found);
  }

  get accounts(): Engine['accounts'] {
    return this.#state.coverage.accounts();
  }

  advance(asOf: number): void {
    this.#state.advance(asOf);
  }

  get asOf(): number {
    return this.#state.asOf;
  }

  setIngest(ingest: IngestState): void {
    if (JSON.stringify(ingest) === JSON.stringify(this.#answers.ingest)) return;
    const { lag: _, ...before } = this.#answers.ingest;
    const { lag, ...after } = ingest;
    // The lag alone is in no view's meta.
    if (JSON.stringify(before) !== JSON.stringify(after)) this.#state.epoch += 1;
    this.#answers.ingest = { ...after, lag };
  }

  get ingest(): IngestState {
    return this.#answers.ingest;
  }

  get views(): readonly string[] {
    return this.#answers.names;
  }

  get tenants(): readonly string[] {
    this.#state.shrinkTenants();
    return this.#state.tenants.names;
  }

  versionOf(view: string, params: ViewArguments, tenants: readonly string[] | null): string {
    return this.#answers.versionOf(view, params, tenants);
  }

  answer(view: string, params: ViewArguments, tenants: readonly string[] | null): ReturnType<Engine['answer']> {
    return this.#answers.answer(view, params, tenants);
  }

  describe(view: string, _lang: string): ReturnType<Engine['describe']> {
    return this.#answers.describe(view);
  }

  normalize(view: string, params: ViewArguments | undefined): ViewArguments {
    return this.#answers.normalize(view, params);
  }

  originOf(tenants: readonly string[] | null): ReturnType<Engine['originOf']> {
    return this.#state.seen.origin(this.#state.tenants.setOf(tenants));
  }

  checkpoint(): Uint8Array {
    return saveEngine(this.#state);
  }

  merge(other: Engine): void {
    if (!(other instanceof SourceEngine)) {
      throw new StreamglassError('other-engine', 'only engines made by createEngine merge', {
        hint: 'restore it first',
      });
    }
    this.#state.merge(other.#state);
  }

  dump(): unknown {
    return this.#state.dump();
  }
}

/**
 * An engine that goes on where a checkpoint was made. A state whose definition is new or has changed starts empty, and `since`
 * of its views says so. Throws `bad-checkpoint`.
 */
export function restoreEngine(checkpoint: Uint8Array, options: EngineOptions): Engine {
  const state = new EngineState(options);
  try {
    loadEngine(state, checkpoint);
  } catch (cause) {
    throw cause instanceof StreamglassError ? cause : badCheckpoint('what it holds makes no sense', cause);
  }
  return new SourceEngine(state);
}

/** An engine that has read nothing yet. */
export function createEngine(options: EngineOptions): Engine {
  return new SourceEngine(new EngineState(options));
}
