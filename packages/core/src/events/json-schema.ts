import * as z from 'zod/mini';
import type { AnyDefinition } from './define-event.ts';

/** JSON Schema (draft 2020-12) of the canonical payload of an event. Not part of the hot path; nothing there imports it. */
export function jsonSchemaOf(definition: AnyDefinition): Record<string, unknown> {
  const schema = z.toJSONSchema(definition.schema) as Record<string, unknown>;
  return { $id: definition.type, title: definition.type, description: definition.docs, ...schema };
}
