import { readFileSync } from 'node:fs';
import { StreamglassError } from '@streamglass/core/lib';
import { exitCodeOf } from './cli/exit-codes.ts';
import { processOutput } from './cli/output.ts';
import { commands, helpText, readConfig } from './config.ts';
import { nearest } from './nearest.ts';
import { onSignals } from './signals.ts';
import { version } from './version.ts';

/**
 * `streamglass COMMAND [options]`. Exits 0 after a drain or when it did what was asked, 1 when it could not or something was
 * rejected, 2 when it was asked wrongly. Standard output holds what a person asked for, standard error the log.
 */
async function run(words: readonly string[]): Promise<void> {
  if (words[0] === 'help' && words[1] !== undefined) return run([words[1], '--help']);
  const [first] = words;
  const command = first === undefined || first.startsWith('-') ? 'start' : first;
  const flags = command === first ? words.slice(1) : words;
  if (command === 'help') return say(helpText());
  if (command !== 'start' && command !== 'redrive') {
    // Only now: the bridge itself needs none of it.
    const { programCommands, runProgram } = await import('./cli/program.ts');
    if (programCommands.some((name) => name === command)) {
      process.exitCode = await runProgram(words, processOutput());
      return;
    }
    const names = Object.keys(commands);
    const near = nearest(command, names);
    const meant = near === null ? '' : `; did you mean ${near}?`;
    throw new StreamglassError('bad-config', `${JSON.stringify(command)} is no command${meant}`, {
      hint: `There are ${names.join(', ')}.`,
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
  const [{ createEngine }, { openInput }, { start }, { loadCatalog }] = await Promise.all([
    import('./engine.ts'),
    import('./input.ts'),
    import('./main.ts'),
    import('./own-events.ts'),
  ]);
  const catalog = await loadCatalog(wanted.config.events);
  const running = await start(wanted.config, {
    engine: (checkpoint) => createEngine(checkpoint, catalog),
    input: (config, instance, inputLog, clock) => openInput(config, instance, inputLog, clock, catalog),
    log,
  });
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

// A reader that has seen enough, such as `head`, is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

run(process.argv.slice(2)).catch((error: unknown) => {
  const known = error instanceof StreamglassError ? error : null;
  process.stderr.write(
    known ? `${known.message}\n${known.hint ?? ''}\n` : `${error instanceof Error ? error.stack : error}\n`,
  );
  process.exit(exitCodeOf(error));
});
