import { StreamglassError } from '@streamglass/core/lib';
import { distance } from 'fastest-levenshtein';
import * as z from 'zod';
import { type Config, type OptionName, options } from './config/options.ts';
import { nearest } from './nearest.ts';

export type { Config } from './config/options.ts';

/**
 * Configuration from flags, environment (`STREAMGLASS_*`) and a JSON file (`--config FILE`), in that order of
 * precedence, over the presets; one schema for all of them. Everything that is wrong is said at once.
 */
const names = Object.keys(options) as readonly OptionName[];
const words = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter}`);
export const flagOf = (name: string): string => `--${words(name).toLowerCase()}`;
export const variableOf = (name: string): string => `STREAMGLASS_${words(name).toUpperCase().replaceAll('-', '_')}`;
const byFlag = new Map<string, string>([...names, 'config', 'help', 'version'].map((name) => [flagOf(name), name]));
const byVariable = new Map<string, string>([...names, 'config'].map((name) => [variableOf(name), name]));

const schema = z.object(
  Object.fromEntries(names.map((name) => [name, z.optional(options[name].schema as z.ZodType<unknown>)])),
);

export interface Sources {
  readonly flags: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Reads the file that `--config` names. */
  readonly readFile: (path: string) => string;
}
export type Wanted =
  | { readonly wants: 'help' | 'version' }
  | {
      readonly wants: 'run';
      readonly config: Config /** Where each value that is no preset came from. */;
      readonly said: Said;
    };
type Said = ReadonlyMap<string, { readonly value: unknown; readonly where: string }>;

const unknownOption = (what: string, known: readonly string[]): string => {
  const near = nearest(what, known);
  return `${what} is no option${near === null ? '; --help lists them all' : `; did you mean ${near}?`}`;
};

const isNear = (variable: string): boolean =>
  [...byVariable.keys()].some((known) => distance(variable, known) <= (variable.length - 'STREAMGLASS_'.length) / 3);

/** Reads all sources. Throws `bad-config` with one line for each thing that is wrong. */
export function readConfig({ flags, environment, readFile }: Sources): Wanted {
  const problems: string[] = [];
  const fromFlags = readFlags(flags, problems);
  if (fromFlags.has('help')) return { wants: 'help' };
  if (fromFlags.has('version')) return { wants: 'version' };
  const said = new Map<string, { value: unknown; where: string }>();
  const path = fromFlags.get('config')?.value ?? environment[variableOf('config')];
  if (typeof path === 'string' && path !== '') {
    for (const [name, value] of Object.entries(readConfigFile(path, readFile, problems))) {
      if (!Object.hasOwn(options, name)) problems.push(`${path}: ${unknownOption(name, names)}`);
      else if (value !== null) said.set(name, { value, where: `"${name}" in ${path}` });
    }
  }
  for (const [variable, value] of Object.entries(environment)) {
    if (!variable.startsWith('STREAMGLASS_') || value === undefined || value === '') continue;
    const name = byVariable.get(variable);
    // Other parts of the kit have variables of their own; only what looks like a slip of ours is one.
    if (name === undefined && isNear(variable)) problems.push(unknownOption(variable, [...byVariable.keys()]));
    else if (name === undefined) continue;
    else if (name !== 'config') said.set(name, { value, where: variable });
  }
  for (const [name, entry] of fromFlags) if (name !== 'config') said.set(name, entry);

  const parsed = schema.safeParse(Object.fromEntries([...said].map(([name, { value }]) => [name, value])));
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const name = String(issue.path[0]);
      const entry = said.get(name);
      const shown = options[name as OptionName]?.secret ? 'what was given' : JSON.stringify(entry?.value);
      problems.push(`${entry?.where ?? name}: ${shown} is not ${issue.message}`);
    }
  }
  if (problems.length > 0) throw badConfig(problems);
  const values = parsed.data ?? {};
  const config = Object.fromEntries(names.map((name) => [name, values[name] ?? options[name].preset])) as Config;
  const conflicts = conflictsIn(config);
  if (conflicts.length > 0) throw badConfig(conflicts);
  return { wants: 'run', config, said };
}

const badConfig = (problems: readonly string[]): StreamglassError =>
  new StreamglassError('bad-config', problems.join('\n'), { hint: 'streamglass --help lists all options.' });

function readFlags(flags: readonly string[], problems: string[]) {
  const result = new Map<string, { value: unknown; where: string }>();
  for (let index = 0; index < flags.length; index += 1) {
    const word = flags[index] ?? '';
    if (word === '-h') {
      result.set('help', { value: true, where: word });
      continue;
    }
    if (!word.startsWith('--')) {
      problems.push(`${JSON.stringify(word)} is no option; options begin with --`);
      continue;
    }
    const [flag = '', inline] = word.split(/=(.*)/s, 2);
    const off = flag.startsWith('--no-') ? byFlag.get(`--${flag.slice(5)}`) : undefined;
    const name = byFlag.get(flag) ?? off;
    if (name === undefined) {
      problems.push(unknownOption(flag, [...byFlag.keys()]));
      if (inline === undefined && flags[index + 1]?.startsWith('-') === false) index += 1;
      continue;
    }
    const next = flags[index + 1];
    const follows = next !== undefined && !next.startsWith('--') ? next : undefined;
    const isSwitch =
      name === 'help' || name === 'version' || (name in options && options[name as OptionName].takes === 'on|off');
    if (off !== undefined) result.set(name, { value: 'off', where: flag });
    else if (inline !== undefined) result.set(name, { value: inline, where: flag });
    else if (isSwitch && follows !== 'on' && follows !== 'off') result.set(name, { value: 'on', where: flag });
    else if (follows === undefined) problems.push(`${flag} needs a value: ${flag} ${takesOf(name)}`);
    else {
      result.set(name, { value: follows, where: flag });
      index += 1;
    }
  }
  return result;
}

const takesOf = (name: string): string => (name === 'config' ? 'FILE' : options[name as OptionName].takes);

function readConfigFile(path: string, readFile: (path: string) => string, problems: string[]): object {
  try {
    const value: unknown = JSON.parse(readFile(path));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
    problems.push(
      `--config ${path}: holds ${Array.isArray(value) ? 'a list' : typeof value}, and must hold one JSON object`,
    );
  } catch (error) {
    problems.push(`--config ${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
  return {};
}

