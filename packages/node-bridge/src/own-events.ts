import { type AnyDefinition, type Catalog, catalog, createCatalog } from '@streamglass/core/events';
import { exportsOf, isBody, type Wanted } from './own-modules.ts';

/** Made by `defineEvent`, of this copy of the kit or another one. */
function isDefinition(value: unknown): value is AnyDefinition {
  return (
    isBody(value) &&
    typeof value.type === 'string' &&
    typeof value.create === 'function' &&
    isBody(value.payload) &&
    Object.values(value.payload).every((field) => isBody(field) && typeof field.read === 'function')
  );
}

const wanted: Wanted<AnyDefinition> = {
  flag: '--events',
  example: './my-events.js',
  what: 'event',
  hint: 'Export what defineEvent of @streamglass/core/events makes.',
  is: isDefinition,
};

/**
 * The catalogue of the kit with the events that these modules export.
 * @throws `bad-config` with the module's name, `duplicate-type`
 */
export async function loadCatalog(modules: readonly string[] | null, folder?: string): Promise<Catalog> {
  if (modules === null) return catalog;
  const own: AnyDefinition[] = [];
  for (const name of modules) own.push(...(await exportsOf(wanted, name, folder)));
  return createCatalog([...catalog.definitions, ...own]);
}
