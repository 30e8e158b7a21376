import { css } from 'lit';

export const traceStyles = css`
  .trace {
    display: block;
    direction: ltr;
  }
  .t-ok {
    fill: var(--_ok-quiet);
  }
  .t-warn {
    fill: var(--_warn);
  }
  .t-critical {
    fill: var(--_critical);
  }
  .t-unknown {
    stroke: var(--_line-control);
    stroke-width: 1.5;
    stroke-dasharray: 1.5 3;
  }
`;
