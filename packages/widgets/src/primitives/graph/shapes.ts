/** Shape first, colour second: categories are told apart without colour. */
export const shapes = ['circle', 'square', 'diamond', 'triangle', 'hexagon', 'pentagon', 'drop', 'bar'] as const;
export type Shape = (typeof shapes)[number];

/** How nodes of one category look: a shape, and the name of a colour token. */
export interface CategoryStyle {
  readonly shape: Shape;
  readonly color: string;
}

const round = (value: number): number => Math.round(value * 100) / 100;
const polygon = (points: readonly (readonly [number, number])[], r: number): string =>
  `M${points.map(([x, y]) => `${round(x * r)} ${round(y * r)}`).join('L')}Z`;
const regular = (corners: number, turn: number): readonly (readonly [number, number])[] =>
  Array.from({ length: corners }, (_, k) => {
    const angle = (2 * Math.PI * k) / corners + turn;
    return [Math.cos(angle), Math.sin(angle)] as const;
  });

/** Outline of a shape around 0, 0 as SVG path data. Areas are about those of a circle of radius `r`. */
export function shapePath(shape: Shape, r: number): string {
  switch (shape) {
    case 'circle':
      return `M${-r} 0A${r} ${r} 0 1 1 ${r} 0A${r} ${r} 0 1 1 ${-r} 0Z`;
    case 'square':
      return polygon([[-1, -1], [1, -1], [1, 1], [-1, 1]], 0.88 * r); // biome-ignore format: one line reads better
    case 'diamond':
      return polygon([[0, -1], [1, 0], [0, 1], [-1, 0]], 1.22 * r); // biome-ignore format: as above
    case 'triangle':
      return polygon([[0, -1.24], [1.17, 0.84], [-1.17, 0.84]], r); // biome-ignore format: as above
    case 'hexagon':
      return polygon(regular(6, 0), 1.08 * r);
    case 'pentagon':
      return polygon(regular(5, -Math.PI / 2), 1.12 * r);
    case 'drop':
      return polygon([[0, 1.24], [1.17, -0.84], [-1.17, -0.84]], r); // biome-ignore format: as above
    case 'bar':
      return polygon([[-1.3, -0.6], [1.3, -0.6], [1.3, 0.6], [-1.3, 0.6]], r); // biome-ignore format: as above
  }
}

/** Nothing is known of the category, or there are more categories than looks. */
export const plainStyle: CategoryStyle = { shape: 'circle', color: 'series-other' };

const looks: readonly CategoryStyle[] = [
  { shape: 'circle', color: 'series-1' },
  { shape: 'square', color: 'series-3' },
  { shape: 'diamond', color: 'series-2' },
  { shape: 'triangle', color: 'series-5' },
  { shape: 'hexagon', color: 'series-4' },
  { shape: 'pentagon', color: 'series-6' },
  { shape: 'drop', color: 'series-7' },
];

/** Looks of categories, in the order in which they were first asked for; a category keeps its look. */
export class CategoryLooks {
  #known = new Map<string, CategoryStyle>();

  /** Names that come in together are taken in alphabetical order, so that the order of rows does not show. */
  learn(categories: Iterable<string | null>): void {
    for (const name of [...new Set(categories)].sort()) if (name !== null) this.of(name);
  }
  of(category: string | null): CategoryStyle {
    if (category === null) return plainStyle;
    let style = this.#known.get(category);
    if (!style) this.#known.set(category, (style = looks[this.#known.size] ?? plainStyle));
    return style;
  }
  /** Known categories with a look of their own, in order. */
  get all(): readonly (readonly [category: string, style: CategoryStyle])[] {
    return [...this.#known].filter(([, style]) => style !== plainStyle);
  }
}

/** Every token name that nodes may wear. */
export const categoryColors: readonly string[] = [...looks.map(({ color }) => color), plainStyle.color];
