import { css } from 'lit';

export const distributionStyles = css`
  .dist-unit {
    display: flex;
    min-block-size: 16px;
    margin-block-end: 2px;
    font-size: 11px;
    line-height: 16px;
    color: var(--_ink-3);
  }
  .dist-plot {
    direction: ltr;
    touch-action: pan-y;
  }
  .dist-plot svg {
    display: block;
    overflow: visible;
  }
  .dist-bar {
    fill: var(--_series-1);
  }
  .dist-bar.on {
    fill: var(--_ink);
  }
  .dist-at {
    fill: var(--_hover);
  }
  .dist-floor {
    stroke: var(--_line-control);
  }
  .dist-mark {
    stroke: var(--_ink);
    stroke-dasharray: 2 2;
  }
  .dist-plot text {
    fill: var(--_ink-2);
    font-size: 11px;
    stroke: var(--_surface);
    stroke-width: 4;
    stroke-linejoin: round;
    paint-order: stroke;
  }
  .dist-plot .w5 {
    font-weight: 500;
    fill: var(--_ink);
  }
  .dist-plot .dist-tick {
    fill: var(--_ink-3);
  }
  .dist-note {
    font-size: 11px;
    line-height: 16px;
    color: var(--_ink-3);
  }
  .dist-none {
    padding-block: 12px;
    font-size: 12px;
    line-height: 16px;
    color: var(--_ink-2);
  }
  @media (forced-colors: active) {
    .dist-mark {
      stroke: Highlight;
      stroke-width: 2;
    }
    .dist-at {
      fill: none;
      stroke: Highlight;
    }
  }
`;
