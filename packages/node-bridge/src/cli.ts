import { readFileSync } from 'node:fs';
import { StreamglassError } from '@streamglass/core/lib';
import { helpText, readConfig } from './config.ts';
import { onSignals } from './signals.ts';
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
  // Only now: who asked for help, or wrongly, need not wait for the rest to load.
  const { createLog } = await import('./observability/log.ts');
  // At a terminal somebody looks for the URL; what goes well need not be said around it.
  const quiet = process.stderr.isTTY && !wanted.said.has('logLevel');
  const log = createLog(quiet ? 'warn' : wanted.config.logLevel);
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'a promise was rejected and nobody looked'));
  if (command === 'redrive') {
    const { redriveAll } = await import('./kafka-redrive.ts');
    return say(await redriveAll(wanted.config, log));
  }
  const [{ createEngine }, { openInput }, { start }] = await Promise.all([
    import('./engine.ts'),
    import('./input.ts'),
    import('./main.ts'),
  ]);
  const running = await start(wanted.config, { engine: createEngine, input: openInput, log });
  onSignals(() => {
    running.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.fatal({ err: error }, 'the bridge could not stop in order');
        process.exit(1);
      },
    );
  });
  say(`Streamglass ${version} · ${running.about}\n\n  ${running.url}\n\nCtrl-C stops it.\n`);
}

const say = (text: string): void => void process.stdout.write(text);

run(process.argv.slice(2)).catch((error: unknown) => {
  const known = error instanceof StreamglassError ? error : null;
  process.stderr.write(
    known ? `${known.message}\n${known.hint ?? ''}\n` : `${error instanceof Error ? error.stack : error}\n`,
  );
  process.exit(known?.code === 'bad-config' ? 2 : 1);
});
