import { type ElementPart, noChange, nothing } from 'lit';
import { Directive, directive, type PartInfo, PartType } from 'lit/directive.js';

/** Style properties by name (`inline-size`, `--_share`); null takes one away. */
export type Styles = Readonly<Record<string, string | number | null | undefined>>;

class SetStyle extends Directive {
  #last: Styles = {};

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('setStyle() belongs on an element: <i ${setStyle({…})}>.');
  }

  override render(_styles: Styles): typeof nothing {
    return nothing;
  }

  override update(part: ElementPart, [styles]: [Styles]): typeof noChange {
    const { style } = part.element as HTMLElement;
    for (const name of Object.keys(this.#last)) if (!(name in styles)) style.removeProperty(name);
    for (const [name, value] of Object.entries(styles)) {
      if (this.#last[name] === value) continue;
      if (value === null || value === undefined) style.removeProperty(name);
      else style.setProperty(name, String(value));
    }
    this.#last = styles;
    return noChange;
  }
}

/**
 * Sets style properties one by one through the CSSOM. A `style` attribute, and `styleMap` on first render, are blocked
 * by a content security policy without `unsafe-inline`; `style.setProperty` is not.
 */
export const setStyle = directive(SetStyle);
