import type { AnyDefinition } from './define-event.ts';
import { jsonSchemaOf } from './json-schema.ts';
import type { JsonSchema } from './meanings/schema.ts';
import { snakeOf } from './meanings/twins.ts';

/** The schema of a value as producers write it: names in snake case, times as RFC 3339. Values of maps are written as they are. */
function written(schema: JsonSchema): JsonSchema {
  if (schema['x-meaning'] === 'instant') return { type: 'string', format: 'date-time', 'x-meaning': 'instant' };
  const { properties, items, required } = schema;
  if (items !== undefined) return { ...schema, items: written(items) };
  if (properties === undefined) return schema;
  return {
    ...schema,
    properties: Object.fromEntries(Object.entries(properties).map(([name, own]) => [snakeOf(name), written(own)])),
    required: (required ?? []).map(snakeOf),
  };
}

/** The payload of an event in envelope A. What no field claims may stand beside the fields. */
export function wirePayloadSchema(definition: AnyDefinition): JsonSchema {
  const { type, properties, required } = jsonSchemaOf(definition);
  return written({
    ...(type === undefined ? {} : { type }),
    description: definition.docs,
    ...(properties === undefined ? {} : { properties }),
    ...(required === undefined ? {} : { required }),
    additionalProperties: true,
  });
}
