import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { seededRandom } from '../lib/random.ts';
import { sampleEvent } from '../simulate/sample.ts';
import { catalog, createCatalog } from './catalog.ts';
import type { AnyDefinition } from './define-event.ts';
import { jsonSchemaOf } from './json-schema.ts';
import { twinsOf } from './meanings/twins.ts';
import { actionOf, domainOf, schemaRefOf } from './type-name.ts';

const here = import.meta.dirname;
const domains = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !['meanings', 'decode', 'fields'].includes(entry.name))
  .map(({ name }) => name);
const isDefinition = (value: unknown): value is AnyDefinition =>
  typeof value === 'object' && value !== null && 'payload' in value;

for (const domain of domains) {
  test(`${domain}: every file is one definition, in the index of its domain, in the catalogue and exported by the package`, async () => {
    const index = (await import(join(here, domain, 'index.ts'))) as Readonly<Record<string, unknown>>;
    for (const file of readdirSync(join(here, domain)).filter(
      (name) => name !== 'index.ts' && !name.includes('.test'),
    )) {
      const module = (await import(join(here, domain, file))) as Readonly<Record<string, unknown>>;
      const names = Object.keys(module);
      assert.equal(names.length, 1, `${file} defines one event`);
      const definition = module[names[0] as string];
      assert.ok(isDefinition(definition), file);
      assert.equal(index[names[0] as string], definition, `${file} is missing from ${domain}/index.ts`);
      assert.equal(catalog.find(definition.type), definition, `${definition.type} is missing from catalog.ts`);
      assert.match(
        readFileSync(join(here, domain, file), 'utf8'),
        /\/\*\* [A-Z].*\. \*\/\nexport const/,
        `${file} says what it is`,
      );
    }
    const manifest = JSON.parse(readFileSync(join(here, '../../package.json'), 'utf8')) as { exports: object };
    assert.ok(`./events/${domain}` in manifest.exports, `package.json exports ./events/${domain}`);
  });
}

/** By domain: one test each, as the runner loses results of a file that has hundreds. */
const byDomain = Map.groupBy(catalog.definitions, ({ domain }) => domain);

/** A node that states no id goes by its name. */
const lent = new Set(['nodeId<node_name', 'nodeId<nodeName']);

for (const [domain, definitions] of byDomain) {
  test(`${domain}: every event says what it is, who sends it, and makes examples that fit`, () => {
    for (const definition of definitions) {
      const { type, docs, producers, payload, duration, key } = definition;
      assert.match(docs, /^[A-Z].*\.$/, type);
      assert.ok(producers.length > 0, type);
      assert.ok(['correlationId', 'tenantId', 'subject', ...Object.keys(payload)].includes(key), `${type}: key ${key}`);
      assert.ok(duration === undefined || payload[duration]?.kind === 'milliseconds', `${type}: duration ${duration}`);
      for (let seed = 0; seed < 20; seed++) {
        const example = sampleEvent(definition, seededRandom(seed), Date.UTC(2026, 0, 5));
        const checked = definition.schema.safeParse(example.payload);
        assert.ok(checked.success, `${type}: ${JSON.stringify(checked.error?.issues)}`);
        assert.deepEqual(sampleEvent(definition, seededRandom(seed), Date.UTC(2026, 0, 5)), example);
      }
      const schema = jsonSchemaOf(definition);
      assert.equal(schema.type, 'object', type);
      const required = Object.entries(payload).flatMap(([name, field]) => (field.optional ? [] : [name]));
      assert.deepEqual((schema.required as string[] | undefined) ?? [], required, type);
    }
  });

  test(`${domain}: no name on the wire means two fields of an event, but a name that stands in for an id`, () => {
    for (const { type, payload } of definitions) {
      const claims = new Map<string, string>();
      for (const [name, field] of Object.entries(payload)) {
        for (const path of [name, ...field.aliases.map((alias) => alias.path)].flatMap(twinsOf)) {
          const other = lent.has(`${name}<${path}`) ? name : (claims.get(path) ?? name);
          assert.equal(other, name, `${type}: ${path} is claimed by ${other} and ${name}`);
          if (!lent.has(`${name}<${path}`)) claims.set(path, name);
        }
      }
    }
  });
}

test('a name belongs to one definition', () => {
  const [one, two] = catalog.definitions as [AnyDefinition, AnyDefinition];
  assert.throws(() => createCatalog([one, { ...two, legacy: [one.type] }]), { code: 'duplicate-type' });
  assert.throws(() => createCatalog([one, one]), { code: 'duplicate-type' });
});

test('domain, action and schema follow from the type', () => {
  assert.equal(domainOf('omninode.agent.routing.completed.v1'), 'agent');
  assert.equal(domainOf('onex.node.announce.v1'), 'onex');
  assert.equal(domainOf('dashboard.created'), 'dashboard');
  assert.equal(actionOf('omninode.database.connection.lost.v1'), 'lost');
  assert.equal(actionOf('dashboard.created'), 'created');
  assert.equal(
    schemaRefOf('omninode.agent.quality.gate.passed.v1'),
    'registry://omninode/agent/quality_gate_passed/v1',
  );
  assert.equal(schemaRefOf('omninode.agent.routing.completed.v1'), 'registry://omninode/agent/routing_completed/v1');
});
