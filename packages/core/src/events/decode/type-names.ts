import type { Catalog } from '../catalog.ts';
import type { AnyDefinition } from '../define-event.ts';
import { type Plan, planOf } from '../meanings/plan.ts';
import { domainOf, isVersioned } from '../type-name.ts';

/** A type, and how its payload is read when the catalogue has it. */
export interface NamedType {
  readonly type: string;
  readonly definition: AnyDefinition | null;
  readonly plan: Plan | null;
  /** What no field claims may be secret: by its definition, or an unknown type of a domain where secrets are at home. */
  readonly sealed: boolean;
}

export interface TypeNames {
  /** The type of an event from what it is called in its body, in a header, and the topic it stood in. */
  find(stated: string | undefined, header: () => string | undefined, topic: string): NamedType;
}

/** Where names of the catalogue begin; whatever stands before is an environment or a tenant. */
const roots = ['omninode.', 'onex.'] as const;
const environments = new Set(['dev', 'development', 'local', 'prod', 'production', 'qa', 'stage', 'staging', 'test']);
const deadLetters = '.dlq';
const withoutDeadLetters = (topic: string): string =>
  topic.endsWith(deadLetters) && topic !== deadLetters ? topic.slice(0, -deadLetters.length) : topic;
/** Shape B writes `omninode.intelligence.event.code_analysis_completed.v1` for what older bodies call CODE_ANALYSIS_COMPLETED. */
const operations = /^omninode\.(\w+\.(?:request|response|event|audit)\.(\w+))\.v1$/;
/** What a type is called that speaks of secrets, whoever names it. */
const speaksOfSecrets = /vault|(?:^|[^a-z])secrets?(?:[^a-z]|$)/i;
/** Names come from outside: a cache of them has an end. */
const mostNames = 10_000;

/**
 * Rules, in this order: a stated name that has a dot or is in the catalogue; the topic, when it is versioned or in the
 * catalogue; the stated name; the topic. `ToolExecuted` on `dev.onex.evt.omniclaude.tool-executed.v1` is so the
 * latter without `dev.`, and `omninode.agent.execution.started.v1` on `acme.omninode.agent.v1` is itself.
 */
export function createTypeNames(catalog: Catalog, prefixes: readonly string[]): TypeNames {
  const plans = new Map<AnyDefinition, Plan>();
  const named = new Map<string, NamedType>();
  const topics = new Map<string, NamedType>();
  const ownPrefixes = prefixes.map((prefix) => (prefix.endsWith('.') ? prefix : `${prefix}.`));

  const sealedDomains = new Set(catalog.definitions.flatMap(({ sealed, domain }) => (sealed ? [domain] : [])));

  const withoutPrefix = (name: string): string => {
    if (catalog.find(name) !== undefined) return name;
    const own = ownPrefixes.find((prefix) => name.startsWith(prefix) && name.length > prefix.length);
    if (own !== undefined) return name.slice(own.length);
    for (const root of roots) {
      if (name.startsWith(root)) return name;
      const at = name.indexOf(`.${root}`);
      if (at !== -1) return name.slice(at + 1);
    }
    const first = name.indexOf('.');
    if (first === -1 || first === name.length - 1) return name;
    const rest = name.slice(first + 1);
    return catalog.find(rest) !== undefined || environments.has(name.slice(0, first)) ? rest : name;
  };
  const byOperation = (type: string): AnyDefinition | null => {
    const [, name, operation] = operations.exec(type) ?? [];
    if (name === undefined || operation === undefined) return null;
    return catalog.find(operation.toUpperCase()) ?? catalog.find(name) ?? null;
  };
  const typeOf = (name: string): NamedType => {
    const type = withoutPrefix(name);
    const definition = catalog.find(type) ?? byOperation(type);
    if (definition === null) {
      return { type, definition, plan: null, sealed: sealedDomains.has(domainOf(type)) || speaksOfSecrets.test(type) };
    }
    const plan = plans.get(definition) ?? planOf(definition.payload);
    plans.set(definition, plan);
    return { type: definition.type, definition, plan, sealed: definition.sealed === true };
  };
  const cached = (cache: Map<string, NamedType>, name: string): NamedType => {
    const known = cache.get(name);
    if (known !== undefined) return known;
    if (cache.size >= mostNames) cache.clear();
    const type = typeOf(name);
    cache.set(name, type);
    return type;
  };

  return {
    find(stated, header, topic) {
      if (stated !== undefined) {
        const type = cached(named, stated);
        if (type.definition !== null || stated.includes('.')) return type;
      }
      const other = stated === undefined ? header() : undefined;
      if (other !== undefined) {
        const type = cached(named, other);
        if (type.definition !== null || other.includes('.')) return type;
      }
      // A topic of dead letters carries the types of the topic they were put aside from.
      const byTopic = cached(topics, withoutDeadLetters(topic));
      if (byTopic.definition !== null || isVersioned(byTopic.type)) return byTopic;
      const name = stated ?? other;
      return name === undefined ? byTopic : cached(named, name);
    },
  };
}
