import { css } from 'lit';
import { gaugeStyles } from '../../primitives/tile/gauge.css.ts';

export const savingsStyles = [
  gaugeStyles,
  css`
    .bd {
      --_first: 603px;
      padding-block-end: 4px;
    }
    .figs {
      margin-block-end: 12px;
    }
    .above {
      display: flex;
      align-items: center;
      gap: 16px;
      margin-block-end: 4px;
      min-inline-size: 0;
    }
    .seg {
      display: inline-flex;
      flex: none;
      gap: 12px;
    }
    .seg button {
      padding: 4px 0 3px;
      border: 0;
      border-block-end: 2px solid transparent;
      background: none;
      color: var(--_ink-2);
      font: inherit;
      font-size: 12px;
      line-height: 16px;
      cursor: default;
    }
    .seg button:hover {
      color: var(--_ink);
    }
    .seg button[aria-selected='true'] {
      border-block-end-color: var(--_ink);
      color: var(--_ink);
      font-weight: 500;
    }
    .plot {
      block-size: max(268px, var(--_tall, 0px));
    }
    .cmps {
      margin-block-start: 8px;
    }
    .cmp {
      display: grid;
      /* A pixel, or more where a browser enlarges text alone. */
      --_u: calc(1em / 13);
      grid-template-columns:
        minmax(112px, 176px) minmax(0, calc(56 * var(--_u))) minmax(0, calc(72 * var(--_u))) minmax(0, calc(72 * var(--_u)))
        minmax(60px, 1fr) minmax(0, calc(76 * var(--_u))) minmax(0, calc(68 * var(--_u)));
      column-gap: 16px;
      align-items: center;
      min-block-size: var(--_row);
      border-block-end: 1px solid var(--_grid);
    }
    .cmp.h {
      min-block-size: 24px;
      border-block-end-color: var(--_line);
      color: var(--_ink-3);
      font-size: 11px;
      line-height: 16px;
      --_u: calc(1em / 11);
    }
    .cmp:last-child {
      border: 0;
    }
    .cmp > span {
      min-inline-size: 0;
      white-space: nowrap;
    }
    .cmp.h > span,
    .cmp .m3 {
      white-space: normal;
    }
    .dv {
      position: relative;
      display: block;
      block-size: 12px;
    }
    .dv::before {
      content: '';
      position: absolute;
      inset-inline-start: var(--_zero);
      inset-block: -8px;
      inline-size: 1px;
      background: var(--_line-control);
    }
    .dv i {
      position: absolute;
      inset-block: 0;
    }
    .dv .gain {
      background: var(--_ok-quiet);
    }
    .dv .loss {
      background:
        repeating-linear-gradient(45deg, var(--_critical) 0 2px, transparent 2px 4px),
        color-mix(in oklab, var(--_critical) 24%, var(--_surface));
    }
    .dv b {
      position: absolute;
      inset-block-start: -2px;
      color: var(--_ink-2);
      font-size: 12px;
      line-height: 16px;
      font-weight: 400;
      white-space: nowrap;
    }
    .state b {
      color: var(--_ink);
      font-weight: 600;
    }
    .amounts {
      display: grid;
      grid-template-columns: auto minmax(0, 420px) auto;
      justify-content: start;
      gap: 6px 10px;
      align-items: center;
      margin-block-start: 4px;
      font-size: 12px;
      line-height: 16px;
    }
    .skeleton {
      display: grid;
      gap: 16px;
    }
    .sk.figures {
      block-size: 48px;
      inline-size: 72%;
    }
    .sk.chart {
      block-size: 244px;
    }
    .sk.row {
      block-size: 16px;
    }
    @container pane (max-width: 719px) {
      .bd {
        --_first: 557px;
      }
      .plot {
        block-size: max(200px, var(--_tall, 0px));
      }
      .cmps {
        margin-block-start: 4px;
      }
      .cmp {
        grid-template-columns: minmax(0, 1fr) 120px calc(76 * var(--_u)) calc(60 * var(--_u));
      }
      .cmp .w {
        display: none;
      }
    }
    @container pane (max-width: 399px) {
      .bd {
        --_first: 549px;
      }
      .figs {
        margin-block-end: 8px;
      }
      .plot {
        block-size: max(152px, var(--_tall, 0px));
      }
      .cmp {
        grid-template-columns: minmax(0, 1fr) calc(52 * var(--_u)) calc(56 * var(--_u));
        column-gap: 8px;
      }
      .cmp .dvw {
        display: none;
      }
    }
    @media (forced-colors: active) {
      /* A transparent line would be drawn here, and every tab look chosen. */
      .seg button:not([aria-selected='true']) {
        border-block-end-color: Canvas;
      }
      .dv .gain,
      .dv .loss,
      .dv::before {
        forced-color-adjust: none;
      }
    }
  `,
];
