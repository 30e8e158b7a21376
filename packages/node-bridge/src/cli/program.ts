import { Command, CommanderError } from 'commander';
import { addEvents } from './events.ts';
import type { Output } from './output.ts';
import { addSchema } from './schema.ts';
import { addSimulate } from './simulate.ts';
import { addValidate } from './validate.ts';

/** Commands besides the bridge itself and its `redrive`, whose options are a table of their own. */
export const programCommands = ['events', 'validate', 'simulate', 'schema'] as const;

/** Runs one of these commands. Answers the exit code; throws what is no usage error. */
export async function runProgram(words: readonly string[], output: Output): Promise<number> {
  let code = 0;
  const program = new Command('streamglass')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void output.out.write(text),
      writeErr: (text) => void output.err.write(text),
      outputError: (text, say) => say(text.replace(/^error: /, '')),
    })
    .configureHelp({ helpWidth: 110 })
    .showHelpAfterError('streamglass help COMMAND tells how it is called.');
  addEvents(program, output);
  addValidate(program, output, (wanted) => (code = wanted));
  addSimulate(program, output);
  addSchema(program, output);
  try {
    await program.parseAsync([...words], { from: 'user' });
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // What is wrong was said where it was found.
    return error.exitCode === 0 ? 0 : 2;
  }
}
