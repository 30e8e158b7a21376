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
  .readout span {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .said {
    display: grid;
    font-size: 12px;
    line-height: 16px;
    color: var(--_ink-2);
    place-content: center;
    text-align: center;
  }
`;
