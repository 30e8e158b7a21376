// React 19: `import '@streamglass/widgets/react';` once, anywhere, and JSX knows the elements. A property takes the value itself
// (`headingLevel={2}`), an attribute text (`time-zone="UTC"`), and an event is `onagent-select`.
import type { ClassAttributes, HTMLAttributes } from 'react';
import type { Elements } from './elements.js';

type On<Events> = { [Name in keyof Events & string as `on${Name}`]?: ((event: Events[Name]) => void) | undefined };
type Props<Tag extends keyof Elements> = Elements[Tag]['props'] & On<Elements[Tag]['events']>;
export type StreamglassElements = {
  [Tag in keyof Elements]: Props<Tag> &
    Omit<HTMLAttributes<Elements[Tag]['element']>, keyof Props<Tag>> &
    ClassAttributes<Elements[Tag]['element']>;
};

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends StreamglassElements {}
  }
}
