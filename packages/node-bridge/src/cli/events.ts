import {
  type AnyDefinition,
  type Catalog,
  createCatalog,
  type JsonSchema,
  knownWords,
  meaningWords,
  toOnexEnvelope,
} from '@streamglass/core/events';
import { seededRandom, StreamglassError } from '@streamglass/core/lib';
import { sampleEvent } from '@streamglass/core/simulate';
import { allSources } from '@streamglass/core/sources';
import { type Command, Option } from 'commander';
import { nearest } from '../nearest.ts';
import { loadCatalog } from '../own-events.ts';
import { asJson, ownEvents } from './options.ts';
import { counted, type Output, printJson, table, write } from './output.ts';

interface Asked {
  readonly json?: true;
  readonly events?: readonly string[];
  readonly domain?: string;
  readonly known?: string;
}

/** The definition that a name means; else it says which one was probably meant. @throws `unknown-event` */
export function find(catalog: Catalog, name: string): AnyDefinition {
  const found = catalog.find(name);
  if (found !== undefined) return found;
  const names = catalog.definitions.flatMap(({ type, legacy }) => [type, ...legacy]);
  const near = nearest(name, names) ?? names.find((one) => one.includes(name)) ?? null;
  throw new StreamglassError('unknown-event', `There is no event ${JSON.stringify(name)}.`, {
    hint: near === null ? 'streamglass events lists them all.' : `Did you mean ${near}?`,
  });
}

const summaryOf = ({ type, domain, known, docs, producers, key, legacy }: AnyDefinition) => ({
  type,
  domain,
  known,
  docs,
  producers,
  key,
  legacy,
});

const fieldsOf = ({ payload, schema }: AnyDefinition) =>
  Object.entries(payload).map(([name, { kind, unit, optional, aliases, choices }]) => ({
    name,
    kind,
    unit,
    required: !optional,
    ...(choices === undefined ? {} : { choices }),
    names: aliases.map(({ path }) => path),
    schema: schema.json.properties?.[name] ?? {},
  }));

/** How well a definition answers words: all must be found; names weigh more than texts. 0: not at all. */
function matchOf(definition: AnyDefinition, words: readonly string[]): number {
  const { type, legacy, docs, producers, payload } = definition;
  const names = [type, ...legacy].join(' ').toLowerCase();
  const fields = Object.entries(payload)
    .flatMap(([name, { aliases }]) => [name, ...aliases.map(({ path }) => path)])
    .join(' ')
    .toLowerCase();
  const texts = [docs, ...producers].join(' ').toLowerCase();
  let sum = 0;
  for (const word of words) {
    const score = names.includes(word) ? 4 : fields.includes(word) ? 2 : texts.includes(word) ? 1 : 0;
    if (score === 0) return 0;
    sum += score;
  }
  return sum;
}

const listing = (definitions: readonly AnyDefinition[]): string =>
  `${table(
    ['type', 'known', 'what happened'],
    definitions.map(({ type, known, docs }) => [type, known, docs]),
  )}\n\n${counted(definitions.length, 'event')}\n`;

const inWords = (schema: JsonSchema, kind: keyof typeof meaningWords): string => {
  if (schema.enum !== undefined) return `one of ${schema.enum.join(', ')}`;
  const inner = schema.items?.['x-meaning'] as keyof typeof meaningWords | undefined;
  return inner === undefined ? meaningWords[kind] : `list, each: ${meaningWords[inner]}`;
};

function pageOf(definition: AnyDefinition): string {
  const { type, docs, known, producers, key, duration, legacy } = definition;
  const fields = table(
    ['field', '', 'what it is', 'other names'],
    fieldsOf(definition).map(({ name, kind, required, names, schema }) => [
      name,
      required ? 'required' : '',
      inWords(schema, kind),
      names.join(', '),
    ]),
  );
  const facts = [
    ['known', `${known}: ${knownWords[known]}`],
    ['producers', producers.join(', ')],
    ['keyed by', key],
    ...(duration === undefined ? [] : [['took', duration]]),
    ...(legacy.length === 0 ? [] : [['also called', legacy.join(', ')]]),
    ['counted by', countersOf(type).join(', ')],
  ];
  return `${type}\n${docs}\n\n${table(['', ''], facts).trimStart()}\n\n${fields}\n\nFor example:\n${JSON.stringify(exampleOf(definition), null, 2)}\n`;
}

