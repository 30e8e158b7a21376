import { StreamglassError } from '@streamglass/core/lib';
import { type ChosenScenario, type Scenario, scenarios } from '@streamglass/core/simulate';
import { nearest } from '../nearest.ts';
import { exportsOf, isBody, isPath, type Wanted } from '../own-modules.ts';
import { counted, number, type Output, printJson, table, write } from './output.ts';

function isScenario(value: unknown): value is Scenario {
  return (
    isBody(value) &&
    typeof value.name === 'string' &&
    typeof value.longestMs === 'number' &&
    typeof value.cast === 'function'
  );
}

const wanted: Wanted<Scenario> = {
  flag: '--scenario',
  example: './my-scenario.js',
  what: 'scenario',
  hint: 'Export a Scenario of @streamglass/core/simulate: name, docs, longestMs and cast.',
  is: isScenario,
};

/** A name or path, and a weight after a colon. `C:\x.js` is a path without one. */
const parts = /^(.*?)(?::(\d+(?:\.\d+)?))?$/s;

/**
 * Scenarios as they are named on the command line: those of the kit, `all`, or a module that exports some, each with a
 * weight after a colon, if any.
 * @throws `bad-config`, with the nearest name
 */
export async function scenariosOf(words: readonly string[]): Promise<readonly ChosenScenario[]> {
  const chosen: ChosenScenario[] = [];
  for (const word of words) {
    const [, name = '', weight] = parts.exec(word) ?? [];
    const found: readonly (string | Scenario)[] = isPath(name) ? await exportsOf(wanted, name) : known(name);
    for (const scenario of found) chosen.push(weight === undefined ? scenario : { scenario, weight: Number(weight) });
  }
  return chosen;
}

function known(name: string): readonly string[] {
  const names = scenarios.map((scenario) => scenario.name);
  if (name === 'all') return names;
  if (names.includes(name)) return [name];
  const near = nearest(name, names) ?? names.find((one) => name !== '' && one.includes(name)) ?? null;
  throw new StreamglassError('bad-config', `There is no scenario ${JSON.stringify(name)}.`, {
    hint: near === null ? 'streamglass simulate --list names them all.' : `Did you mean ${near}?`,
  });
}

/** What scenarios there are. */
export async function listScenarios(output: Output, asJson: boolean): Promise<void> {
  const all = scenarios.map(({ name, docs, eventsPerStory = null, clockRate = 0 }) => ({
    name,
    docs,
    eventsPerStory,
    clockRate: Math.round(clockRate * 1e4) / 1e4,
  }));
  if (asJson) return printJson(output, all);
  const rows = all.map(({ name, docs, eventsPerStory, clockRate }) => [
    name,
    eventsPerStory === null ? '-' : number(Math.round(eventsPerStory)),
    clockRate === 0 ? '-' : String(clockRate),
    docs,
  ]);
  await write(
    output.out,
    `${table(['scenario', 'events a story', 'events/s by the clock', 'what happens'], rows)}\n\n${counted(all.length, 'scenario')}\n`,
  );
}
