import { css } from 'lit';

export const sparkStyles = css`
  .spark {
    display: block;
    direction: ltr;
    overflow: visible;
  }
  .spark polyline {
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linejoin: round;
  }
  .spark circle {
    fill: currentColor;
    stroke: var(--_surface);
    stroke-width: 2;
    paint-order: stroke;
  }
  .spark .target {
    stroke: var(--_line-control);
    stroke-dasharray: 2 2;
  }
  .s-ink-3 {
    color: var(--_ink-3);
  }
  .s-warn {
    color: var(--_warn);
  }
  .s-critical {
    color: var(--_critical);
  }
  .s-series-1 {
    color: var(--_series-1);
  }
`;
