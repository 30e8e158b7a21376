// Vue 3: `import '@streamglass/widgets/vue';` once, anywhere, and templates know the elements. Write what is no text as a property
// (`:headingLevel="2"`, `:hideHeader="false"`): Vue would set `:hide-header` as an attribute, and any attribute that is there is true.
import type { AllowedComponentProps, HTMLAttributes, VNodeProps } from 'vue';
import type { Elements } from './elements.js';

type Camel<Text extends string> = Text extends `${infer First}-${infer Rest}`
  ? `${First}${Camel<Capitalize<Rest>>}`
  : Text;
type On<Events> = {
  [Name in keyof Events & string as `on${Capitalize<Camel<Name>>}`]?: ((event: Events[Name]) => void) | undefined;
};
type Props<Tag extends keyof Elements> = Elements[Tag]['props'] & On<Elements[Tag]['events']>;
/** What a template may say of an element, and what a template ref to it holds. */
export interface StreamglassElement<Tag extends keyof Elements> {
  new (): {
    $props: Props<Tag> & Omit<HTMLAttributes, keyof Props<Tag>> & VNodeProps & AllowedComponentProps;
    $el: Elements[Tag]['element'];
  };
}
export type StreamglassElements = { [Tag in keyof Elements]: StreamglassElement<Tag> };

declare module 'vue' {
  interface GlobalComponents extends StreamglassElements {}
  /** Slots of the panes are slots of the browser. */
  interface HTMLAttributes {
    slot?: string | undefined;
  }
}
