import { css, type CSSResultGroup } from 'lit';
import { fieldStyles } from '../../base/field.css.ts';

/** The long table (LOOK.md 7): head 11 px, hairlines, the first column and the totals stay in sight. */
const gridStyles = css`
  .dt {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    block-size: 100%;
  }
  .dt [hidden] {
    display: none;
  }
  .dt-grid {
    position: relative;
    flex: 0 1 auto;
    min-block-size: 0;
    max-block-size: var(--_tall, 480px);
    overflow: auto;
    overscroll-behavior: contain;
    font-size: 13px;
    line-height: 20px;
  }
  .dt-grid:focus-visible {
    outline-offset: -2px;
  }
  .dt-head,
  .dt-foot {
    position: sticky;
    z-index: 2;
    inline-size: 100%;
    min-inline-size: var(--_least);
    background: var(--_surface);
  }
  .dt-head {
    inset-block-start: 0;
    border-block-end: 1px solid var(--_line);
    color: var(--_ink-3);
    font-size: 11px;
    line-height: 16px;
  }
  .dt-foot {
    inset-block-end: 0;
    border-block-start: 1px solid var(--_line-control);
    font-weight: 600;
  }
  .dt-space {
    position: relative;
    min-inline-size: var(--_least);
    overflow: clip;
    overflow-clip-margin: 0px;
    contain: style;
  }
  .dt-window {
    position: absolute;
    inset: 0 0 auto;
  }
  .dt-row {
    display: grid;
    grid-template-columns: var(--_cols);
    align-items: center;
    block-size: max(var(--_row), 1lh + 4px);
    background: var(--_surface);
    border-block-end: 1px solid var(--_grid);
  }
  .dt-head .dt-row {
    block-size: auto;
    min-block-size: 24px;
    border: 0;
  }
  .dt-foot .dt-row {
    border: 0;
  }
  .dt-window .dt-row:hover,
  .dt-row.sel {
    background: var(--_hover);
  }
  .dt-row.sel {
    box-shadow: inset 2px 0 0 var(--_accent);
  }
  :dir(rtl) .dt-row.sel {
    box-shadow: inset -2px 0 0 var(--_accent);
  }
  .dt-cell {
    align-content: center;
    block-size: 100%;
    min-inline-size: 0;
    padding-inline: 8px;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    cursor: default;
  }
  .dt-cell:first-child {
    position: sticky;
    z-index: 1;
    inset-inline-start: 0;
    padding-inline-start: var(--_pad);
    background: inherit;
    border-inline-end: 1px solid transparent;
  }
  .dt-row.sel .dt-cell:first-child {
    box-shadow: inset 2px 0 0 var(--_accent);
  }
  :dir(rtl) .dt-row.sel .dt-cell:first-child {
    box-shadow: inset -2px 0 0 var(--_accent);
  }
  .dt-cell:last-child {
    padding-inline-end: var(--_pad);
  }
  [data-slid] .dt-cell:first-child {
    border-inline-end-color: var(--_line);
  }
  /* Where colours are forced a border without colour has one. */
  @media (forced-colors: active) {
    .dt-grid:not([data-slid]) .dt-cell:first-child {
      border-inline-end-color: Canvas;
    }
  }
  .dt-head .dt-row,
  .dt-foot .dt-row {
    background: var(--_surface);
  }
  .dt-head .dt-cell {
    display: flex;
    flex-direction: column;
    gap: 2px;
    justify-content: center;
    padding-block: 4px;
  }
  .dt-head .dt-cell:hover,
  .dt-head [aria-sort] {
    color: var(--_ink);
  }
  .dt-head .dt-name {
    display: block;
    max-inline-size: 100%;
  }
  .dt-head [aria-sort='descending'] .dt-name::after {
    content: ' ↓';
  }
  .dt-head [aria-sort='ascending'] .dt-name::after {
    content: ' ↑';
  }
  .dt-grid:focus-visible .cur {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }
  .dt-filter {
    inline-size: 100%;
    block-size: calc(1lh + 4px);
    padding: 0 4px;
    border: 1px solid var(--_line-control);
    border-radius: 2px;
    background: var(--_surface);
    color: var(--_ink);
    font: inherit;
    font-weight: 400;
    text-align: inherit;
    appearance: none;
  }
  .dt-none {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
    padding: 12px var(--_pad);
    color: var(--_ink-2);
    font-size: 12px;
    line-height: 16px;
  }
  .dt-pop {
    position: fixed;
    inset: auto;
    margin: 0;
    padding: 4px;
    max-block-size: min(360px, 100vh - 16px);
    overflow: auto;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_raised);
    color: var(--_ink);
    box-shadow: var(--_shadow);
    font-size: 12px;
    line-height: 16px;
  }
  .dt-check {
    display: flex;
    gap: 8px;
    align-items: center;
    min-block-size: 28px;
    max-inline-size: 260px;
    padding: 0 8px;
    border-radius: var(--_radius-control);
  }
  .dt-check:hover {
    background: var(--_hover);
  }
  .dt-check input {
    margin: 0;
    accent-color: var(--_accent);
  }
  @media (forced-colors: active) {
    .dt-row.sel {
      outline: 1px solid Highlight;
      outline-offset: -1px;
    }
  }
`;

export const dataTableStyles: CSSResultGroup = [fieldStyles, gridStyles];
