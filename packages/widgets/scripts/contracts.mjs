// A pane reads from its contract which source it watches, in which version, and which parameters its views take. Labels and fields are for types,
// for bridges and for guides: two thirds of a contract, so built panes do without.
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const core = fileURLToPath(new URL('../../core/src/sources/', import.meta.url));

/** What panes read of the contracts in a file, by the name of the export. */
async function contractsIn(path) {
  const { outputFiles } = await build({ entryPoints: [path], bundle: true, format: 'esm', write: false });
  const found = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
  return Object.entries(found).map(([name, { source, version, views }]) => {
    if (typeof source !== 'string' || typeof version !== 'number') throw new Error(`${path}: ${name} is no contract.`);
    const params = Object.entries(views).map(([view, contract]) => [view, { params: contract.params }]);
    return [name, { source, version, views: Object.fromEntries(params) }];
  });
}

/** Plugin of rolldown. */
export const contractsForPanes = {
  name: 'contracts-for-panes',
  load: {
    filter: { id: /core[\\/]src[\\/]sources[\\/].*\.views\.ts$/ },
    async handler(path) {
      if (!path.startsWith(core)) return null;
      const exports = await contractsIn(path);
      return exports.map(([name, contract]) => `export const ${name} = ${JSON.stringify(contract)};`).join('\n');
    },
  },
};
