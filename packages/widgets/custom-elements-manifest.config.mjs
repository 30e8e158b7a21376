import { readFileSync } from 'node:fs';

/** Variables of `--sg-…` that a host may set, of tokens.json: the same for all elements. */
function hostProperties() {
  const properties = [];
  const walk = (node) => {
    if (typeof node !== 'object' || node === null) return;
    const ours = node.$extensions?.['io.streamglass'];
    if (ours?.host) properties.push({ name: ours.css, description: node.$description ?? '' });
    for (const [key, child] of Object.entries(node)) if (!key.startsWith('$')) walk(child);
  };
  walk(JSON.parse(readFileSync(new URL('src/theme/tokens.json', import.meta.url), 'utf8')));
  return properties;
}

/** What hosts call and set of a pane beside its attributes. The other public members are for templates, twins and panes to come. */
const forHosts = ['client', 'data', 'pause', 'resume', 'paused', 'refresh', 'export', 'save', 'print', 'focusKey', 'whenReady', 'getState', 'setState', 'select', 'domains', 'define']; // biome-ignore format: one list
/** What elements of primitives have for themselves; the rest is for hosts. */
const ofElements = ['messages', 'colors', 'view', 'drawn', 'tokens', 'format', 'width', 'size', 'report', 'streamglass', 'drawing']; // biome-ignore format: one list

export default {
  globs: [
    'src/widgets/*/*.ts',
    'src/elements/*.ts',
    'src/base/pane.ts',
    'src/base/pane-attributes.ts',
    'src/events/*.ts',
  ],
  exclude: ['src/**/*.test.ts'],
  outdir: '.',
  litelement: true,
  // package.json names the manifest already.
  packagejson: false,
  dependencies: false,
  plugins: [
    {
      name: 'tags',
      /** The tag of a class stands in `define/<tag>.ts`, or `elements/define/<tag>.ts`, and is the name of its file. */
      packageLinkPhase({ customElementsManifest }) {
        for (const module of customElementsManifest.modules ?? []) {
          const [, folder, file] = /src\/widgets\/([\w-]+)\/([\w-]+)\.ts$/.exec(module.path) ?? [];
          const [, element] = /src\/elements\/(sg-[\w-]+)\.ts$/.exec(module.path) ?? [];
          const tag = element ?? (folder === file ? folder : undefined);
          for (const declaration of module.declarations ?? []) {
            declaration.members = declaration.members?.filter(
              // `lang` is a property of every element.
              ({ name, privacy }) => !name.startsWith('#') && privacy !== 'private' && name !== 'lang',
            );
            // Events without a description were only guessed from calls.
            declaration.events = declaration.events?.filter(({ description }) => description);
            if (declaration.kind !== 'class' || !tag) continue;
            // The analyzer takes what an element keeps for itself for attributes.
            const own = new Set(
              readFileSync(new URL(module.path, import.meta.url), 'utf8').match(/\w+(?=: \{ state: true \})/g),
            );
            declaration.attributes = declaration.attributes?.filter(({ fieldName }) => !own.has(fieldName));
            for (const member of declaration.members ?? []) if (own.has(member.name)) delete member.attribute;
            const attributes = (declaration.attributes ?? []).map(({ fieldName }) => fieldName);
            const isForHosts = ({ name }) =>
              element ? !ofElements.includes(name) : forHosts.includes(name) || attributes.includes(name);
            for (const member of declaration.members ?? []) if (!isForHosts(member)) member.privacy = 'protected';
            declaration.tagName = tag;
            declaration.customElement = true;
            // A provider draws nothing.
            if (tag !== 'stream-provider') declaration.cssProperties = hostProperties();
          }
        }
      },
    },
  ],
};
