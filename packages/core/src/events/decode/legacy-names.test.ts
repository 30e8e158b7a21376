/** The table of other names in docs/reference/decoding.md is made of the definitions: run this file with `UPDATE_DOCS=1` to write it anew. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { catalog } from '../catalog.ts';

const page = join(import.meta.dirname, '../../../../../docs/reference/decoding.md');
const head = '| legacy name | what kind of name | type | meaning of both |\n|---|---|---|---|\n';

/** Why a name means the same: what kind of name it is. */
function kindOf(name: string): string {
  if (/^onex\.evt\.[^.]+\.v\d+$/.test(name)) return 'topic of the bridge, without its environment';
  if (/^onex\.(?:evt|cmd)\./.test(name)) return 'topic of 2026 for the same fact';
  if (/^[A-Z_]+$/.test(name)) return 'type from before types had dots';
  if (/^[a-z]+(?:_[a-z]+)+$/.test(name)) return 'word for it in a body';
  if (/\.v\d+$/.test(name)) return 'topic or type of one producer, which carries only this';
  return name.includes('.') ? 'type in the code of one producer' : 'topic that carries only this';
}

const rows = catalog.definitions
  .flatMap(({ type, docs, legacy }) => legacy.map((name) => ({ name, type, docs })))
  .sort((one, other) => (one.type < other.type ? -1 : one.type > other.type ? 1 : one.name < other.name ? -1 : 1))
  .map(({ name, type, docs }) => `| \`${name}\` | ${kindOf(name)} | \`${type}\` | ${docs} |`);

test('the page of the decoder lists every other name of every event, and no more', () => {
  const text = readFileSync(page, 'utf8');
  const start = text.indexOf(head);
  assert.notEqual(start, -1, 'the page has no table of legacy names');
  const end = text.indexOf('\n\n', start);
  const table = head + rows.join('\n');
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(page, text.slice(0, start) + table + text.slice(end));
  else assert.equal(text.slice(start, end), table, 'run this test with UPDATE_DOCS=1');
});
