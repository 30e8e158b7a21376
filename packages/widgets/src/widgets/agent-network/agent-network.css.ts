import { css } from 'lit';

export const agentNetworkStyles = css`
  .bd {
    --_first: 494px;
  }
  /* In a pane that is made taller, the graph takes what is left. */
  .bd:has(> .net) {
    display: grid;
  }
  .skeleton {
    display: grid;
    align-content: start;
    gap: 16px;
  }
  .sk.round {
    display: none;
    inline-size: 280px;
    block-size: 280px;
    margin: 84px auto 0;
    border-radius: 50%;
  }
  .sk.row {
    block-size: 20px;
  }
  @container pane (min-width: 720px) {
    .sk.round {
      display: block;
    }
    .sk.row {
      display: none;
    }
  }
  .net {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 288px;
    margin: 0 calc(-1 * var(--_pad)) calc(-1 * var(--_pad));
  }
  .cv {
    position: relative;
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
    padding: 0 var(--_pad) 10px;
  }
  .cv .graph {
    flex: 1;
    min-block-size: max(440px, 1.4 * var(--_tall, 0px));
  }
  .cv .wait {
    position: absolute;
    inset: 0 0 64px;
    display: grid;
    place-items: center;
    color: var(--_ink-3);
    font-size: 12px;
    line-height: 16px;
    pointer-events: none;
  }
  .tools {
    position: absolute;
    inset-block-start: 0;
    inset-inline: var(--_pad);
    display: flex;
    gap: 2px;
    pointer-events: none;
    opacity: 0;
    transition: opacity var(--_ms-calm) var(--_ease);
  }
  .cv:hover .tools,
  .cv:focus-within .tools {
    opacity: 1;
  }
  .tools > :not(.sp) {
    pointer-events: auto;
  }
  .tools .sp {
    flex: 1;
  }
  .focus-on {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-start: 16px;
  }
  .tools .ib {
    background: var(--_surface);
    font-size: 13px;
    line-height: 1;
  }
  .tools .ib:hover {
    background: var(--_hover);
  }
  .lg {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 14px;
    font-size: 12px;
    line-height: 16px;
    color: var(--_ink-2);
  }
  .lg > span {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    white-space: nowrap;
  }
  .cv .lg {
    margin-block-start: 6px;
    min-block-size: 16px;
  }
  .lg svg {
    flex: none;
  }
  .lg .strong {
    fill: var(--_ink-3);
    stroke: none;
  }
  .lg .fair {
    fill: var(--_line-control);
    stroke: none;
  }
  .lg .weak {
    fill: none;
    stroke: var(--_line-control);
    stroke-width: 1.2;
    stroke-dasharray: 2 3;
  }
  .lg .unsaid {
    fill: none;
    stroke: var(--_line-control);
    stroke-width: 1;
  }
  svg.cat {
    display: block;
    flex: none;
    overflow: visible;
  }
  svg.cat path,
  svg.ego .node {
    fill: var(--_c);
  }
  svg.cat.idle path {
    fill: none;
    stroke: var(--_line-control);
    stroke-width: 1.5;
    stroke-dasharray: 2 2;
  }

  .side {
    min-inline-size: 0;
    padding: 4px 16px 12px;
    border-inline-start: 1px solid var(--_line);
  }
  .who {
    display: flex;
    align-items: center;
    gap: 6px;
    min-block-size: 24px;
    font-size: 13px;
    line-height: 20px;
    font-weight: 600;
  }
  .side .h5,
  .more .h5 {
    display: flex;
    justify-content: space-between;
    gap: 8px;
    margin: 12px 0 2px;
    font-size: 11px;
    line-height: 16px;
    font-weight: 400;
    color: var(--_ink-3);
  }
  .h5 bdi {
    display: inline-block;
    inline-size: calc(36em / 11);
    text-align: end;
  }
  .kv {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 2px 8px;
    margin: 8px 0 0;
    font-size: 12px;
    line-height: 16px;
  }
  .kv dt {
    color: var(--_ink-2);
  }
  .kv dd {
    margin: 0;
    text-align: end;
  }
  .ho {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 40px calc(36em / 12) calc(28em / 12);
    column-gap: 8px;
    align-items: center;
    inline-size: 100%;
    min-block-size: 24px;
    padding: 0;
    border: 0;
    border-radius: 2px;
    background: none;
    color: inherit;
    font: inherit;
    font-size: 12px;
    line-height: 16px;
    text-align: start;
    cursor: default;
  }
  .ho.pair {
    grid-template-columns: minmax(0, 1fr) calc(36em / 12) calc(28em / 12);
  }
  .both {
    display: flex;
    gap: 4px;
    min-inline-size: 0;
  }
  .both .el {
    flex: 0 8 auto;
  }
  .both .to {
    flex-shrink: 1;
  }
  .ho:hover {
    background: var(--_hover);
  }
  .bar {
    display: block;
    block-size: 6px;
    inline-size: max(3px, calc(var(--_share) * 100%));
    border-radius: 1px;
    background: var(--_ink-3);
  }
  .bar.fair {
    background: var(--_line-control);
  }
  .bar.weak,
  .bar.unsaid {
    background: none;
    border: 1px dashed var(--_ink-3);
  }
  .bar.unsaid {
    border-style: solid;
  }
  .dec {
    display: grid;
    grid-template-columns: minmax(56px, max-content) minmax(0, 1fr) minmax(28px, max-content);
    column-gap: 8px;
    align-items: baseline;
    min-block-size: 20px;
    font-size: 12px;
    line-height: 16px;
  }
  .side .lk,
  .more .lk {
    margin-block-start: 4px;
    font-size: 12px;
    line-height: 16px;
    color: var(--_ink-2);
  }

  .list {
    margin: 0 calc(-1 * var(--_pad)) calc(-1 * var(--_pad));
  }
  .eg {
    display: grid;
    grid-template-columns: 16px minmax(0, 1fr) 64px 64px;
    column-gap: 8px;
    align-items: center;
    inline-size: 100%;
    min-block-size: 36px;
    padding: 0 var(--_pad);
    border: 0;
    border-block-end: 1px solid var(--_grid);
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: default;
  }
  button.eg:hover,
  button.eg[aria-expanded='true'] {
    background: var(--_hover);
  }
  button.eg:focus-visible {
    outline-offset: -2px;
  }
  .eg.head {
    min-block-size: 24px;
    border-block-end-color: var(--_line);
    font-size: 11px;
    line-height: 16px;
    color: var(--_ink-3);
  }
  .eg .nm {
    display: block;
    line-height: 18px;
  }
  .eg .sub {
    display: block;
    font-size: 11px;
    line-height: 16px;
    color: var(--_ink-3);
  }
  svg.ego {
    display: block;
  }
  svg.ego .strong {
    fill: var(--_ink-3);
  }
  svg.ego .fair {
    fill: var(--_line-control);
  }
  svg.ego .weak {
    fill: none;
    stroke: var(--_line-control);
    stroke-dasharray: 2 2;
  }
  svg.ego .unsaid {
    fill: none;
    stroke: var(--_line-control);
  }
  svg.ego .node {
    stroke: var(--_surface);
    stroke-width: 1.5;
  }
  .more {
    padding: 8px var(--_pad) 10px 36px;
    border-block-end: 1px solid var(--_grid);
    background: var(--_inset);
  }
  .more .h5:first-child {
    margin-block-start: 0;
  }
  .rest {
    min-block-size: 28px;
    padding: 6px var(--_pad);
    font-size: 12px;
    line-height: 16px;
    color: var(--_ink-2);
  }

  @container pane (max-width: 719px) {
    .bd {
      --_first: 304px;
    }
  }
  @container pane (max-width: 399px) {
    .bd {
      --_first: 268px;
    }
    .eg {
      grid-template-columns: 14px minmax(0, 1fr) 44px;
    }
    .eg .wide {
      display: none;
    }
    .more {
      padding-inline-start: var(--_pad);
    }
  }
  @media (hover: none) {
    .tools {
      opacity: 1;
    }
  }
  @media (forced-colors: active) {
    svg.cat path,
    svg.ego path,
    .lg path,
    .bar {
      forced-color-adjust: none;
    }
    svg.cat path,
    svg.ego .node {
      fill: CanvasText;
    }
  }
`;
