import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { insertSorted, planEvent, planPane, planSource } from './plans.mjs';

const root = new URL('../../', import.meta.url);
const disk = {
  exists: (path: string) => existsSync(new URL(path, root)),
  read: (path: string) => readFileSync(new URL(path, root), 'utf8'),
};
const edited = (plan: { edits: { path: string; change(text: string): string }[] }, path: string): string => {
  const edit = plan.edits.find((one) => one.path === path);
  assert.ok(edit, path);
  return edit.change(disk.read(path));
};

test('an event is one file and one index line', () => {
  const plan = planEvent(['agent/run.paused'], disk);
  assert.match(
    plan.files['packages/core/src/events/agent/run-paused.ts'] ?? '',
    /type: 'omninode\.agent\.run\.paused\.v1'/,
  );
  assert.match(
    edited(plan, 'packages/core/src/events/agent/index.ts'),
    /export \{ agentRunPaused \} from '\.\/run-paused\.ts';/,
  );
});

test('a source brings contract, computation, oracle and its section of the reference', () => {
  const plan = planSource(['agent-costs']);
  assert.deepEqual(Object.keys(plan.files).toSorted(), [
    'packages/core/oracles/agent-costs.summary.sql',
    'packages/core/src/sources/agent-costs.ts',
    'packages/core/src/sources/agent-costs.views.ts',
  ]);
  const index = edited(plan, 'packages/core/src/sources/index.ts');
  assert.match(index, /^import \{ agentCosts \} from/m);
  assert.match(index, /^export \{ agentCosts \} from/m);
  assert.match(index, /allSources: readonly Source\[\] = \[[^\]]*agentCosts\]/);
  assert.match(edited(plan, 'packages/core/src/sources/views.ts'), /agentCostsViews/);
  assert.match(edited(plan, 'docs/reference/views.md'), /^## agent-costs$/m);
});

test('a pane brings element, define file, exports and index line, over the first view of its source', () => {
  const plan = planPane(['flow-figures', 'event-flow'], disk);
  assert.match(plan.files['packages/widgets/src/widgets/flow-figures/flow-figures.ts'] ?? '', /views = \['metrics'\]/);
  assert.match(
    plan.files['packages/widgets/src/define/flow-figures.ts'] ?? '',
    /FlowFigures\.define\('flow-figures'\)/,
  );
  assert.match(
    plan.files['stories/src/panes/flow-figures.stories.ts'] ?? '',
    /export const RightToLeft = states\.RightToLeft;/,
  );
  assert.match(edited(plan, 'packages/widgets/src/index.ts'), /export \{ FlowFigures \}/);
  const exports = JSON.parse(edited(plan, 'packages/widgets/package.json')).exports as Record<string, unknown>;
  assert.ok('./define/flow-figures.js' in exports && './widgets/flow-figures.js' in exports);
  assert.equal(Object.keys(exports).at(-1), './package.json');
});

test('a wrong name or a missing part is said with its cure', () => {
  assert.throws(() => planEvent(['agent'], disk), /write DOMAIN\/NAME/);
  assert.throws(() => planEvent(['nowhere/run'], disk), /There is no domain nowhere/);
  assert.throws(() => planSource(['Agent Costs']), /write words with dashes/);
  assert.throws(() => planPane(['pane'], disk), /write words with dashes/);
  assert.throws(() => planPane(['my-pane', 'nothing'], disk), /npm run create -- source nothing/);
});

test('a line goes to its place among lines of its shape', () => {
  const text = "export { a } from './a.ts';\nexport { c } from './c.ts';\nconst d = 1;";
  assert.equal(
    insertSorted(text, "export { b } from './b.ts';", /^export/).split('\n')[1],
    "export { b } from './b.ts';",
  );
  assert.equal(
    insertSorted(text, "export { z } from './z.ts';", /^export/).split('\n')[2],
    "export { z } from './z.ts';",
  );
});
