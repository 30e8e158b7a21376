import { css } from 'lit';

/** Lines around a chart element; room for them is kept, so that nothing moves. */
export const chartStyles = css`
  .above {
    display: flex;
    align-items: baseline;
    gap: 16px;
    min-block-size: 20px;
    min-inline-size: 0;
  }
  .unit {
    flex: 0 0 auto;
    font-size: 11px;
    line-height: 16px;
    color: var(--_ink-3);
    white-space: nowrap;
  }
  .sp {
    flex: 1;
  }
  .readout span {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .note,
  .said {
    margin: 0;
    font-size: 12px;
    line-height: 16px;
    color: var(--_ink-2);
  }
  .note {
    color: var(--_warn);
  }
  .said {
    display: grid;
    place-content: center;
    text-align: center;
  }
  .m3 {
    color: var(--_ink-3);
  }
  .hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
