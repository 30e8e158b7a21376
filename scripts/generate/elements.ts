// docs/reference/elements.md: what hosts can set, call, hear, fill and style of each element, from the doc blocks of their classes.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

interface Named {
  readonly name: string;
  readonly description?: string;
  readonly default?: string;
  readonly type?: { readonly text: string };
  readonly inheritedFrom?: { readonly name: string };
}
interface Member extends Named {
  readonly kind: 'field' | 'method';
  readonly static?: boolean;
  readonly readonly?: boolean;
  readonly privacy?: string;
  readonly parameters?: readonly { readonly name: string; readonly type?: { readonly text: string } }[];
  readonly return?: { readonly type?: { readonly text: string } };
}
interface Attribute extends Named {
  readonly fieldName?: string;
}
interface Declaration {
  readonly name: string;
  readonly superclass?: { readonly name: string };
  readonly tagName?: string;
  readonly description?: string;
  readonly members?: readonly Member[];
  readonly attributes?: readonly Attribute[];
  readonly events?: readonly Named[];
  readonly slots?: readonly Named[];
  readonly cssParts?: readonly Named[];
  readonly cssStates?: readonly Named[];
  readonly cssProperties?: readonly Named[];
}

/** Classes by name, as the analyzer of the widgets finds them. It writes into a folder of its own: a build may run beside. */
function declarations(root: string): readonly Declaration[] {
  const folder = mkdtempSync(join(tmpdir(), 'streamglass-elements-'));
  const widgets = join(root, 'packages/widgets');
  try {
    execFileSync(
      process.execPath,
      [
        join(root, 'node_modules/@custom-elements-manifest/analyzer/cem.js'),
        'analyze',
        '--config',
        'custom-elements-manifest.config.mjs',
        '--quiet',
        '--outdir',
        relative(widgets, folder),
      ],
      { cwd: widgets, stdio: ['ignore', 'ignore', 'inherit'] },
    );
    const { modules } = JSON.parse(readFileSync(join(folder, 'custom-elements.json'), 'utf8')) as {
      readonly modules: readonly { readonly declarations?: readonly Declaration[] }[];
    };
    return modules.flatMap(({ declarations = [] }) => declarations);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const line = (text = ''): string => text.replace(/\s+/g, ' ').trim();
const cell = (text: string): string => text.replaceAll('|', '\\|');
const code = (text: string): string => `\`${text}\``;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  rows.length === 0
    ? ''
    : [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(cell).join(' | ')} |\n`).join('');

const isOwn = ({ inheritedFrom }: Named): boolean => inheritedFrom === undefined;

/** Fields of an event by its type: `static readonly type = 'agent-select'`. */
const carriedBy = (all: readonly Declaration[]): ReadonlyMap<string, string> =>
  new Map(
    all.flatMap(({ members = [] }) => {
      const type = members.find(({ name, static: fixed }) => name === 'type' && fixed === true)?.default;
      const fields = members.filter(({ kind, static: fixed }) => kind === 'field' && fixed !== true);
      const own = fields.map(({ name, type }) => code(`${name}: ${line(type?.text ?? 'unknown')}`)).join(', ');
      return type === undefined ? [] : [[type.replaceAll("'", ''), own] as const];
    }),
  );

/** What of a class stands in its section. */
function tables(
  declaration: Declaration,
  carried: ReadonlyMap<string, string>,
  shown: (item: Named) => boolean,
): string {
  const { members = [], attributes = [], events = [], slots = [], cssParts = [], cssStates = [] } = declaration;
  const byField = new Map(attributes.map((attribute) => [attribute.fieldName, attribute.name]));
  const forHosts = members.filter((member) => member.privacy !== 'protected' && shown(member));
  const fields = forHosts
    .filter(({ kind, static: fixed }) => kind === 'field' && fixed !== true)
    .map((field) => {
      const attribute = byField.get(field.name);
      return [
        attribute === undefined ? '–' : code(attribute),
        code(field.name),
        code(line(field.type?.text ?? 'unknown')),
        `${line(field.description)}${field.readonly === true ? ' Read only.' : ''}`,
      ];
    });
  const isField = new Set(members.map(({ name }) => name));
  const texts = attributes
    .filter((attribute) => shown(attribute) && !isField.has(attribute.fieldName ?? attribute.name))
    .map(({ name, type, description }) => [code(name), '–', code(line(type?.text ?? 'string')), line(description)]);
  const methods = forHosts
    .filter(({ kind }) => kind === 'method')
    .map(({ name, static: fixed, parameters = [], return: result, description }) => {
      const given = parameters.filter((parameter) => parameter.name !== 'this');
      const typed = given.map(({ name, type }) => `${name.replace(/^_/, '')}: ${line(type?.text ?? 'unknown')}`);
      return [
        code(`${fixed === true ? 'static ' : ''}${name}(${typed.join(', ')}): ${result?.type?.text ?? 'void'}`),
        line(description),
      ];
    });
  const named = (items: readonly Named[], write: (name: string) => string) =>
    items.filter(shown).map(({ name, description }) => [code(write(name)), line(description)]);
  return [
    table(['attribute', 'property', 'type', ''], [...fields, ...texts]),
    table(['method', ''], methods),
    table(
      ['event', 'carries', ''],
      events.filter(shown).map(({ name, description }) => [code(name), carried.get(name) ?? '', line(description)]),
    ),
    table(
      ['slot', ''],
      named(slots, (name) => name || 'the content'),
    ),
    table(
      ['part', ''],
      named(cssParts, (name) => `::part(${name})`),
    ),
    table(
      ['state', ''],
      named(cssStates, (name) => `:state(${name})`),
    ),
  ]
    .filter((text) => text !== '')
    .join('\n');
}

const article = (description = ''): string =>
  description
    .replace(/```[^]*?```/g, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/** The page, by its path in the repository. */
export function writeElements(root: string): ReadonlyMap<string, string> {
  const all = declarations(root);
  const carried = carriedBy(all);
  const tagged = all
    .filter(({ tagName }) => tagName !== undefined)
    .toSorted((a, b) => ((a.tagName ?? '') < (b.tagName ?? '') ? -1 : 1));
  const section = (declaration: Declaration): string =>
    `### \`<${declaration.tagName}>\`\n\n${article(declaration.description)}\n\n${tables(declaration, carried, isOwn)}`.trimEnd();
  const isElement = ({ tagName = '' }: Declaration): boolean => tagName.startsWith('sg-');
  const isProvider = ({ tagName }: Declaration): boolean => tagName === 'stream-provider';
  /** What all heirs of a class have of it, as the first of them says. */
  const shared = (base: string): string => {
    const heir = tagged.find(({ superclass }) => superclass?.name === base);
    if (!heir) throw new Error(`No element extends ${base}.`);
    return tables(heir, carried, (item) => !isOwn(item)).trimEnd();
  };
  const variables = tagged.find(({ tagName }) => tagName === 'platform-health')?.cssProperties ?? [];
  const text = `<!-- Generated by \`npm run generate\` from the doc blocks in packages/widgets/src. Change those, not this page. -->

# Elements

Every element of \`@streamglass/widgets\`: what a host sets, calls, hears, fills and styles. \`custom-elements.json\` says the same to editors and frameworks, Storybook shows it.
Attributes and properties of the same row are one thing; in HTML and JSX of text alone write the attribute. Events bubble and cross shadow roots; none is fired for what a program does.

## Variables of all elements

${table(
  ['variable', ''],
  variables.map(({ name, description }) => [code(name), line(description)]),
)}
More are under *Tokens* in Storybook; [theming](../guides/theming.md) says how they work together.

## What every pane has

${shared('Pane')}

## Panes

${tagged
  .filter((one) => !isElement(one) && !isProvider(one))
  .map(section)
  .join('\n\n')}

## Provider

${tagged.filter(isProvider).map(section).join('\n\n')}

## What every element of a primitive has

${shared('PrimitiveElement')}

## Primitives

Plain data in, no stream: see [new-pane](../guides/new-pane.md) for panes made of them.

${tagged.filter(isElement).map(section).join('\n\n')}
`;
  return new Map([['docs/reference/elements.md', text]]);
}
