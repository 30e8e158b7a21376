import { type Catalog, catalog as wholeCatalog } from '@streamglass/core/events';

const escaped = (name: string): string => name.replaceAll('.', '\\.');

/** Roots under which producers name their topics, behind any number of prefixes (environment, tenant, namespace). */
const roots = ['omninode', 'onex', 'archon-intelligence', 'omninode-bridge', 'omninode_bridge'];
/** Flat topics and exchanges without a version, as producers really name them. */
const flat = ['agent-[a-z-]+', 'agent-traceability\\.[a-z]+\\.v\\d+', 'router-performance-metrics', 'coder[._]events'];

/**
 * What is read when no topic is named: every type of the catalogue and every topic under the roots of the known producers,
 * bare or prefixed (`acme.omninode.agent.v1`, `dev.onex.evt.omniclaude.tool-executed.v1`).
 */
export function defaultTopics(catalog: Catalog = wholeCatalog): RegExp {
  const names = catalog.definitions.flatMap(({ type, legacy }) => [type, ...legacy]);
  const own = names.filter((name) => !roots.some((root) => name.startsWith(`${root}.`))).map(escaped);
  const rooted = `(?:${roots.map(escaped).join('|')})\\.[\\w.-]+`;
  return new RegExp(`^(?:[\\w-]+\\.)*(?:${[rooted, ...own, ...flat].join('|')})$`);
}
