import type { AnyDefinition } from './define-event.ts';
import type { JsonSchema } from './meanings/schema.ts';

/** JSON Schema (draft 2020-12) of the canonical payload of an event. Not part of the hot path; nothing there imports it. */
export function jsonSchemaOf(definition: AnyDefinition): JsonSchema & Readonly<Record<string, unknown>> {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:streamglass:event:${definition.type}`,
    title: definition.type,
    description: definition.docs,
    // As JSON: without the checks that no schema can say.
    ...(JSON.parse(JSON.stringify(definition.schema.json)) as JsonSchema),
  };
}