export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);

/** What no single option can see. */
function conflictsIn(config: Config): string[] {
  const keys = (['jwtSecret', 'jwtPublicKey', 'jwksUrl'] as const).filter((name) => config[name] !== null);
  const problems: string[] = [];
  if (config.kafka !== null && config.recording !== null)
    problems.push('--kafka and --recording exclude each other: leave one out');
  if (config.topics !== null && config.topicPattern !== null)
    problems.push('--topics and --topic-pattern exclude each other: leave one out');
  if (config.kafkaSasl !== null && (config.kafkaUsername === null || config.kafkaPassword === null))
    problems.push(`--kafka-sasl ${config.kafkaSasl} needs --kafka-username and --kafka-password`);
  if (keys.length > 1) problems.push(`${keys.map(flagOf).join(' and ')} exclude each other: leave one out`);
  for (const name of ['jwtSecret', 'tailSecret'] as const) {
    const bytes = Buffer.byteLength(config[name] ?? 'x'.repeat(32));
    if (bytes < 32)
      problems.push(
        `${flagOf(name)} has ${bytes} bytes, and needs at least 32: openssl rand -base64 32 makes a good one`,
      );
  }
  if (keys.length === 0 && !isLoopback(config.host))
    problems.push(
      `--host ${config.host} is open to the network, and no key is set to check tokens with: set --jwt-secret, --jwt-public-key or --jwks-url, or listen on 127.0.0.1`,
    );
  return problems;
}

const shownPreset = (value: unknown): string => {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (typeof value === 'object' && 'agoMs' in value) return shownDuration(Number(value.agoMs));
  return String(value);
};
const shownDuration = (ms: number): string => (ms % 86_400_000 === 0 ? `${ms / 86_400_000}d` : `${ms / 3_600_000}h`);

/** Every command, in a line each. */
export const commands = {
  start: 'runs the bridge; the word may be left out',
  redrive: 'sends dead letters again',
  events: 'lists, searches and shows the events of the catalogue',
  validate: 'says what of a file or topic is read, repaired, rejected, and why',
  simulate: 'writes simulated events to a file, standard output or Kafka',
  schema: 'prints JSON Schemas, or an AsyncAPI document',
  help: 'this; help COMMAND tells more, with examples',
} as const;

const commandLines = [
  'streamglass COMMAND [options]',
  '',
  ...Object.entries(commands).map(([name, about]) => `  ${name.padEnd(10)}${about}`),
  '',
  'Exits 0 when it did what was asked, 1 when it could not or something was rejected, 2 when it was asked wrongly.',
];

/** The text of `--help`, from the same table that is read. */
export function helpText(): string {
  const lines = [
    ...commandLines,
    '',
    'Options of start and redrive:',
    '',
    'Each option is a flag, a variable in the environment (--max-frame-bytes is STREAMGLASS_MAX_FRAME_BYTES) and a key of the',
    'JSON file that --config names ("maxFrameBytes"). Flags win over the environment, that over the file.',
  ];
  let group = '';
  for (const name of names) {
    const { group: own, takes, help, preset } = options[name];
    if (own !== group) lines.push('', `${(group = own)}:`);
    const shown =
      name === 'checkpointEvery' || name === 'backfill' ? durationText(Number(preset)) : shownPreset(preset);
    lines.push(`  ${flagOf(name)} ${takes}`.padEnd(44) + `  ${help}${shown === '' ? '' : ` [${shown}]`}`);
  }
  return `${lines.join('\n')}\n`;
}
const durationText = (ms: number): string => (ms < 3_600_000 ? `${ms / 1000}s` : shownDuration(ms));
