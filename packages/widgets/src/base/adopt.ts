import type { CSSResultGroup } from 'lit';

const sheetsOf = (styles: CSSResultGroup): readonly CSSStyleSheet[] => {
  if (Array.isArray(styles)) return styles.flatMap(sheetsOf);
  const sheet = styles instanceof CSSStyleSheet ? styles : styles.styleSheet;
  return sheet ? [sheet] : [];
};

/** Gives a shadow root the styles of a part that came later, once. */
export function adopt(root: ShadowRoot, styles: readonly CSSResultGroup[]): void {
  const missing = styles.flatMap(sheetsOf).filter((sheet) => !root.adoptedStyleSheets.includes(sheet));
  if (missing.length > 0) root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...missing];
}
