import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { Log } from '../observability/log.ts';

/** What a checkpoint says beside the state of the engine. */
const headerSchema = z.object({
  format: z.literal(1),
  savedAt: z.number(),
  /** SHA-256 of the state, hex. */
  sha256: z.string(),
  bytes: z.number(),
  bases: z.record(z.string(), z.object({ offset: z.string(), topicId: z.string().optional() })),
});
/** By `topic/partition`: where reading first began, also where no record was ever read, and in which topic of that name. */
export type Bases = Readonly<Record<string, { readonly offset: string; readonly topicId?: string | undefined }>>;
export type CheckpointHeader = z.infer<typeof headerSchema>;
export interface Checkpoint {
  readonly header: CheckpointHeader;
  readonly state: Uint8Array;
}

/**
 * Checkpoints as numbered files, of which the newest two are kept. A file gets its name only after all of it is on disk
 * (write beside, fsync, rename, fsync of the folder), so that kill -9 at any moment leaves the one before.
 *
 *     "SGC1" · length of header (u32, big endian) · header (JSON) · state of the engine
 */
export interface CheckpointStore {
  save(state: Uint8Array, bases: Bases, now: number): Promise<void>;
  /** The newest one that can be read; `accept` may refuse one (another version of the engine). Loud about those that cannot. */
  load(accept: (checkpoint: Checkpoint) => void): Promise<Checkpoint | null>;
}

const magic = Buffer.from('SGC1');
const name = /^checkpoint-(\d{1,15})$/;
const kept = 2;

export function createCheckpointStore(folder: string, log: Log): CheckpointStore {
  let newest = 0;
  const numbers = async (): Promise<number[]> => {
    const files = await readdir(folder).catch(() => []);
    return files
      .flatMap((file) => Number(name.exec(file)?.[1] ?? Number.NaN))
      .filter((n) => !Number.isNaN(n))
      .sort((a, b) => b - a);
  };
  return {
    async save(state, bases, now) {
      await mkdir(folder, { recursive: true });
      const existing = await numbers();
      newest = Math.max(newest, existing[0] ?? 0) + 1;
      const header: CheckpointHeader = {
        format: 1,
        savedAt: now,
        sha256: hash(state),
        bytes: state.length,
        bases: { ...bases },
      };
      const text = Buffer.from(JSON.stringify(header));
      const length = Buffer.alloc(4);
      length.writeUInt32BE(text.length);
      const path = join(folder, `checkpoint-${newest}`);
      await writeSafely(`${path}.part`, [magic, length, text, state]);
      await rename(`${path}.part`, path);
      await syncFolder(folder);
      for (const old of existing.slice(kept - 1)) await rm(join(folder, `checkpoint-${old}`), { force: true });
    },
    async load(accept) {
      for (const number of await numbers()) {
        const file = join(folder, `checkpoint-${number}`);
        newest = Math.max(newest, number);
        try {
          const checkpoint = parse(await readFile(file));
          accept(checkpoint);
          return checkpoint;
        } catch (error) {
          log.error(
            { file: `checkpoint-${number}`, reason: error instanceof Error ? error.message : String(error) },
            'a checkpoint cannot be used; trying the one before, else reading begins at --from',
          );
        }
      }
      return null;
    },
  };
}

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function writeSafely(path: string, parts: readonly Uint8Array[]): Promise<void> {
  const file = await open(path, 'w', 0o600);
  try {
    for (const part of parts) await file.writeFile(part);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes a rename last. Not every system lets a folder be opened; there the rename is as safe as it gets. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

function parse(file: Buffer): Checkpoint {
  if (!file.subarray(0, 4).equals(magic)) throw new Error('it is no checkpoint');
  const headerEnd = 8 + (file.length >= 8 ? file.readUInt32BE(4) : 0);
  if (file.length < headerEnd) throw new Error('it is cut off');
  const header = headerSchema.parse(JSON.parse(file.subarray(8, headerEnd).toString()));
  const state = new Uint8Array(file.subarray(headerEnd));
  if (state.length !== header.bytes) throw new Error(`it holds ${state.length} of ${header.bytes} bytes`);
  if (hash(state) !== header.sha256) throw new Error('its checksum does not match');
  return { header, state };
}
