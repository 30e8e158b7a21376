import { type CSSResultGroup, html, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { Twin } from '../base/types.ts';
import { sparkStyles } from '../primitives/sparkline/sparkline.css.ts';
import { sparkline } from '../primitives/sparkline/sparkline.ts';
import { sparkWords } from '../primitives/sparkline/words.ts';
import { PrimitiveElement } from './primitive-element.ts';
import { finite, listOf } from './refusal.ts';

/**
 * A line of one word's size: its own range, no axis, the last point dotted, absent values left open.
 *
 * It stands beside a number that says what it is; alone, give it a `label`.
 *
 * @csspart problem - What stands in place of a line that cannot be drawn.
 */
export class SgSparkline extends PrimitiveElement {
  static override tabular = true;
  static override messages = sparkWords;
  static override styles: CSSResultGroup = [PrimitiveElement.styles, sparkStyles];
  static override properties: PropertyDeclarations = {
    values: { attribute: false },
    target: { type: Number },
    tone: {},
    height: { type: Number },
  };

  /** In order of time; null where nothing is known. What is no finite number counts as null. */
  declare values: readonly (number | null)[];
  /** Dashed: what was promised. */
  declare target: number | null;
  /** Colour of the line: what it says of the number beside it. */
  declare tone: 'ink-3' | 'warn' | 'critical' | 'series-1';
  /** px. The width is the element's. */
  declare height: number;

  constructor() {
    super();
    this.values = [];
    this.target = null;
    this.tone = 'ink-3';
    this.height = 20;
  }
  /** The values, oldest first. */
  override twin(): Twin | null {
    const { format } = this;
    const values = listOf('values', this.values).map(finite);
    const what = this.label ?? format.text('spark.name');
    const target = finite(this.target);
    if (values.length === 0) return null;
    return {
      caption: target === null ? what : format.text('spark.target', { what, v: format.number(target) }),
      columns: [
        { key: 'nth', label: format.text('spark.nth'), numeric: true },
        { key: 'value', label: format.text('spark.value'), numeric: true },
      ],
      rows: values.map((value, index) => ({ nth: index + 1, value })),
    };
  }
  protected override view(): TemplateResult {
    const line = sparkline({
      values: listOf('values', this.values).map(finite),
      width: Math.max(24, this.width),
      height: this.height,
      tone: this.tone,
      ...(finite(this.target) === null ? {} : { target: Number(this.target) }),
    });
    return this.label === null ? line : html`<div role="img" aria-label=${this.label}>${line}</div>`;
  }
}
