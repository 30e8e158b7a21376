import { css } from 'lit';
import { gaugeStyles } from '../../primitives/tile/gauge.css.ts';

export const platformHealthStyles = [
  gaugeStyles,
  css`
    .bd {
      --_first: 463px;
      padding-block-end: 0;
    }
    .ov {
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(min(100%, 460px), 1.6fr);
      gap: 24px;
      align-items: start;
      padding: 4px 0 16px;
    }
    .ov .big {
      display: flex;
      gap: 10px;
      align-items: center;
      font-size: 20px;
      line-height: 24px;
      font-weight: 600;
      letter-spacing: -0.01em;
    }
    .ov .big svg.g {
      inline-size: 18px;
      block-size: 18px;
    }
    .ov .why {
      margin: 2px 0 0;
      font-size: 12px;
      line-height: 16px;
      color: var(--_ink-2);
      text-wrap: pretty;
    }
    .more {
      padding: 6px 0 2px;
    }
    .cons {
      display: grid;
      grid-template-columns: 1fr 1fr;
      margin: 8px calc(-1 * var(--_pad)) 0;
      border-block-start: 1px solid var(--_line);
    }
    .cons > div {
      min-inline-size: 0;
      padding: 10px var(--_pad) 8px;
    }
    .cons > div + div {
      border-inline-start: 1px solid var(--_line);
    }
    .cl {
      display: flex;
      gap: 8px;
      align-items: center;
      min-inline-size: 0;
    }
    .cl .w5 {
      flex: none;
      max-inline-size: 60%;
    }
    .kv {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 16px;
      margin: 4px 0 0;
      margin-inline-start: 20px;
      min-block-size: 16px;
      font-size: 12px;
      line-height: 16px;
      color: var(--_ink-2);
    }
    .kv b {
      font-weight: 500;
      color: var(--_ink);
    }
    .skeleton {
      display: grid;
      align-content: start;
      gap: 12px;
    }
    .sk.wide {
      block-size: 56px;
      inline-size: 62%;
      margin-block-end: 20px;
    }
    .sk.row {
      block-size: 16px;
    }
    .sk.row:nth-child(odd) {
      inline-size: 94%;
    }
    @container pane (max-width: 719px) {
      .bd {
        --_first: 610px;
      }
      .ov {
        grid-template-columns: minmax(0, 1fr);
        gap: 12px;
      }
      .cons {
        grid-template-columns: minmax(0, 1fr);
      }
      .cons > div + div {
        border-inline-start: 0;
        border-block-start: 1px solid var(--_grid);
      }
    }
    @container pane (max-width: 399px) {
      .bd {
        --_first: 740px;
      }
      .kv .w2 {
        display: none;
      }
    }
  `,
];
