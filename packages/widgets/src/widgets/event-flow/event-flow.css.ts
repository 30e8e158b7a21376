import { css } from 'lit';

export const eventFlowStyles = css`
  .bd {
    --_first: 605px;
  }
  .skeleton {
    display: grid;
    align-content: start;
    gap: 12px;
  }
  .sk.chart {
    block-size: 168px;
    margin-block-end: 12px;
  }
  .sk.box {
    block-size: 24px;
    margin-block-end: 16px;
  }
  .sk.row {
    block-size: 12px;
  }
  .sk.row:nth-child(odd) {
    inline-size: 86%;
  }
  .flow {
    --_log-rows: 13;
    display: flex;
    flex-direction: column;
    margin: 0 calc(-1 * var(--_pad)) calc(-1 * var(--_pad));
  }
  .top {
    padding: 0 var(--_pad) 8px;
  }
  .unit {
    display: flex;
    gap: 16px;
    align-items: baseline;
    min-block-size: 16px;
    margin-block-end: 2px;
    font-size: 11px;
    line-height: 16px;
    color: var(--_ink-3);
    white-space: nowrap;
  }
  .sum {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    font-size: 12px;
    color: var(--_ink-2);
  }
  .sum b {
    font-weight: 500;
    color: var(--_ink);
  }
  .doms {
    display: flex;
    flex-wrap: wrap;
    gap: 0 4px;
    margin: 2px 0 0 -6px;
  }
  .dom {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: 24px;
    padding: 0 6px;
    border: 0;
    border-radius: var(--_radius-control);
    background: none;
    color: var(--_ink-2);
    font: inherit;
    font-size: 12px;
    line-height: 16px;
    white-space: nowrap;
    cursor: default;
  }
  .dom:hover {
    background: var(--_hover);
    color: var(--_ink);
  }
  .dom[aria-pressed='true'] {
    background: var(--_accent-soft);
    color: var(--_ink);
  }
  .dom.off {
    color: var(--_ink-3);
  }
  .dom.off .tick {
    background: none;
    box-shadow: inset 0 0 0 1px var(--_line-control);
  }
  .fb {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    align-items: center;
    padding: 8px var(--_pad);
    border-block: 1px solid var(--_line);
  }
  .inp {
    display: flex;
    flex: 1 1 180px;
    align-items: center;
    gap: 6px;
    min-inline-size: 0;
    block-size: 24px;
    padding: 0 8px;
    border: 1px solid var(--_line-control);
    border-radius: var(--_radius-control);
    color: var(--_ink-2);
  }
  .inp:focus-within {
    outline: 2px solid var(--_accent);
    outline-offset: 1px;
  }
  .inp svg.i {
    inline-size: 14px;
    block-size: 14px;
  }
  .inp input {
    all: unset;
    flex: 1;
    min-inline-size: 0;
    font-size: 12px;
    line-height: 16px;
    color: var(--_ink);
    text-overflow: ellipsis;
  }
  .inp input::placeholder {
    color: var(--_ink-3);
    opacity: 1;
  }
  .inp input::-webkit-search-cancel-button {
    display: none;
  }
  .flow .log-box {
    block-size: max(calc(30px + var(--_log-rows) * var(--_log)), var(--_tall, 0px));
  }
  .said {
    min-block-size: calc(30px + var(--_log-rows) * var(--_log));
    padding: 12px var(--_pad) 16px;
    font-size: 12px;
    line-height: 16px;
    color: var(--_ink-2);
  }
  .ft .btn {
    min-block-size: 20px;
    font-size: 11px;
  }
  .ft .btn .g {
    inline-size: 10px;
    block-size: 10px;
    color: var(--_ok);
  }
  @container pane (max-width: 719px) {
    .bd {
      --_first: 628px;
    }
  }
  @container pane (max-width: 399px) {
    .bd {
      --_first: 520px;
    }
    .flow {
      --_log-rows: 10;
    }
    .inp {
      flex-basis: 100%;
    }
    .ft {
      gap: 8px;
    }
  }
`;
