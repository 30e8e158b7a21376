import { type CSSResultGroup, css, html, type PropertyDeclarations, type TemplateResult } from 'lit';
import { setStyle } from '../base/set-style.ts';
import { figureStyles } from '../primitives/tile/figures.css.ts';
import { type Figure, figures } from '../primitives/tile/figures.ts';
import { tileWords } from '../primitives/tile/words.ts';
import { PrimitiveElement } from './primitive-element.ts';
import { asText, fieldsOf, listOf } from './refusal.ts';
import type { SgTile } from './sg-tile.ts';
import { type TileData, tileOf } from './tile-data.ts';

/**
 * A row of numbers cut by hairlines: small figures from `items`, or `<sg-tile>` elements put inside. It folds with its width: figures
 * two by two, tiles three and then one in a row, in two lines each.
 *
 * @slot - `<sg-tile>` elements; then `items` is not used.
 * @csspart problem - What stands in place of figures that cannot be drawn.
 */
export class SgFigures extends PrimitiveElement {
  static override messages = tileWords;
  static override styles: CSSResultGroup = [
    PrimitiveElement.styles,
    figureStyles,
    css`
      .tiles {
        display: grid;
        grid-template-columns: repeat(var(--_count, 4), minmax(0, 1fr));
      }
      ::slotted(*) {
        border-inline-start: 1px solid var(--_line);
      }
      ::slotted(:first-child) {
        border-inline-start: 0;
      }
      /* Three in a row, the last row stretched; two and four in twos. */
      @container pane (min-width: 400px) and (max-width: 719px) {
        .tiles {
          grid-template-columns: repeat(6, minmax(0, 1fr));
        }
        ::slotted(*) {
          grid-column: span 2;
        }
        .rest-1 ::slotted(:last-child) {
          grid-column: span 6;
        }
        .rest-2 ::slotted(:nth-last-child(-n + 2)),
        .twos ::slotted(*) {
          grid-column: span 3;
        }
        .threes ::slotted(:nth-child(3n + 1)),
        .twos ::slotted(:nth-child(2n + 1)) {
          border-inline-start: 0;
        }
        .threes ::slotted(:nth-child(n + 4)),
        .twos ::slotted(:nth-child(n + 3)) {
          border-block-start: 1px solid var(--_line);
        }
      }
      @container pane (max-width: 399px) {
        .tiles {
          grid-template-columns: minmax(0, 1fr);
        }
        .tiles ::slotted(*) {
          grid-column: auto;
          border-inline-start: 0;
        }
        .tiles ::slotted(:nth-child(n + 2)) {
          border-block-start: 1px solid var(--_grid);
        }
      }
    `,
  ];
  static override properties: PropertyDeclarations = { items: { attribute: false } };

  /** Figures as plain data: `label`, `value`, `unit`, `sub`, `absent` and what else `<sg-tile>` takes. */
  declare items: readonly TileData[];

  constructor() {
    super();
    this.items = [];
  }
  protected override view(): TemplateResult {
    const tiles = this.#tiles;
    if (tiles.length > 0) return this.#row(tiles.length);
    const items = listOf('items', this.items);
    const none = html`<p class="m2 s12">${this.format.text('figures.none')}</p>`;
    return html`${items.length > 0 ? figures(items.map((item) => this.#figure(item))) : none}<slot hidden @slotchange=${() => this.requestUpdate()}></slot>`;
  }
  protected override drawn(): void {
    for (const tile of this.#tiles) tile.flat = this.size === 'narrow';
  }

  get #tiles(): readonly SgTile[] {
    return [...this.querySelectorAll<SgTile>(':scope > sg-tile')];
  }
  #row(count: number): TemplateResult {
    const form = count === 2 || count === 4 ? 'twos' : `threes rest-${count % 3}`;
    return html`<div class="tiles ${form}" ${setStyle({ '--_count': String(count) })}><slot @slotchange=${() => this.requestUpdate()}></slot></div>`;
  }
  #figure(item: unknown): Figure {
    const { label, value, unit, tight, absent, delta } = tileOf(item, this.format);
    const sub = absent ?? (asText(fieldsOf(item)['sub']) || delta?.words);
    return {
      label,
      value,
      ...(unit ? { unit } : {}),
      ...(tight ? { tight } : {}),
      ...(sub ? { sub } : {}),
      absent: absent !== undefined,
      ...(sub && sub.length > 24 ? { title: sub } : {}),
    };
  }
}
