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
              ({ name, privacy }) => !name.startsWith('#') && privacy !== 'private',
            );
            // Events without a description were only guessed from calls.
            declaration.events = declaration.events?.filter(({ description }) => description);
            if (declaration.kind !== 'class' || !tag) continue;
            declaration.tagName = tag;
            declaration.customElement = true;
          }
        }
      },
    },
  ],
};
