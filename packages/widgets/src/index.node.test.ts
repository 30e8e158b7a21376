import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const tags = readdirSync(here('./define')).map((file) => file.replace('.ts', ''));
const widgets = readdirSync(here('./widgets'));

test('every widget has a define file, and every define file its widget', () => {
  assert.deepEqual([...tags].sort(), [...widgets].sort());
});

test('every tag is exported as class and as definition', () => {
  const { exports } = JSON.parse(readFileSync(here('../package.json'), 'utf8')) as { exports: Record<string, unknown> };
  for (const tag of tags) assert.ok(`./define/${tag}.js` in exports && `./widgets/${tag}.js` in exports, tag);
});

const elements = readdirSync(here('./elements/define')).map((file) => file.replace('.ts', ''));
test('every element of a primitive has a define file, and its tag begins with sg-, which is how it is exported', () => {
  const classes = readdirSync(here('./elements')).filter((file) => /^sg-[\w-]+\.ts$/.test(file));
  assert.deepEqual(elements.map((tag) => `${tag}.ts`).sort(), classes.sort());
});

test('every pane has a test beside it', () => {
  for (const tag of tags.filter((name) => name !== 'stream-provider')) {
    const files = readdirSync(here(`./widgets/${tag}`));
    assert.ok(
      files.some((file) => file.endsWith('.test.ts')),
      `${tag} has no test`,
    );
  }
});

test('importing the classes registers no tag', async () => {
  await import('./index.ts');
  for (const tag of [...tags, ...elements]) assert.equal(customElements.get(tag), undefined, tag);
});

for (const [tag, path] of [
  ...tags.map((name) => [name, `./define/${name}.ts`] as const),
  ...elements.map((name) => [name, `./elements/define/${name}.ts`] as const),
])
  test(`${tag} can be imported, defined twice and constructed in plain Node`, async () => {
    await import(path);
    const constructor = customElements.get(tag) as
      | (CustomElementConstructor & { define(tag: string): void })
      | undefined;
    assert.ok(constructor);
    constructor.define(tag);
    assert.ok(new constructor());
  });

test('templates hold no style attribute and no markup from strings', () => {
  const walk = (folder: string): string[] =>
    readdirSync(here(folder), { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? walk(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`],
    );
  const forbidden =
    /\sstyle=|styleMap|unsafeHTML|unsafeSVG|unsafeStatic|\.innerHTML|outerHTML|insertAdjacentHTML|DOMParser|<style[\s>]|\beval\(|new Function\(/;
  for (const path of walk('.').filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))) {
    const code = readFileSync(here(path), 'utf8')
      .split('\n')
      .map((line) => line.replace(/^\s*(\/\/|\*|\/\*).*$/, ''));
    code.forEach((line, index) => assert.doesNotMatch(line, forbidden, `${path}:${index + 1}`));
  }
});
