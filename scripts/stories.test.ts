// Every pane has a story of every common state: an export of that name in stories/src/panes/<tag>.stories.ts.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { commonStates } from '../stories/src/common-states.ts';

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));
const tags = readdirSync(at('packages/widgets/src/define')).map((file) => file.replace('.ts', ''));
const storyFile = (tag: string): string => at(`stories/src/panes/${tag}.stories.ts`);
const exportsOf = (path: string): readonly string[] =>
  [...readFileSync(path, 'utf8').matchAll(/^export const (\w+)/gm)].map(([, name]) => String(name));

test('every tag has a story file, and every story file its tag', () => {
  const files = readdirSync(at('stories/src/panes')).filter((file) => file.endsWith('.stories.ts'));
  assert.deepEqual(files.map((file) => file.replace('.stories.ts', '')).sort(), [...tags].sort());
});

for (const tag of tags.filter((name) => name !== 'stream-provider'))
  test(`${tag} has a story of every common state, and some of its own`, () => {
    assert.ok(existsSync(storyFile(tag)), `stories/src/panes/${tag}.stories.ts is missing`);
    const names = exportsOf(storyFile(tag));
    assert.deepEqual(
      commonStates.filter((state) => !names.includes(state)),
      [],
      `states without a story in stories/src/panes/${tag}.stories.ts`,
    );
    assert.ok(names.length > commonStates.length, `${tag} shows no state of its own`);
    // The story is that of its state, not another one under its name.
    const text = readFileSync(storyFile(tag), 'utf8');
    for (const state of commonStates)
      assert.match(text, new RegExp(`^export const ${state} = states\\.${state};$`, 'm'));
  });

test('every primitive has a story', () => {
  const told = readdirSync(at('stories/src/primitives'))
    .filter((file) => file.endsWith('.stories.ts'))
    .map((file) => readFileSync(at(`stories/src/primitives/${file}`), 'utf8'))
    .join('\n');
  for (const primitive of readdirSync(at('packages/widgets/src/primitives')))
    assert.match(told, new RegExp(`primitives/${primitive}/`), `no story shows ${primitive}`);
});
