import { type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from 'lit';
import { gaugeStyles } from '../primitives/tile/gauge.css.ts';
import { sparkStyles } from '../primitives/sparkline/sparkline.css.ts';
import { tileStyles } from '../primitives/tile/tile.css.ts';
import { tile } from '../primitives/tile/tile.ts';
import { PrimitiveElement } from './primitive-element.ts';
import { type TileData, tileOf } from './tile-data.ts';

/**
 * One number: its name, the figure, what changed in words, a target, a trend. A missed target is said and marked; good news has no
 * colour. Without a number there is a dash and the reason, never 0.
 *
 * Several side by side: put them into `<sg-figures>`, which cuts them by hairlines.
 *
 * @csspart problem - What stands in place of a tile that cannot be drawn.
 */
export class SgTile extends PrimitiveElement {
  static override styles: CSSResultGroup = [PrimitiveElement.styles, tileStyles, gaugeStyles, sparkStyles];
  static override properties: PropertyDeclarations = {
    value: { type: Number },
    unit: {},
    digits: { type: Number },
    change: { type: Number },
    more: {},
    less: {},
    against: {},
    tone: {},
    target: { type: Number },
    targetKind: { attribute: 'target-kind' },
    trend: { attribute: false },
    absent: {},
    flat: { type: Boolean, reflect: true },
  };

  /** Null or no finite number: absent, and `absent` says why. */
  declare value: number | null;
  /** `ms`, `usd`, `percent`, or any other unit's name. */
  declare unit: string;
  /** Behind the point; left out: as many as the size asks for. */
  declare digits: number | null;
  /** Share by which it changed, 0.062 for 6.2%; of a `percent` value, points. */
  declare change: number | null;
  /** Words for more and less, where they say more than that: `slower`, `faster`. */
  declare more: string;
  /** Words for less. */
  declare less: string;
  /** What the change is against: `yesterday`. */
  declare against: string;
  /** Whether the change is bad news. A missed target is `warn` by itself. */
  declare tone: 'warn' | 'critical' | null;
  /** What was promised, in the unit of the value. */
  declare target: number | null;
  /** Whether less is better. */
  declare targetKind: 'at-least' | 'at-most';
  /** In order of time; null where nothing is known. Without it, a bar shows how much of the target is reached. */
  declare trend: readonly (number | null)[];
  /** Why there is no number, as a sentence. */
  declare absent: string;
  /** Two lines instead of a stack; set by `<sg-figures>` where it is narrow. */
  declare flat: boolean;

  constructor() {
    super();
    this.value = this.digits = this.change = this.tone = this.target = null;
    this.unit = this.more = this.less = this.against = this.absent = '';
    this.targetKind = 'at-least';
    this.trend = [];
    this.flat = false;
  }
  protected override view(): TemplateResult {
    const data: TileData = { ...this.#plain(), label: this.label ?? '' };
    return tile(tileOf(data, this.format), { width: Math.max(120, this.width), flat: this.flat });
  }
  #plain(): Omit<TileData, 'label'> {
    const { value, unit, digits, change, more, less, against, tone, target, targetKind, trend, absent } = this;
    return {
      value,
      unit,
      more,
      less,
      against,
      targetKind,
      trend,
      absent,
      change,
      target,
      ...(digits === null ? {} : { digits }),
      ...(tone === null ? {} : { tone }),
    };
  }
}
