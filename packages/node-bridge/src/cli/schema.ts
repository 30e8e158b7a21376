import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AnyDefinition, asyncApiOf, jsonSchemaOf, wirePayloadSchema } from '@streamglass/core/events';
import { StreamglassError } from '@streamglass/core/lib';
import type { Command } from 'commander';
import { loadCatalog } from '../own-events.ts';
import { version } from '../version.ts';
import { find } from './events.ts';
import { asJson, ownEvents } from './options.ts';
import { counted, type Output, printJson, write } from './output.ts';

interface Asked {
  readonly events?: readonly string[];
  readonly wire?: true;
  readonly asyncapi?: true;
  readonly out?: string;
  readonly json?: true;
}

/** `streamglass schema`: of one event, or of all. */
export function addSchema(program: Command, output: Output): void {
  program
    .command('schema')
    .description('Prints the JSON Schema (draft 2020-12) of an event, or of all events by type.')
    .argument('[NAME]', 'type of an event, or a name that means the same; left out: all')
    .option('--wire', 'as producers write the payload: snake case, times as text')
    .option('--asyncapi', 'one AsyncAPI 3.0 document instead, for one event or all')
    .option('--out <FOLDER>', 'write a file for each event into this folder')
    .addOption(ownEvents())
    .addOption(asJson())
    .addHelpText(
      'after',
      `
Examples:
  streamglass schema omninode.agent.routing.completed.v1
  streamglass schema --out schemas
  streamglass schema --asyncapi --events ./my-events.js > asyncapi.json`,
    )
    .action(async (name: string | undefined, given: Asked) => {
      const catalog = await loadCatalog(given.events ?? null);
      const wanted = name === undefined ? catalog.definitions : [find(catalog, name)];
      const schemaOf = (definition: AnyDefinition) =>
        given.wire ? wirePayloadSchema(definition) : jsonSchemaOf(definition);
      if (given.asyncapi) {
        if (given.out !== undefined || given.wire) {
          throw new StreamglassError('bad-config', '--asyncapi goes with neither --out nor --wire', {
            hint: 'It is one document: streamglass schema --asyncapi > asyncapi.json',
          });
        }
        return printJson(output, asyncApiOf(wanted, { version }));
      }
      if (given.out === undefined) {
        const [only] = wanted;
        if (name !== undefined && only !== undefined) return printJson(output, schemaOf(only));
        return printJson(output, Object.fromEntries(wanted.map((one) => [one.type, schemaOf(one)] as const)));
      }
      mkdirSync(given.out, { recursive: true });
      const files = wanted.map((one) => ({ path: join(given.out ?? '.', `${one.type}.json`), schema: schemaOf(one) }));
      for (const { path, schema } of files) writeFileSync(path, `${JSON.stringify(schema, null, 2)}\n`);
      if (given.json) return printJson(output, { files: files.map(({ path }) => path) });
      await write(output.out, `${counted(files.length, 'schema')} written to ${given.out}\n`);
    });
}
