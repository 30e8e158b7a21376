import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import * as z from 'zod/mini';
import { downSchema } from './down.ts';
import { readDown } from './reader.ts';
import { type JsonSchema, valuesOf } from './schema-arbitrary.ts';

const valid = valuesOf(z.toJSONSchema(downSchema) as JsonSchema);

/** Every place in a JSON value, as a path. */
function places(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([name, inner]) => places(inner, [...path, name]))];
}
/** A copy with one place replaced, or taken out. */
function changed(value: unknown, path: readonly string[], by: unknown, out: boolean): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return by;
  const copy = structuredClone(value) as Record<string, unknown>;
  if (rest.length > 0) copy[name] = changed(copy[name], rest, by, out);
  else if (out && !Array.isArray(copy)) delete copy[name];
  else copy[name] = by;
  return copy;
}
const accepts = (value: unknown): boolean => downSchema.safeParse(value).success;

test('the reader takes every frame that the schemas allow, and changes nothing in it', () => {
  fc.assert(
    fc.property(valid, (frame) => {
      const text = JSON.stringify(frame);
      assert.ok(accepts(JSON.parse(text)), text);
      assert.deepEqual(readDown(text), JSON.parse(text));
    }),
    { numRuns: 1_000 },
  );
});

test('of frames with one thing wrong the reader refuses those that the schemas refuse, and no others', () => {
  let refused = 0;
  fc.assert(
    fc.property(valid, fc.nat(), fc.jsonValue(), fc.boolean(), (frame, at, by, out) => {
      const sent: unknown = JSON.parse(JSON.stringify(frame));
      const all = places(sent);
      const text = JSON.stringify(changed(sent, all[at % all.length] ?? [], by, out));
      const wrong: unknown = JSON.parse(text);
      assert.equal(readDown(text) !== null, accepts(wrong), text);
      if (!accepts(wrong)) refused += 1;
    }),
    { numRuns: 3_000 },
  );
  assert.ok(refused > 500, `only ${refused} frames were wrong`);
});

test('what is not JSON, not an object, or of an unknown kind is no frame', () => {
  for (const text of [
    '',
    '{',
    'null',
    '3',
    '[]',
    '{}',
    '{"op":"later"}',
    '{"op":"__proto__"}',
    '{"op":["tick"]}',
    '{"op":{"toString":0},"ch":1,"asOf":0,"counted":0}',
    '{"op":"patch","ch":1,"prev":0,"seq":1,"counted":0,"asOf":0,"ops":[{"op":{"toString":0},"path":"a"}]}',
    '{"op":"tick","ch":1,"asOf":1e999,"counted":0}',
  ]) {
    assert.equal(readDown(text), null, text);
  }
});
