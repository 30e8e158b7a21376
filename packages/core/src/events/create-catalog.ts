import { StreamglassError } from '../lib/errors.ts';
import type { AnyDefinition } from './define-event.ts';

/** Definitions by every name they go by. */
export interface Catalog {
  readonly definitions: readonly AnyDefinition[];
  /** The definition of a type, or of a name that means the same. */
  find(name: string): AnyDefinition | undefined;
}

/** Makes a catalogue. Throws `duplicate-type` when two definitions claim one name. */
export function createCatalog(definitions: readonly AnyDefinition[]): Catalog {
  const byName = new Map<string, AnyDefinition>();
  for (const definition of definitions) {
    for (const name of [definition.type, ...definition.legacy]) {
      const other = byName.get(name);
      if (other !== undefined) {
        throw new StreamglassError('duplicate-type', `${name} is claimed by ${other.type} and ${definition.type}`, {
          hint: 'a name belongs to one definition; take it out of `legacy` of the other',
        });
      }
      byName.set(name, definition);
    }
  }
  return { definitions, find: (name) => byName.get(name) };
}
