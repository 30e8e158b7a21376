import { type CSSResultGroup, css, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { quantity } from '../base/quantity.ts';
import type { Cell, Twin } from '../base/types.ts';
import { gaugeStyles } from '../primitives/tile/gauge.css.ts';
import { gauge } from '../primitives/tile/gauge.ts';
import { tileWords } from '../primitives/tile/words.ts';
import { PrimitiveElement } from './primitive-element.ts';
import { asText, finite, Refusal } from './refusal.ts';

/**
 * How much of something is used: a bar and the number it stands for. More than all fills the bar, and the number says how much.
 *
 * @csspart problem - What stands in place of a gauge that cannot be drawn.
 */
export class SgGauge extends PrimitiveElement {
  static override tabular = true;
  static override messages = tileWords;
  static override styles: CSSResultGroup = [
    PrimitiveElement.styles,
    gaugeStyles,
    css`
      .line {
        display: flex;
        gap: 8px;
        align-items: center;
        min-inline-size: 0;
        font-size: 12px;
        line-height: 16px;
      }
      .bar {
        flex: 1;
        min-inline-size: 24px;
        line-height: 10px;
      }
      bdi {
        white-space: nowrap;
      }
    `,
  ];
  static override properties: PropertyDeclarations = {
    value: { type: Number },
    max: { type: Number },
    unit: {},
    enough: { type: Boolean },
    absent: {},
  };

  /** Null or no finite number: absent. */
  declare value: number | null;
  /** What fills the bar. */
  declare max: number;
  /** `ms`, `usd`, `percent`, or any other unit's name. */
  declare unit: string;
  /** Draws a mark at the end: so much is enough. */
  declare enough: boolean;
  /** Why there is no number. */
  declare absent: string;

  constructor() {
    super();
    this.value = null;
    this.max = 100;
    this.unit = this.absent = '';
    this.enough = false;
  }
  /** One row: how much, of how much, as a share. */
  override twin(): Twin | null {
    const { format } = this;
    const [value, max, unit] = [finite(this.value), finite(this.max), asText(this.unit)];
    if (max === null || max <= 0) return null;
    const name = this.label ?? format.text('gauge.name');
    const amount = (cell: Cell): string => quantity(Number(cell), unit, format);
    const absent = value === null ? asText(this.absent) || format.text('tile.absent') : null;
    return {
      caption: name,
      columns: [
        { key: 'name', label: format.text('gauge.name') },
        { key: 'value', label: format.text('gauge.value'), numeric: true, format: amount },
        { key: 'max', label: format.text('gauge.max'), numeric: true, format: amount },
        { key: 'share', label: format.text('gauge.share'), numeric: true, format: (cell) => format.percent(Number(cell)) }, // biome-ignore format: a row
        ...(absent === null ? [] : [{ key: 'note', label: format.text('twin.note') }]),
      ],
      rows: [{ name, value, max, share: value === null ? null : (100 * value) / max, note: absent }],
    };
  }
  protected override view(): TemplateResult {
    const { format } = this;
    const [value, max, unit] = [finite(this.value), finite(this.max), asText(this.unit)];
    if (max === null || max <= 0) throw new Refusal('gauge-max', { max: String(this.max) });
    const label = this.label ?? '';
    const name = html`<span class="m2 el" title=${label}>${label}</span>`;
    if (value === null)
      return html`<div class="line">${name}<span class="m3">${format.text('absent')}</span><span class="m2">${asText(this.absent) || format.text('tile.absent')}</span></div>`;
    const words = format.text('gauge.of', { v: quantity(value, unit, format), max: quantity(max, unit, format) });
    return html`<div class="line">
      ${label ? name : nothing}
      <span class="bar" role="meter" aria-label=${label || words} aria-valuemin="0" aria-valuemax=${max} aria-valuenow=${Math.max(0, Math.min(max, value))} aria-valuetext=${words}>${gauge(value / max, { wide: true, mark: this.enough })}</span>
      <bdi aria-hidden="true">${words}</bdi>
    </div>`;
  }
}
