// Svelte 5: `import '@streamglass/widgets/svelte';` once, anywhere, and markup knows the elements. Write what is no text as a property
// (`headingLevel={2}`, `hideHeader={false}`): with a hyphen it would be an attribute, and any attribute that is there is true.
import type { HTMLAttributes } from 'svelte/elements';
import type { Elements } from './elements.js';

type On<Events> = { [Name in keyof Events & string as `on${Name}`]?: ((event: Events[Name]) => void) | undefined };
type Props<Tag extends keyof Elements> = Elements[Tag]['props'] & On<Elements[Tag]['events']>;
export type StreamglassElements = {
  [Tag in keyof Elements]: Props<Tag> & Omit<HTMLAttributes<Elements[Tag]['element']>, keyof Props<Tag>>;
};

declare module 'svelte/elements' {
  interface SvelteHTMLElements extends StreamglassElements {}
}
