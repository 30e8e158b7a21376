import { css } from 'lit';

export const gaugeStyles = css`
  .gauge {
    position: relative;
    display: inline-block;
    inline-size: 56px;
    block-size: 4px;
    margin-inline: 2px 4px;
    border-radius: 1px;
    background: var(--_line);
    vertical-align: 2px;
  }
  .gauge.fill {
    inline-size: 100%;
    margin: 0;
  }
  .gauge i {
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0;
    border-radius: 1px;
    background: var(--_ink-2);
  }
  .gauge s {
    position: absolute;
    inset-inline-end: 0;
    top: -3px;
    inline-size: 1px;
    block-size: 10px;
    background: var(--_ink);
  }
  @media (forced-colors: active) {
    .gauge {
      background: none;
      outline: 1px solid CanvasText;
    }
    .gauge i {
      forced-color-adjust: none;
      background: CanvasText;
    }
  }
`;
