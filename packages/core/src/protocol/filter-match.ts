import type { WireEvent } from './down.ts';
import type { Filter } from './filter.ts';

/** Whether a filter lets an event through. A field that the event does not have matches nothing. */
export function matchesFilter(filter: Filter, event: WireEvent): boolean {
  if ('all' in filter) return filter.all.every((inner) => matchesFilter(inner, event));
  if ('any' in filter) return filter.any.some((inner) => matchesFilter(inner, event));
  if ('not' in filter) return !matchesFilter(filter.not, event);
  const value = filter.field === 'topic' ? event.position.topic : event[filter.field];
  if (value === undefined) return false;
  if ('is' in filter) return filter.is.includes(value);
  const lower = value.toLowerCase();
  if ('prefix' in filter) return lower.startsWith(filter.prefix.toLowerCase());
  return lower.includes(filter.contains.toLowerCase());
}
