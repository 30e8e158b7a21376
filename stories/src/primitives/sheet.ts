import { css, type CSSResultGroup, html, LitElement, type TemplateResult } from 'lit';
import { Format } from '../../../packages/widgets/src/base/format.ts';
import { Pane } from '../../../packages/widgets/src/base/pane.ts';
import { TokenController } from '../../../packages/widgets/src/controllers/tokens.ts';
import { english } from '../../../packages/widgets/src/messages/en.ts';
import { axisStyles } from '../../../packages/widgets/src/primitives/time-axis/axis.css.ts';
import { graphStyles } from '../../../packages/widgets/src/primitives/graph/graph.css.ts';
import { gaugeStyles } from '../../../packages/widgets/src/primitives/tile/gauge.css.ts';
import { logStyles } from '../../../packages/widgets/src/primitives/log/log.css.ts';
import { sparkStyles } from '../../../packages/widgets/src/primitives/sparkline/sparkline.css.ts';
import { tableStyles } from '../../../packages/widgets/src/primitives/table/table.css.ts';
import { figureStyles } from '../../../packages/widgets/src/primitives/tile/figures.css.ts';
import { statusRowStyles } from '../../../packages/widgets/src/primitives/status-row/status-rows.css.ts';
import { timeSeriesStyles } from '../../../packages/widgets/src/primitives/time-series/time-series.css.ts';
import { traceStyles } from '../../../packages/widgets/src/primitives/state-trace/state-trace.css.ts';

/** 12 March 2026, 14:30 UTC. */
export const noon = Date.UTC(2026, 2, 12, 14, 30);
export const minute = 60_000;

/** What a story draws on a sheet: a template, or by hand into `.place`. */
export interface Drawing {
  readonly render?: (sheet: PrimitiveSheet) => TemplateResult;
  readonly draw?: (place: HTMLElement, sheet: PrimitiveSheet) => void;
  /** Tokens that a canvas uses. */
  readonly colors?: readonly string[];
  readonly height?: number;
}

/** A pane's sheet without a pane: where primitives stand alone, with the tokens and styles that they count on. */
export class PrimitiveSheet extends LitElement {
  static override styles: CSSResultGroup = [
    Pane.styles,
    axisStyles,
    graphStyles,
    gaugeStyles,
    logStyles,
    sparkStyles,
    statusRowStyles,
    figureStyles,
    tableStyles,
    timeSeriesStyles,
    traceStyles,
    css`
      .sheet {
        padding: 12px;
      }
      .cases {
        display: grid;
        gap: 12px;
      }
    `,
  ];
  readonly format = new Format('en', 'UTC', [english]);
  tokens = new TokenController([], () => this.requestUpdate());
  #drawing: Drawing = {};

  set drawing(drawing: Drawing) {
    this.#drawing = drawing;
    this.tokens = new TokenController(drawing.colors ?? [], () => this.requestUpdate());
  }
  get root(): ShadowRoot {
    return this.renderRoot as ShadowRoot;
  }
  /** px inside of the sheet. */
  get inner(): number {
    return Math.max(120, this.clientWidth - 24);
  }
  protected override render(): TemplateResult {
    return html`<div class="sheet">${this.#drawing.render?.(this) ?? html`<div class="place"></div>`}</div>`;
  }
  protected override updated(): void {
    this.tokens.attach(this.root);
    const place = this.root.querySelector<HTMLElement>('.place');
    if (!place || !this.#drawing.draw) return;
    if (this.#drawing.height) place.style.setProperty('block-size', `${this.#drawing.height}px`);
    this.#drawing.draw(place, this);
  }
}
customElements.define('primitive-sheet', PrimitiveSheet);

/** An element that shows a drawing. */
export function sheet(drawing: Drawing): PrimitiveSheet {
  const element = document.createElement('primitive-sheet') as PrimitiveSheet;
  element.drawing = drawing;
  return element;
}
/** The sheet of a story, after its first drawing. */
export async function sheetOf(canvas: HTMLElement): Promise<PrimitiveSheet> {
  const found = canvas.querySelector<PrimitiveSheet>('primitive-sheet');
  if (!found) throw new Error('There is no sheet in the story.');
  await found.updateComplete;
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  return found;
}
