import type { TailOptions } from '@streamglass/core/client';
import { hasColor, otherDomain } from './event-type.ts';

type Filter = NonNullable<TailOptions['filter']>;
type Field = 'type' | 'source' | 'correlationId';

const prefixes: Readonly<Record<string, Field>> = {
  'type:': 'type',
  'source:': 'source',
  'correlation:': 'correlationId',
};

/**
 * What a reader typed, as a filter of the tail. Words apart are all wanted; a bare word may stand in type, source or
 * correlation, `type:`, `source:` and `correlation:` say in which. Null: everything.
 */
export function textFilter(text: string): Filter | null {
  const all = text
    .trim()
    .split(/\s+/)
    .flatMap((word): Filter[] => {
      const prefix = Object.keys(prefixes).find((start) => word.startsWith(start));
      const contains = prefix ? word.slice(prefix.length) : word;
      if (contains === '') return [];
      if (prefix) return [{ field: prefixes[prefix] as Field, contains }];
      return [{ any: (['type', 'source', 'correlationId'] as const).map((field) => ({ field, contains })) }];
    });
  return all.length === 0 ? null : all.length === 1 ? (all[0] ?? null) : { all };
}

/** Types of one domain, in every way in which types are named. */
const domainFilter = (domain: string): Filter => ({
  any: [
    { field: 'type', prefix: `omninode.${domain}.` },
    { field: 'type', prefix: `${domain}.` },
  ],
});

/** Entities that an event names itself, and the field in which it does. */
const named: Readonly<Record<string, Field>> = {
  'event-type': 'type',
  producer: 'source',
  correlation: 'correlationId',
};
/** What the log can be narrowed to besides a domain. */
export const namedEntities = Object.keys(named);

/** Events that name one of these keys, of each entity that is narrowed. */
export const keysFilter = (keysOf: (entity: string) => readonly string[]): readonly Filter[] =>
  Object.entries(named).flatMap(([entity, field]) => {
    const is = keysOf(entity);
    return is.length === 0 ? [] : [{ field, is }];
  });

/** `domains`: those that are shown, `other` for all without a colour of their own; none: all. `known`: every domain with a colour that was seen. */
export function flowFilter(
  text: string,
  domains: readonly string[],
  known: readonly string[],
  more: readonly Filter[] = [],
): Filter | null {
  const parts: Filter[] = [...more];
  if (domains.length > 0) {
    const any: Filter[] = domains.filter((domain) => domain !== otherDomain).map(domainFilter);
    if (domains.includes(otherDomain)) any.push({ not: { any: known.filter(hasColor).map(domainFilter) } });
    parts.push(any.length === 1 && any[0] ? any[0] : { any });
  }
  const typed = textFilter(text);
  if (typed) parts.push(typed);
  return parts.length === 0 ? null : parts.length === 1 ? (parts[0] ?? null) : { all: parts };
}
