import { css } from 'lit';

export const tableStyles = css`
  .twin {
    overflow: auto;
    block-size: 100%;
    max-block-size: var(--_kept, 480px);
    overscroll-behavior: contain;
  }
  .twin.tall {
    --_tall: none;
    display: flex;
    flex-direction: column;
    overflow: hidden;
  }
  .twin.tall .dt {
    block-size: auto;
  }
  .twin table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: 13px;
    line-height: 20px;
  }
  .twin thead th {
    position: sticky;
    inset-block-start: 0;
    padding: 4px 8px;
    background: var(--_surface);
    box-shadow: inset 0 -1px 0 var(--_line);
    color: var(--_ink-3);
    font-size: 11px;
    line-height: 16px;
    font-weight: 400;
    text-align: start;
    white-space: nowrap;
  }
  .twin thead th[aria-sort] {
    color: var(--_ink);
  }
  .twin thead th[aria-sort='descending']::after {
    content: ' ↓';
  }
  .twin thead th[aria-sort='ascending']::after {
    content: ' ↑';
  }
  .twin tbody :is(td, th) {
    block-size: var(--_row);
    padding: 0 8px;
    border-block-end: 1px solid var(--_grid);
    font-weight: 400;
    text-align: start;
    white-space: nowrap;
  }
  .twin tbody tr:last-child :is(td, th) {
    border-block-end: 0;
  }
  .twin tfoot td {
    position: sticky;
    inset-block-end: 0;
    block-size: var(--_row);
    padding: 0 8px;
    background: var(--_surface);
    box-shadow: inset 0 1px 0 var(--_line);
    font-weight: 600;
    white-space: nowrap;
  }
  .twin :is(td, th).end {
    text-align: end;
  }
  .twin :is(td, th):first-child {
    padding-inline-start: var(--_pad);
  }
  .twin :is(td, th):last-child {
    padding-inline-end: var(--_pad);
  }
`;
