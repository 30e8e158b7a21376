import { equal } from './json.ts';
import type { ViewInput, ViewMeta } from './meta.ts';

/** How often counts of inputs may travel when nothing else about them changed, ms. */
export const inputsEveryMs = 5_000;

/**
 * The top-level fields of meta that followers have to hear now; null when none. Counts of inputs change with every event,
 * so they travel when `inputsDue`, or when one was seen for the first time or came on another topic.
 */
export function metaChange(known: ViewMeta, next: ViewMeta, inputsDue: boolean): Partial<ViewMeta> | null {
  if (known === next) return null;
  const changed = Object.entries(next).filter(
    ([name, value]) =>
      !equal(value, known[name as keyof ViewMeta]) &&
      (name !== 'inputs' || inputsDue || isNews(known.inputs, next.inputs)),
  );
  return changed.length === 0 ? null : Object.fromEntries(changed);
}

function isNews(known: readonly ViewInput[], next: readonly ViewInput[]): boolean {
  if (known.length !== next.length) return true;
  return next.some((input, index) => {
    const before = known[index];
    return (
      before?.type !== input.type ||
      (before.lastTime === null) !== (input.lastTime === null) ||
      !equal(before.topics, input.topics) ||
      !equal(before.producers, input.producers)
    );
  });
}