/** Sources that take the event by name, or take every event. */
const countersOf = (type: string): readonly string[] =>
  allSources
    .filter(({ uses, state, on }) => {
      const rollups = [...Object.values(uses), ...Object.values(state)].flatMap((spec) =>
        spec.kind === 'rollup' ? spec.from.map((counter) => counter.type) : [],
      );
      return [...on.map((reaction) => reaction.type), ...rollups].some((of) => of === '*' || of === type);
    })
    .map(({ contract }) => contract.source);

const exampleTime = Date.UTC(2026, 0, 5, 9, 30);
const exampleOf = (definition: AnyDefinition) =>
  toOnexEnvelope(sampleEvent(definition, seededRandom(1), exampleTime), createCatalog([definition]));

const noSubcommand = (word: string): StreamglassError => {
  const near = nearest(word, ['list', 'search', 'show']);
  const meant = near === null ? '' : `; did you mean ${near}?`;
  return new StreamglassError('bad-config', `events has no command ${JSON.stringify(word)}${meant}`, {
    hint: `There are list, search and show: streamglass events search ${word}`,
  });
};

/** `streamglass events`: list, search, show. */
export function addEvents(program: Command, output: Output): void {
  const events = program.command('events').description('Lists, searches and shows the events of the catalogue.');
  const say = async (given: Asked, found: readonly AnyDefinition[]): Promise<void> =>
    given.json ? printJson(output, found.map(summaryOf)) : write(output.out, listing(found));

  events
    .command('list', { isDefault: true })
    .description('Lists events.')
    .argument('[WORD...]', 'none: words are for search')
    .option('--domain <NAME>', 'only those of a domain, such as agent')
    .addOption(new Option('--known <HOW>', 'only those that are so well known').choices(Object.keys(knownWords)))
    .addOption(ownEvents())
    .addOption(asJson())
    .action(async (words: readonly string[], given: Asked) => {
      const [word] = words;
      if (word !== undefined) throw noSubcommand(word);
      const { definitions } = await loadCatalog(given.events ?? null);
      const domains = [...new Set(definitions.map(({ domain }) => domain))];
      if (given.domain !== undefined && !domains.includes(given.domain)) {
        throw new StreamglassError('bad-config', `There is no domain ${JSON.stringify(given.domain)}.`, {
          hint: `There are ${domains.toSorted().join(', ')}.`,
        });
      }
      await say(
        given,
        definitions.filter(
          ({ domain, known }) => domain === (given.domain ?? domain) && known === (given.known ?? known),
        ),
      );
    });

  events
    .command('search')
    .description('Finds events by words in their names, fields, other names, docs and producers.')
    .argument('<WORD...>', 'words that must all be found')
    .addOption(ownEvents())
    .addOption(asJson())
    .action(async (words: readonly string[], given: Asked) => {
      const { definitions } = await loadCatalog(given.events ?? null);
      const wanted = words.map((word) => word.toLowerCase());
      const found = definitions
        .map((definition) => ({ definition, score: matchOf(definition, wanted) }))
        .filter(({ score }) => score > 0)
        .toSorted((a, b) => b.score - a.score)
        .map(({ definition }) => definition);
      if (found.length === 0) {
        throw new StreamglassError('unknown-event', `No event has ${words.join(' and ')} in it.`, {
          hint: 'streamglass events lists them all.',
        });
      }
      await say(given, found);
    });

  events
    .command('show')
    .description('Shows an event: what it means, its fields with their other names, an example.')
    .argument('<NAME>', 'its type, or a name that means the same')
    .addOption(ownEvents())
    .addOption(asJson())
    .action(async (name: string, given: Asked) => {
      const definition = find(await loadCatalog(given.events ?? null), name);
      if (!given.json) return write(output.out, pageOf(definition));
      const { type } = definition;
      await printJson(output, {
        ...summaryOf(definition),
        duration: definition.duration ?? null,
        sources: countersOf(type),
        fields: fieldsOf(definition),
        example: exampleOf(definition),
      });
    });

  events.addHelpText(
    'after',
    `
Examples:
  streamglass events --domain agent
  streamglass events search token cost
  streamglass events show omninode.agent.routing.completed.v1 --json`,
  );
}
