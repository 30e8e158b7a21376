import { readFileSync } from 'node:fs';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type * as z from 'zod';
import { type Config, flagOf, readConfig } from '../config.ts';
import { type OptionName, options } from '../config/options.ts';
import * as value from '../config/values.ts';

/** Reads a value by the same schemas as options of the bridge; what is wrong is said with an example. */
export const by =
  <T>(schema: z.ZodType<T>) =>
  (text: string): T => {
    const result = schema.safeParse(text);
    if (result.success) return result.data;
    throw new InvalidArgumentError(`It takes ${result.error.issues[0]?.message}.`);
  };

export const asJson = (): Option => new Option('--json', 'print JSON, for programs');

export const ownEvents = (): Option =>
  new Option(`--events <${options.events.takes}>`, options.events.help).argParser(by(value.list('paths of modules')));

/** Options of the bridge that name a Kafka and how to sign in. */
const kafkaNames = ['kafka', 'kafkaSsl', 'kafkaCa', 'kafkaSasl', 'kafkaUsername', 'kafkaPassword'] as const;

/** Adds options of the bridge to a command, in the bridge's own words. */
export function addBridgeOptions(
  command: Command,
  more: readonly OptionName[],
  help: Partial<Record<OptionName, string>> = {},
): void {
  for (const name of [...kafkaNames, ...more]) {
    const { takes, help: text } = options[name];
    command.addOption(
      new Option(`${flagOf(name)} ${takes === 'on|off' ? '[on|off]' : `<${takes}>`}`, help[name] ?? text).preset('on'),
    );
  }
}

/** What those options, the environment and the configuration file say together. @throws `bad-config` */
export function bridgeConfig(given: Readonly<Record<string, unknown>>, more: readonly OptionName[]): Config {
  const flags = [...kafkaNames, ...more].flatMap((name) =>
    typeof given[name] === 'string' ? [`${flagOf(name)}=${given[name]}`] : [],
  );
  const wanted = readConfig({ flags, environment: process.env, readFile: (path) => readFileSync(path, 'utf8') });
  if (wanted.wants !== 'run') throw new Error('these flags ask for nothing else');
  return wanted.config;
}
