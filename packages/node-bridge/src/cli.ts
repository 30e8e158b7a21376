import { readFileSync } from 'node:fs';
import { StreamglassError } from '@streamglass/core/lib';
import { helpText, readConfig } from './config.ts';
import { createEngine } from './engine.ts';
import { openInput } from './input.ts';
import { start } from './main.ts';
import { createLog, type Log } from './observability/log.ts';
import { version } from './version.ts';

/**
 * `streamglass start|redrive [options]`. Exits 0 after a drain, 1 when it cannot run, 2 when it was asked wrongly.
 * Standard output holds what a person asked for, standard error the log.
 */
async function run(words: readonly string[]): Promise<void> {
  const [first] = words;
  const command = first === undefined || first.startsWith('-') ? 'start' : first;
  const flags = command === first ? words.slice(1) : words;
  if (command === 'help') return say(helpText());
  if (command !== 'start' && command !== 'redrive') {
    throw new StreamglassError('bad-config', `${JSON.stringify(command)} is no command`, {
      hint: 'There are start, redrive and help.',
    });
  }
  const wanted = readConfig({ flags, environment: process.env, readFile: (path) => readFileSync(path, 'utf8') });
  if (wanted.wants !== 'run') return say(wanted.wants === 'help' ? helpText() : `${version}\n`);
  const log = createLog(wanted.config.logLevel);
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'a promise was rejected and nobody looked'));
  if (command === 'redrive') {
    const { redriveAll } = await import('./kafka-redrive.ts');
    return say(await redriveAll(wanted.config, log));
  }
  const running = await start(wanted.config, { engine: createEngine, input: openInput, log });
  say(`Streamglass ${version} · ${running.about}\n\n  ${running.url}\n\nCtrl-C stops it.\n`);
  onSignals(running.stop, log);
}

const say = (text: string): void => void process.stdout.write(text);

/** The first signal drains, the second one ends at once. */
function onSignals(stop: () => Promise<void>, log: Log): void {
  let asked = false;
  const handle = (signal: NodeJS.Signals): void => {
    if (asked) process.exit(signal === 'SIGINT' ? 130 : 143);
    asked = true;
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.fatal({ err: error }, 'the bridge could not stop in order');
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', handle);
  process.on('SIGTERM', handle);
}

run(process.argv.slice(2)).catch((error: unknown) => {
  const known = error instanceof StreamglassError ? error : null;
  process.stderr.write(
    known ? `${known.message}\n${known.hint ?? ''}\n` : `${error instanceof Error ? error.stack : error}\n`,
  );
  process.exit(known?.code === 'bad-config' ? 2 : 1);
});
