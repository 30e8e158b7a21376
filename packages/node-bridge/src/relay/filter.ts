import { StreamglassError } from '@streamglass/core/lib';
import type { EventEnvelope } from '@streamglass/core/events';
import type { Filter } from '@streamglass/core/protocol';

export type TailEvent = EventEnvelope<string, unknown>;
export type Matches = (event: TailEvent) => boolean;

const maxDepth = 32;
const maxNodes = 256;

/** A filter tree as one function. @throws `filter-too-large` */
export function compileFilter(filter: Filter): Matches {
  let nodes = 0;
  const compile = (node: Filter, depth: number): Matches => {
    nodes += 1;
    if (depth > maxDepth || nodes > maxNodes) throw tooLarge();
    if ('all' in node) {
      const parts = node.all.map((part) => compile(part, depth + 1));
      return (event) => parts.every((matches) => matches(event));
    }
    if ('any' in node) {
      const parts = node.any.map((part) => compile(part, depth + 1));
      return (event) => parts.some((matches) => matches(event));
    }
    if ('not' in node) {
      const part = compile(node.not, depth + 1);
      return (event) => !part(event);
    }
    const read = reader(node.field);
    if ('is' in node) {
      const values = new Set(node.is);
      return (event) => values.has(read(event));
    }
    if ('prefix' in node) {
      const prefix = node.prefix.toLowerCase();
      return (event) => read(event).toLowerCase().startsWith(prefix);
    }
    const part = node.contains.toLowerCase();
    return (event) => read(event).toLowerCase().includes(part);
  };
  return compile(filter, 1);
}

const tooLarge = () =>
  new StreamglassError('filter-too-large', `The filter has more than ${maxNodes} nodes or ${maxDepth} levels`, {
    hint: 'Name several values in one `is`, or filter less here and the rest in the page.',
  });

type Field = Extract<Filter, { readonly field: unknown }>['field'];
/** A field that an event does not have reads as the empty string. */
const reader = (field: Field): ((event: TailEvent) => string) =>
  field === 'topic' ? (event) => event.position?.topic ?? '' : (event) => event[field] ?? '';
