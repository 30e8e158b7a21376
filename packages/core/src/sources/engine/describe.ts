import type { Described, FieldDescription } from '../../protocol/down.ts';
import type { Fields, Measure, SourceContract, ViewContract } from '../contract.ts';
import { hashText } from './hash.ts';
import type { Definition, View } from './source-api.ts';

const units: Readonly<Partial<Record<Measure, string>>> = {
  ratio: 'ratio 0..1',
  percent: '%',
  perMinute: '1/min',
  perSecond: '1/s',
  milliseconds: 'ms',
  seconds: 's',
  hours: 'h',
  instant: 'ms since the epoch',
  bytes: 'B',
  usd: 'USD',
  tokens: 'tokens',
};

/** Says of every field of a view what it is and how it is computed. English is all that is written so far. */
export function describeView(
  name: string,
  contract: ViewContract,
  view: View,
  inputs: readonly string[],
  definition: string,
): Omit<Described, 'op' | 'id'> {
  const fields: FieldDescription[] = [];
  const add = (path: string, label: string, measure: string): void => {
    const given = view.definitions[path] as Definition;
    const text = typeof given === 'string' ? { is: given } : given;
    fields.push({
      path,
      label,
      measure,
      definition: text.is,
      formula: text.formula ?? null,
      unit: text.unit ?? units[measure as Measure] ?? null,
      inputs: [...(text.inputs ?? inputs)],
    });
  };
  walk(contract.fields, '', add);
  return { view: name, lang: 'en', definition, label: contract.label, fields };
}

function walk(fields: Fields, prefix: string, visit: (path: string, label: string, measure: string) => void): void {
  for (const [name, field] of Object.entries(fields)) {
    const path = `${prefix}${name}`;
    if (field.kind === 'value') visit(path, field.label, field.measure);
    else {
      visit(path, field.label, field.kind);
      walk(field.fields, `${path}.`, visit);
    }
  }
}

/** Every path of a view's fields, as definitions name them. */
export function pathsOf(fields: Fields): string[] {
  const paths: string[] = [];
  walk(fields, '', (path) => paths.push(path));
  return paths;
}

/** Changes whenever what a view means changes. */
export function definitionHash(source: SourceContract, name: string, contract: ViewContract, view: View): string {
  const text = JSON.stringify([source.source, source.version, name, contract, view.definitions]);
  return hashText(text).toString(36);
}
