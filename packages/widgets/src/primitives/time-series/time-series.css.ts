import { css } from 'lit';

/** uPlot's layout in our words, and what lies over its canvas. Its own stylesheet would have to be put into the page. */
export const timeSeriesStyles = css`
  .plot {
    position: relative;
    direction: ltr;
    min-inline-size: 0;
    border-radius: var(--_radius-control);
  }
  .plot:focus-visible {
    outline-offset: 2px;
  }
  .uplot,
  .uplot * {
    box-sizing: border-box;
  }
  .uplot {
    inline-size: min-content;
  }
  .u-wrap {
    position: relative;
    user-select: none;
  }
  .u-over,
  .u-under {
    position: absolute;
  }
  .u-under {
    overflow: hidden;
  }
  .uplot canvas {
    position: relative;
    display: block;
    inline-size: 100%;
    block-size: 100%;
  }
  .u-select {
    display: none;
  }
  .u-cursor-x,
  .u-cursor-pt {
    position: absolute;
    left: 0;
    top: 0;
    pointer-events: none;
    will-change: transform;
    forced-color-adjust: none;
  }
  .u-cursor-x {
    block-size: calc(100% + 9px);
    border-inline-end: 1px solid var(--_ink);
  }
  .u-cursor-y,
  .u-off {
    display: none;
  }
  .u-cursor-pt {
    border: 2px solid;
    border-radius: 50%;
    background-clip: padding-box !important;
  }
  .flag {
    position: absolute;
    block-size: 18px;
    padding: 1px 8px;
    border-radius: 2px;
    background: var(--_ink);
    color: var(--_surface);
    font-size: 11px;
    line-height: 16px;
    font-weight: 500;
    white-space: nowrap;
    pointer-events: none;
    transform: translateX(-50%);
    box-shadow: 0 0 0 8px var(--_surface);
  }
  .flag[hidden] {
    display: none;
  }

  /* Unit line and legend */
  .readout {
    display: flex;
    align-items: baseline;
    gap: 16px;
    min-inline-size: 0;
    overflow: hidden;
    font-size: 12px;
    line-height: 16px;
    color: var(--_ink-2);
    white-space: nowrap;
  }
  .readout b {
    font-weight: 600;
    color: var(--_ink);
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    margin: 6px 0 4px;
    font-size: 12px;
    line-height: 16px;
    color: var(--_ink-2);
  }
  .legend span {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    white-space: nowrap;
  }
  .key {
    display: inline-block;
    inline-size: 14px;
    block-size: 8px;
    margin-inline-end: 6px;
    overflow: visible;
  }
  .legend .key {
    margin: 0;
  }
`;
