// The bridge as its users run it: a process of its own.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface BridgeProcess {
  readonly url: string;
  readonly pid: number;
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>;
  kill9(): Promise<void>;
  /** What it has logged so far. */
  readonly log: string;
}

/** Starts `streamglass start` with these flags and resolves when it has said its URL. */
export async function startBridge(flags: readonly string[]): Promise<BridgeProcess> {
  const conditions = ['--conditions=streamglass-source', '--disable-warning=TimeoutNegativeWarning'];
  const child: ChildProcess = spawn(
    process.execPath,
    [...conditions, 'packages/node-bridge/src/cli.ts', 'start', ...flags],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let log = '';
  const { promise: url, resolve, reject } = Promise.withResolvers<string>();
  const hear = (chunk: Buffer) => {
    log += chunk.toString();
    const said = /(http:\/\/[\d.:]+\/)/.exec(log);
    if (said?.[1]) resolve(said[1]);
  };
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  child.once('exit', (code) => reject(new Error(`the bridge ended with ${code} before it served:\n${log}`)));
  const exited = once(child, 'exit');
  return {
    url: await url,
    pid: child.pid ?? 0,
    async stop() {
      child.kill('SIGTERM');
      await exited;
      return child.exitCode;
    },
    async kill9() {
      child.kill('SIGKILL');
      await exited;
    },
    get log() {
      return log;
    },
  };
}

/** Values of one metric by its labels, as Prometheus would read them. */
export async function metricsOf(url: string, name: string): Promise<Map<string, number>> {
  const text = await (await fetch(new URL('metrics', url))).text();
  const lines = text.split('\n').filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `));
  return new Map(
    lines.map((line) => {
      const space = line.lastIndexOf(' ');
      return [/\{(.*)\}/.exec(line)?.[1]?.replace(/\w+="([^"]*)"/g, '$1') ?? '', Number(line.slice(space + 1))];
    }),
  );
}
