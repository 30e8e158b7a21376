import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { catalog } from './catalog.ts';
import { eventNames } from './event-names.ts';

const names = new Map(Object.values(eventNames).flatMap((section) => Object.entries(section)));
const folder = process.env.SEEDS_DIR ?? join(import.meta.dirname, '../../../../../shared/seeds');
const skip = existsSync(folder) ? false : `no seeds in ${folder}; set SEEDS_DIR`;

test('a name stands in the list once', () => {
  assert.equal(
    names.size,
    Object.values(eventNames).reduce((sum, section) => sum + Object.keys(section).length, 0),
  );
});

test('the catalogue has every event of the list, under its own name', () => {
  const types = new Set(catalog.definitions.map(({ type }) => type));
  assert.deepEqual(
    [...names.keys()].filter((name) => !types.has(name)),
    [],
  );
});

test('definitions and list agree on how far each event is known', () => {
  for (const { type, known } of catalog.definitions) {
    if (names.has(type)) assert.equal(known, names.get(type), type);
  }
});

test('an event that has another name somewhere is not proposed', () => {
  for (const { type, known, legacy } of catalog.definitions) {
    if (known === 'proposed') assert.deepEqual(legacy, [], type);
  }
});

test('the seeds name no event that the list lacks', { skip }, (t) => {
  const text = readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
  const versioned = text.match(/\b(?:omninode|onex)(?:\.[a-z0-9_-]+)+\.v\d+/g) ?? [];
  const dashboards = text.match(/\bdashboard(?:\.[a-z]+)*\.(?:created|updated|recorded|generated)\b/g) ?? [];
  const families = text.match(/\b(?:omninode|onex)(?:\.[a-z0-9_-]+)+\.\*/g) ?? [];
  const found = new Set([...versioned, ...dashboards]);
  t.diagnostic(`${found.size} names and ${new Set(families).size} families of names in the seeds`);
  assert.ok(found.size > 0);
  assert.deepEqual(
    [...found].filter((name) => !names.has(name)),
    [],
  );
  assert.deepEqual(
    families.filter((family) => ![...names.keys()].some((name) => name.startsWith(family.slice(0, -1)))),
    [],
  );
});
