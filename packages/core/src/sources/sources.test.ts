import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { createDecoder } from '../events/index.ts';
import type { Fields } from './contract.ts';
import { pathsOf } from './engine/describe.ts';
import { allSources, contractOf, createEngine } from './index.ts';
import * as contracts from './views.ts';

const folder = new URL('.', import.meta.url);
const page = readFileSync(new URL('../../../../docs/reference/views.md', folder), 'utf8');

test('every contract has its source in the index, and every source its contract', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.views.ts'));
  const named = files.map((name) => name.slice(0, -'.views.ts'.length)).sort();
  assert.deepEqual(allSources.map(({ contract }) => contract.source).sort(), named);
  for (const name of named) {
    const source = allSources.find(({ contract }) => contract.source === name);
    const exported = Object.values(contracts).includes(source?.contract as never);
    assert.ok(exported, `${name}.views.ts is not exported by views.ts`);
  }
});

for (const { contract, views } of allSources) {
  test(`${contract.source} computes every view of its contract, and no other`, () => {
    assert.deepEqual(Object.keys(views).sort(), Object.keys(contract.views).sort());
  });

  test(`${contract.source} has its section in docs/reference/views.md`, () => {
    assert.match(page, new RegExp(`^## ${contract.source}$`, 'm'));
    const section = page.split(`## ${contract.source}\n`)[1]?.split('\n## ')[0] ?? '';
    for (const name of Object.keys(contract.views)) assert.match(section, new RegExp(`\\*\\*[\\w.]*\\b${name}\\b`));
  });

  test(`${contract.source} defines every field that it shows`, () => {
    for (const [name, view] of Object.entries(contract.views)) {
      const paths = pathsOf(view.fields).sort();
      assert.deepEqual(Object.keys(views[name]?.definitions ?? {}).sort(), paths, name);
    }
  });

  test(`${contract.source} describes and answers every view in the shape of its contract, without any event`, () => {
    const engine = createEngine({ sources: allSources, decoder: createDecoder() });
    engine.advance(Date.UTC(2026, 2, 1, 12, 34, 56));
    for (const [name, view] of Object.entries(contract.views)) {
      const full = `${contract.source}.${name}`;
      assert.equal(contractOf(full), view);
      const { data, meta, counted } = engine.answer(full, {}, null);
      assertShape(data, view.fields, full);
      assert.equal(counted, 0);
      assert.equal(meta.origin, 'none');
      assert.equal(meta.since, null);
      assert.ok(meta.inputs.length > 0 && meta.inputs.every(({ count }) => count === 0));
      const described = engine.describe(full, 'en');
      assert.equal(described.definition, meta.definition);
      assert.ok(described.fields.every(({ definition, label }) => definition.endsWith('.') && label !== ''));
    }
  });
}

/** Exactly the fields of the contract; null only where it may be. */
function assertShape(data: unknown, fields: Fields, path: string): void {
  assert.ok(typeof data === 'object' && data !== null, path);
  assert.deepEqual(Object.keys(data).sort(), Object.keys(fields).sort(), path);
  for (const [name, field] of Object.entries(fields)) {
    const value = (data as Readonly<Record<string, unknown>>)[name];
    const here = `${path}.${name}`;
    if (field.kind === 'rows') for (const row of value as readonly unknown[]) assertShape(row, field.fields, here);
    else if (field.kind === 'record') {
      if (value !== null) assertShape(value, field.fields, here);
      else assert.notEqual(field.always, true, here);
    } else assert.ok(value !== undefined && (value !== null || field.always !== true), here);
  }
}
