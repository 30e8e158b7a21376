// Every text that panes and primitives have in English has one in each full language, with the same places.
import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { type Message, type Messages, owner } from './messages.ts';

const source = fileURLToPath(new URL('..', import.meta.url));
/** The maps that modules of these names export, by the path of the module. */
async function mapsOf(...patterns: readonly string[]): Promise<readonly (readonly [string, Messages])[]> {
  const paths = patterns.flatMap((pattern) => globSync(pattern, { cwd: source }));
  const modules = await Promise.all(
    paths.map(async (path) => [path, (await import(`../${path}`)) as Record<string, unknown>] as const),
  );
  return modules.flatMap(([path, exported]) =>
    Object.values(exported)
      .filter((value): value is Messages => typeof value === 'object' && value !== null)
      .map((texts) => [path, texts] as const),
  );
}
const ownerOf = (texts: Messages): string | undefined => {
  const { [owner]: name } = texts;
  return typeof name === 'string' ? name : undefined;
};
const entries = (texts: Messages, of: string | undefined): readonly (readonly [string, Message])[] =>
  Object.entries(texts)
    .filter(([key]) => key !== owner)
    .map(([key, text]) => [of === undefined ? key : `${of}.${key}`, text] as const);
/** Names of the places, whichever form of a number it is. */
const places = (text: Message): readonly string[] => {
  const forms = typeof text === 'string' ? [text] : Object.values(text);
  return [...new Set(forms.flatMap((form) => [...form.matchAll(/\{(\w+)\}/g)].map(([, name]) => String(name))))].sort();
};

const english = new Map(
  (
    await mapsOf('messages/{en,empty,filter,how,menu,elements}.ts', '{widgets,primitives}/*/{messages,words}.ts')
  ).flatMap(([, texts]) => entries(texts, ownerOf(texts))),
);

for (const language of ['de'])
  test(`${language} says everything that English says, and puts the same values in`, async () => {
    const own = new Map(
      (await mapsOf(`messages/${language}/*.ts`)).flatMap(([path, texts]) => {
        const file = path.split('/').at(-1)?.replace('.ts', '');
        return entries(texts, file === 'base' || file === 'primitives' ? undefined : file);
      }),
    );
    assert.deepEqual(
      [...english.keys()].filter((key) => !own.has(key)),
      [],
      'texts that are missing',
    );
    assert.deepEqual(
      [...own.keys()].filter((key) => !english.has(key)),
      [],
      'texts that nobody asks for',
    );
    for (const [key, text] of own) {
      const known = places(english.get(key) ?? '');
      for (const place of places(text))
        assert.ok(known.includes(place), `${key} puts in {${place}}, which is never given`);
    }
  });

test('English has no key twice among texts that have no owner', async () => {
  const seen = new Map<string, string>();
  const maps = await mapsOf(
    'messages/{en,empty,filter,how,menu,elements}.ts',
    '{widgets,primitives}/*/{messages,words}.ts',
  );
  for (const [path, texts] of maps.filter(([, one]) => ownerOf(one) === undefined))
    for (const key of Object.keys(texts)) {
      assert.equal(seen.get(key), undefined, `${key} stands in ${path} and in ${seen.get(key)}`);
      seen.set(key, path);
    }
});
