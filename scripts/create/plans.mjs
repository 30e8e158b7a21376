// What `npm run create` writes, as plain data: files, and edits of indexes. No I/O here.

const kebab = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const camel = (name) => name.replace(/[-.](\w)/g, (_, letter) => letter.toUpperCase());
const pascal = (name) => camel(`-${name}`);
const words = (name) => name.replace(/[-.]/g, ' ');
const sentence = (name) => words(name).replace(/^\w/, (letter) => letter.toUpperCase());

const check = (holds, message) => {
  if (!holds) throw new Error(message);
};
/** Inserts a line before the first later one of the same shape, so that lists stay sorted. */
export const insertSorted = (text, line, shape) => {
  const lines = text.split('\n');
  const same = lines.map((one, index) => ({ one, index })).filter(({ one }) => shape.test(one));
  const place = same.find(({ one }) => one > line)?.index ?? (same.at(-1)?.index ?? -1) + 1;
  return [...lines.slice(0, place), line, ...lines.slice(place)].join('\n');
};

/** `agent/run.paused`: one file in the domain's folder, one line in its index. */
export function planEvent([wanted], { exists }) {
  const [domain, name = ''] = wanted.split('/');
  check(
    /^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)*$/.test(name),
    `${wanted} is no event: write DOMAIN/NAME with dots in the name, such as agent/run.paused.`,
  );
  const folder = `packages/core/src/events/${domain}`;
  check(
    exists(`${folder}/index.ts`),
    `There is no domain ${domain}: make ${folder}/index.ts, add it to events/catalog.ts and to the export map first.`,
  );
  const file = name.replace(/\./g, '-');
  const identifier = camel(`${domain}-${file}`);
  return {
    files: {
      [`${folder}/${file}.ts`]: `import { defineEvent } from '../define-event.ts';
import { identifier } from '../meanings.ts';

/** ${sentence(name)}: say in one sentence what happened. */
export const ${identifier} = defineEvent({
  type: 'omninode.${domain}.${name}.v1',
  docs: '${sentence(name)}: say in one sentence what happened.',
  known: 'inferred',
  producers: ['name of a producer'],
  key: 'correlationId',
  payload: {
    ${camel(domain)}Name: identifier(),
  },
});
`,
    },
    edits: [
      {
        path: `${folder}/index.ts`,
        change: (text) => insertSorted(text, `export { ${identifier} } from './${file}.ts';`, /^export \{/),
      },
    ],
    next: [
      `Now say what it is: docs, how far it is known, producers and payload in ${folder}/${file}.ts.`,
      `Types, reference and schemas follow with npm run generate.`,
      `Check it: npm test -- core`,
    ],
  };
}

/** A source that counts events by type: contract, source, definitions, oracle and section in the reference. */
export function planSource([name]) {
  check(kebab.test(name), `${name} is no name of a source: write words with dashes, such as agent-costs.`);
  const id = camel(name);
  const at = (path) => `packages/core/src/sources/${path}`;
  return {
    files: {
      [at(`${name}.views.ts`)]: `import { always, defineViews, number, range } from './contract.ts';

/** Say what it answers. Contract only; \`${name}.ts\` computes it. */
export const ${id}Views = defineViews('${name}', '${sentence(name)}', 1, {
  summary: {
    label: 'Summary',
    params: { range: range('24h') },
    fields: {
      events: always(number('count', 'Events')),
    },
  },
});
`,
      [at(`${name}.ts`)]: `import { ${id}Views } from './${name}.views.ts';
import { defineSource } from './engine/source-api.ts';
import { flowByType } from './rollups/flow.ts';

/** Say what it adds up. State is declared here; this one uses a rollup that other sources count with too. */
export const ${id} = defineSource(
  ${id}Views,
  { uses: { types: flowByType }, state: {} },
  {
    on: [],
    views: {
      summary: {
        definitions: { events: 'Events in the range, repeats not counted.' },
        compute: ({ types }, _, time) => ({ events: types.over(time).total.count }),
      },
    },
  },
);
`,
      [`packages/core/oracles/${name}.summary.sql`]: `-- ${name}.summary
SELECT (SELECT count(*) FROM events WHERE in_range(time_us)) AS events;
`,
    },
    edits: [
      {
        path: at('index.ts'),
        change: (text) =>
          insertSorted(
            insertSorted(text, `import { ${id} } from './${name}.ts';`, /^import \{ \w+ \} from '\.\/[a-z-]+\.ts';/),
            `export { ${id} } from './${name}.ts';`,
            /^export \{ \w+ \} from '\.\/[a-z-]+\.ts';/,
          ).replace(/(allSources: readonly Source\[\] = \[[^\]]*?),?\s*\]/, `$1, ${id}]`),
      },
      {
        path: at('views.ts'),
        change: (text) => insertSorted(text, `export { ${id}Views } from './${name}.views.ts';`, /^export \{/),
      },
      {
        path: 'docs/reference/views.md',
        change: (text) =>
          `${text.trimEnd()}\n\n## ${name}\n\nInputs: every event.\n\n**summary** — \`events\`: events in range.\n`,
      },
    ],
    next: [
      `Now say what it counts: fields in ${name}.views.ts, state and views in ${name}.ts, definitions in docs/reference/views.md.`,
      `Then write the oracle from the definitions, not from the code: packages/core/oracles/${name}.summary.sql`,
      'Check it: npm test -- core oracles',
    ],
  };
}

