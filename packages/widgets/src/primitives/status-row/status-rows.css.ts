import { css } from 'lit';

export const statusRowStyles = css`
  .srow {
    display: grid;
    /* A pixel, or more where a browser enlarges text alone. */
    --_u: calc(1em / 13);
    grid-template-columns: 200px minmax(0, 1fr) calc(72 * var(--_u)) calc(132 * var(--_u)) calc(84 * var(--_u));
    column-gap: 16px;
    align-items: center;
    min-block-size: var(--_row);
    border-block-end: 1px solid var(--_grid);
  }
  .srow.h {
    min-block-size: 24px;
    border-block-end-color: var(--_line);
    color: var(--_ink-3);
    font-size: 11px;
    line-height: 16px;
    --_u: calc(1em / 11);
  }
  .srow.a {
    border: 0;
    min-block-size: 20px;
    align-items: start;
  }
  .srow .end {
    min-inline-size: 0;
    /* A long number begins in the gap before it, which is there for names and lines. */
    margin-inline-start: -12px;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .srow .nm {
    display: flex;
    gap: 8px;
    align-items: center;
    min-inline-size: 0;
  }
  .srow .trc {
    min-inline-size: 0;
    margin-block-start: -4px;
  }
  .srow.h .trc,
  .srow.a .trc {
    margin: 0;
  }
  .partly {
    display: inline-block;
    margin-inline-end: 5px;
    vertical-align: 1px;
    color: var(--_unknown);
  }
  .partly svg.g {
    inline-size: 9px;
    block-size: 9px;
  }
  @container pane (max-width: 719px) {
    .srow {
      grid-template-columns: 156px minmax(0, 1fr) calc(72 * var(--_u));
    }
    .srow .w {
      display: none;
    }
  }
  @container pane (max-width: 399px) {
    .srow {
      grid-template-columns: minmax(0, 1fr) auto;
      row-gap: 2px;
      padding: 4px 0 5px;
    }
    .srow .end {
      margin-inline-start: 0;
    }
    .srow .trc {
      grid-column: 1 / -1;
      grid-row: 2;
      margin-block-start: -6px;
    }
    .srow.h {
      position: absolute;
      clip-path: inset(50%);
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
    }
    .srow.a {
      padding: 0;
    }
    .srow.a .x {
      display: none;
    }
    .srow.a .trc {
      grid-row: 1;
    }
  }
`;
