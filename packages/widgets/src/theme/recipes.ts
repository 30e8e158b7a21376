/** How colours follow from what a host sets, as CSS: written out for every token they would be half of all styles. Called by tokens.css.ts. */

/** `from` over the surface, percent; `more`: what high contrast (`--_contrast`: 0 or 1) adds to it. */
export const mix = (from: string, share: number, more = 0): string =>
  `color-mix(in oklab,var(--_${from}) calc(${share}% + ${more}% * var(--_contrast)),var(--_surface))`;

/** What the host says, else the colour of the scheme. */
export const plain = (name: string, light: string, dark: string): string =>
  `var(--sg-${name},light-dark(#${light},#${dark}))`;

/** Each of these names, separated by spaces, has this value. */
export const each = (names: string, value: string): string => names.replace(/\S+/g, `--_$&:${value};`);

/** The luminance as a grey. */
const grey = (y: string): string => `xyz-d65 calc(.9505 * ${y}) calc(${y}) calc(1.089 * ${y})`;
/** The surface's luminance as a grey, whose lightness in OKLab is the cube root of it. */
export const bare = `--_bare:color(from color-mix(in xyz-d65,var(--_surface) 100%,var(--_brand)) ${grey('y')});`;

/** What a fit is measured by: on a light surface the lightness to stay below (its complement), on a dark one the luminance to reach (negative). */
export const measure = (fit: string, ratio: number, more: number): string => {
  const asked = `(${ratio} + ${more} * var(--_contrast))`;
  return (
    `--_below-${fit}:oklab(from var(--_bare) calc(1 - pow(max(0,(pow(l,3) + .05) / ${asked} - .05),1 / 3)) 0 0);` +
    `--_above-${fit}:color(from var(--_bare) xyz-d65 0 calc(-1 * min(1,(y + .05) * ${asked} - .05)) 0);`
  );
};

/** `--_name` from `--_name0`. Darker in OKLab by what is too light, or lighter in linear light by what is too dark; both sums of two colours, by halves. */
export const fitted = (name: string, fit: string): string => {
  const over = (space: string, by: string): string => `from color-mix(in ${space},var(--_${name}0),${by})`;
  const dark = `oklab(${over('oklab', `var(--_below-${fit})`)} min(1,2 - 2 * l) 0 0)`;
  const light = `color(${over('xyz-d65', `var(--_above-${fit})`)} ${grey('max(0,-2 * y)')})`;
  return (
    `--_${name}1:light-dark(oklab(${over('oklab', dark)} calc(2 * l - 1) calc(2 * a) calc(2 * b)),` +
    `color(${over('xyz-d65', light)} xyz-d65 calc(2 * x) calc(2 * y) calc(2 * z)));` +
    `--_${name}:var(--_${name}1,var(--_${name}0));`
  );
};