/** An element over the first view of a source, with its define file, index line and stories. */
export function planPane([name, source = name], { exists, read }) {
  check(kebab.test(name) && name.includes('-'), `${name} is no tag: write words with dashes, such as agent-costs.`);
  const contract = `packages/core/src/sources/${source}.views.ts`;
  check(
    exists(contract),
    `There is no source ${source} (${contract}). Make it first: npm run create -- source ${source}`,
  );
  const view = /^ {2}(\w+): \{/m.exec(read(contract))?.[1] ?? 'summary';
  const tag = pascal(name);
  const storyNames = [...read('stories/src/common-states.ts').matchAll(/^ {2}'(\w+)',/gm)].map(([, state]) => state);
  const contractName = `${camel(source)}Views`;
  const at = (path) => `packages/widgets/src/${path}`;
  return {
    files: {
      [at(`widgets/${name}/${name}.ts`)]: `import { ${contractName} } from '@streamglass/core/views';
import { html, nothing, type TemplateResult } from 'lit';
import { Pane } from '../../base/pane.ts';
import type { Twin } from '../../base/types.ts';
import { scoped } from '../../messages/messages.ts';
import { type Figure, figures } from '../../primitives/tile/figures.ts';

/**
 * Say what it shows.
 *
 * @slot empty - Shown instead of the built-in reason when there is nothing to draw.
 */
export class ${tag} extends Pane<typeof ${contractName}> {
  static override contract = ${contractName};
  static override views = ['${view}'];
  static override messages = scoped('${name}', { title: '${sentence(name)}' });

  /** Nothing in the range: no figure above zero, no row. */
  override isEmpty(): boolean {
    const data: Readonly<Record<string, unknown>> = this.answer('${view}') ?? {};
    return Object.values(data).every((value) => (Array.isArray(value) ? value.length === 0 : !value));
  }
  override renderBody(): TemplateResult | typeof nothing {
    const items = this.#figures();
    return items.length === 0 ? nothing : html\`\${figures(items)}\`;
  }
  override twin(): Twin | null {
    const items = this.#figures();
    if (items.length === 0) return null;
    const columns = [
      { key: 'figure', label: 'Figure' },
      { key: 'value', label: 'Value', numeric: true, of: '${view}' },
    ];
    return { caption: this.name, columns, rows: items.map(({ label, value }) => ({ figure: label, value })) };
  }
  /** Every number of the view, in the words of its contract. */
  #figures(): readonly Figure[] {
    const data: Readonly<Record<string, unknown>> = this.answer('${view}') ?? {};
    return Object.entries(${contractName}.views.${view}.fields).flatMap(([field, { label }]) => {
      const value = data[field];
      return typeof value === 'number' ? [{ label, value: this.format.integer(value), of: \`${view}.\${field}\` }] : [];
    });
  }
}
`,
      [at(`define/${name}.ts`)]: `import { ${tag} } from '../widgets/${name}/${name}.ts';

${tag}.define('${name}');

declare global {
  interface HTMLElementTagNameMap {
    '${name}': ${tag};
  }
}
`,
      [at(`widgets/${name}/${name}.browser.test.ts`)]: `import { expect } from '@open-wc/testing';
import { ${contractName} } from '@streamglass/core/views';
import '../../define/${name}.ts';
import { createFakeClient } from '../../testing/fake-client.ts';
import { cleanUp, mountPane, textOf } from '../../testing/fixture.ts';
import { sampleNow } from '../../testing/samples.ts';
import type { ${tag} } from './${name}.ts';

const fields = ${contractName}.views.${view}.fields;
const answer = Object.fromEntries(Object.entries(fields).map(([name, { kind }]) => [name, kind === 'value' ? 1_204 : []]));

describe('${name}', () => {
  afterEach(cleanUp);

  it('shows the figures of its view, and the same in its table twin', async () => {
    const client = createFakeClient({ '${source}.${view}': { data: () => answer } }, sampleNow);
    const { pane } = await mountPane<${tag}>('${name}', { client });
    const twin = pane.twin();
    expect(twin?.rows.length).to.be.greaterThan(0);
    for (const row of twin?.rows ?? []) expect(textOf(pane, '.bd')).to.include(row.value);
  });

  it('is readable without a mouse and without sight', async () => {
    const client = createFakeClient({ '${source}.${view}': { data: () => answer } }, sampleNow);
    const { pane } = await mountPane<${tag}>('${name}', { client });
    await expect(pane).to.be.accessible();
  });
});
`,
      [`stories/src/panes/${name}.stories.ts`]: `import '@streamglass/widgets/define/${name}.js';
import { ${contractName} } from '@streamglass/core/views';
import type { ${tag} } from '@streamglass/widgets';
import { createFakeClient, type FakeClient, sampleNow } from '@streamglass/widgets/testing';
import { expect } from 'storybook/test';
import { settled } from '../../../packages/widgets/src/testing/fixture.ts';
import { type PaneKind, paneMeta, paneStory } from '../pane-story.ts';
import { commonStories } from '../states.ts';

/** Believable data, for a look at the pane; write your own. */
const answerOf = (value: number) =>
  Object.fromEntries(
    Object.entries(${contractName}.views.${view}.fields).map(([field, { kind }]) => [field, kind === 'value' ? value : []]),
  );
const input = {
  type: 'omninode.agent.execution.completed.v1',
  producers: ['name of a producer'],
  count: 1_204,
  lastTime: sampleNow - 4_000,
  topics: ['omninode.agent.execution.completed.v1'],
};
const range = { from: sampleNow - 86_400_000, to: sampleNow, step: 60_000 };

const kind: PaneKind<${tag}, FakeClient> = {
  tag: '${name}',
  client: () => createFakeClient({ '${source}.${view}': { data: () => answerOf(1_204), meta: { inputs: [input], range } } }, sampleNow),
  nothing: { ${view}: answerOf(0) },
};
const states = commonStories(kind);

export default { title: 'Panes/${sentence(name)}', ...paneMeta(kind) };

${storyNames.map((state) => `export const ${state} = states.${state};`).join('\n')}

export const LargeNumbers = paneStory(kind, {
  about: 'A state of its own: figures of seven digits keep their place.',
  prepare: (client) => client.answer('${source}.${view}', { data: () => answerOf(9_876_543), meta: { inputs: [input], range } }),
  play: async (pane) => {
    await settled(pane);
    await expect(pane.twin()).not.toBeNull();
  },
});
`,
    },
    edits: [
      {
        path: at('index.ts'),
        change: (text) =>
          insertSorted(text, `export { ${tag} } from './widgets/${name}/${name}.ts';`, /^export \{ .*widgets\//),
      },
      {
        path: 'packages/widgets/package.json',
        change: (text) => {
          const manifest = JSON.parse(text);
          const entry = (from, to) => ({
            'streamglass-source': `./src/${from}.ts`,
            types: `./dist/${to}.d.ts`,
            import: `./dist/${to}.js`,
          });
          const { './package.json': last, ...exports } = manifest.exports;
          exports[`./define/${name}.js`] = entry(`define/${name}`, `define/${name}`);
          exports[`./widgets/${name}.js`] = entry(`widgets/${name}/${name}`, `widgets/${name}`);
          return `${JSON.stringify({ ...manifest, exports: { ...exports, './package.json': last } }, null, 2)}\n`;
        },
      },
    ],
    next: [`Now draw it: ${at(`widgets/${name}/${name}.ts`)}`, 'Check it: npm test -- widgets stories'],
  };
}
