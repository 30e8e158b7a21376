import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Parser } from '@asyncapi/parser';
import { catalog } from '@streamglass/core/events';
import { Ajv2020 } from 'ajv/dist/2020.js';
import ts from 'typescript';
import { fieldDocs } from './generate/field-docs.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

test('what is generated is up to date', () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--conditions=streamglass-source', 'scripts/generate.ts', '--check'],
    { cwd: root, encoding: 'utf8' },
  );
  assert.equal(status, 0, stderr);
});

test('the AsyncAPI document is valid under its own parser, and has every event', async () => {
  const { document, diagnostics } = await new Parser().parse(read('docs/reference/asyncapi.json'));
  assert.deepEqual(
    diagnostics.filter(({ severity }) => severity === 0).map(({ message, path }) => `${path.join('.')}: ${message}`),
    [],
  );
  assert.ok(document);
  assert.deepEqual(
    document
      .channels()
      .all()
      .map((channel) => channel.address())
      .toSorted(),
    catalog.definitions.map(({ type }) => type).toSorted(),
  );
});

test('every generated schema is one under ajv', () => {
  const ajv = new Ajv2020({ strict: true });
  ajv.addVocabulary(['x-meaning', 'x-unit']);
  for (const { type } of catalog.definitions) ajv.compile(JSON.parse(read(`docs/reference/schemas/${type}.json`)));
});

test('everything that an element has is described', () => {
  const silent = read('docs/reference/elements.md')
    .split('\n')
    .filter((row) => /^\| [`–]/.test(row) && /\|\s*(?:Read only\.)?\s*\|$/.test(row));
  assert.deepEqual(silent, []);
});

test('links between the pages of the reference hold', () => {
  for (const [, page = '', anchor] of read('docs/reference/events/README.md').matchAll(/\]\((\w+\.md)#([^)]+)\)/g)) {
    const headings = [...read(`docs/reference/events/${page}`).matchAll(/^## (.*)$/gm)].map(([, text = '']) =>
      text.toLowerCase().replace(/[^a-z0-9 _-]/g, ''),
    );
    assert.ok(headings.includes(anchor ?? ''), `${page}#${anchor}`);
  }
});

/** What an editor says of the last property access in a file of the repository. */
function hoverIn(source: string): string {
  const path = join(root, 'packages/core/src/events/hover-probe.ts');
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile).config,
    ts.sys,
    root,
  );
  const host: ts.LanguageServiceHost = {
    getCompilationSettings: () => options,
    getScriptFileNames: () => [path],
    getScriptVersion: () => '1',
    getScriptSnapshot: (name) => {
      const text = name === path ? source : ts.sys.readFile(name);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => root,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (name) => name === path || ts.sys.fileExists(name),
    readFile: ts.sys.readFile,
  };
  const info = ts.createLanguageService(host).getQuickInfoAtPosition(path, source.lastIndexOf('.') + 1);
  return `${ts.displayPartsToString(info?.displayParts)}\n${ts.displayPartsToString(info?.documentation)}`;
}

test('an editor shows what a field is where it is used, for an event of the catalogue and for one’s own', () => {
  const known = hoverIn(`
    import { agentRoutingCompleted } from './agent/index.ts';
    import { isEvent } from './define-event.ts';
    declare const event: { readonly type: string };
    if (isEvent(agentRoutingCompleted, event)) event.payload.confidence`);
  assert.match(known, /confidence\?: number/);
  assert.match(known, /Share from 0 to 1\. Also read from `confidence_score`/);
  const own = hoverIn(`
    import { defineEvent, type EventFor } from './define-event.ts';
    import { optional, ratio } from './meanings.ts';
    const own = defineEvent({ type: 'a.b.v1', docs: 'B.', known: 'observed', producers: ['a'], key: 'subject', payload: {
      /** How sure the router was. */
      share: optional(ratio()) } });
    declare const event: EventFor<typeof own>;
    event.payload.share`);
  assert.match(own, /How sure the router was\./);
});

test('doc comments above fields are found, also of nested and of shared ones', () => {
  const folder = mkdtempSync(join(tmpdir(), 'streamglass-'));
  const file = join(folder, 'one.ts');
  writeFileSync(
    file,
    `const shared = {
       /** Who ran. */
       agentName: identifier() };
     export const one = defineEvent({ type: 'a.b.v1', payload: { ...shared,
       /** What was
        * tried. */
       steps: optional(list(record({
         /** Its name. */
         name: text(),
         plain: text() }))) } });`,
  );
  assert.deepEqual(
    [...(fieldDocs([file]).get('a.b.v1') ?? [])],
    [
      ['agentName', 'Who ran.'],
      ['steps', 'What was tried.'],
      ['steps.name', 'Its name.'],
    ],
  );
  rmSync(folder, { recursive: true });
});
