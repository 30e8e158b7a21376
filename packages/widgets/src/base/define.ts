/** A class of ours, whichever bundle it came from: `instanceof` means nothing across bundles. */
const isOurs = (constructor: unknown): boolean => typeof constructor === 'function' && 'streamglass' in constructor;

/**
 * Registers a tag and never throws: a Streamglass class that is already there stays, a foreign one is named in the
 * console with the cure. A class that already has a tag gets the second one through a subclass.
 */
export function defineElement(tag: string, constructor: CustomElementConstructor): void {
  const registry = globalThis.customElements;
  const taken = registry?.get(tag);
  if (!registry || isOurs(taken)) return;
  if (taken) {
    console.warn(
      `<${tag}> is already defined by other code. Register ours under another tag: ${constructor.name}.define('acme-${tag}').`,
    );
    return;
  }
  try {
    registry.define(tag, registry.getName?.(constructor) ? class extends constructor {} : constructor);
  } catch (error) {
    console.warn(`<${tag}> could not be defined: ${String(error)}`);
  }
}
