import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig, type Config } from '../config.ts';
import type { DeadLetter } from '../bridge.ts';
import { type Parts, type Running, start } from '../main.ts';
import { silentLog } from '../observability/log.ts';
import { createEngine } from '../engine.ts';
import { MemoryLog } from './memory-log.ts';

/** A configuration as flags would make it, without the environment of whoever runs the test. */
export function configOf(...flags: string[]): Config {
  const wanted = readConfig({ flags, environment: {}, readFile: () => '{}' });
  if (wanted.wants !== 'run') throw new Error('these flags start nothing');
  return wanted.config;
}

export interface TestBridge extends Running {
  readonly log: MemoryLog;
  readonly letters: DeadLetter[];
  /** Where sockets open. */
  readonly stream: string;
}

/** A bridge in this process on a log in memory, on a free port. */
export async function startBridge(
  options: { readonly log?: MemoryLog; readonly flags?: readonly string[]; readonly parts?: Partial<Parts> } = {},
): Promise<TestBridge> {
  const log = options.log ?? new MemoryLog();
  const letters: DeadLetter[] = [];
  const running = await start(configOf('--port=0', ...(options.flags ?? [])), {
    engine: createEngine,
    input: () => ({
      reader: log.reader(),
      deadLetters: { write: async (some) => void letters.push(...some), stop: async () => undefined },
      from: { at: 'earliest' },
      about: { input: 'kafka', text: 'a log in memory' },
    }),
    log: silentLog,
    ...options.parts,
  });
  return { ...running, log, letters, stream: `ws://127.0.0.1:${running.port}/stream` };
}

/** A folder that goes away with the test. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'streamglass-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

let made = 0;
/** An event in the canonical wire shape. */
export function eventOf(fields: Record<string, unknown> = {}): Record<string, unknown> {
  made += 1;
  return {
    event_type: 'omninode.agent.execution.started.v1',
    event_id: `event-${made}`,
    timestamp: new Date().toISOString(),
    tenant_id: 'default',
    source: 'test',
    correlation_id: `chain-${made}`,
    payload: { agent_name: 'scribe' },
    ...fields,
  };
}
export const topic = 'omninode.agent.execution.started.v1';

/** Waits until something is so. */
export async function until(is: () => boolean | Promise<boolean>, what: string, withinMs = 20_000): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await is())) {
    if (Date.now() > end) throw new Error(`${what} did not come about in ${withinMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
