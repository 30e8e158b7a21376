import { css } from 'lit';

export const axisStyles = css`
  .axis {
    position: relative;
    block-size: calc(1lh + 4px);
    font-size: 11px;
    line-height: 16px;
    color: var(--_ink-3);
  }
  .axis span {
    position: absolute;
    top: 4px;
    transform: translateX(-50%);
    white-space: nowrap;
  }
  .axis span::before {
    content: '';
    position: absolute;
    left: 50%;
    top: -4px;
    inline-size: 1px;
    block-size: 3px;
    background: var(--_line-control);
  }
  /* What does not fit goes to a second line, which is not shown. */
  .axis .at {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    block-size: 1lh;
    clip-path: inset(-4px 0 0);
  }
  .axis .at::after {
    content: '';
    order: -1;
    block-size: 1lh;
  }
  .axis .now {
    right: 0;
    transform: none;
  }
  .axis .now::before {
    left: auto;
    right: 0;
  }
`;
