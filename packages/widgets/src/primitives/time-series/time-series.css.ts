import { css } from 'lit';

/** A plot, what lies over its canvas, and the lines above and under it. */
export const timeSeriesStyles = css`
  .plot {
    position: relative;
    direction: ltr;
    min-inline-size: 0;
    border-radius: var(--_radius-control);
    user-select: none;
    -webkit-user-select: none;
    /* One finger scrolls the page; two zoom the plot. */
    touch-action: pan-y;
  }
  .plot:focus-visible {
    outline-offset: 2px;
  }
  .plot canvas {
    display: block;
    forced-color-adjust: none;
  }
  .plot canvas + canvas {
    position: absolute;
    inset-block-start: 0;
    left: 0;
    pointer-events: none;
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
    /* Covers labels beside it, and not the rail above. */
    box-shadow:
      -8px 0 0 var(--_surface),
      8px 0 0 var(--_surface);
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
    gap: 0 4px;
    margin: 2px 0 0 -6px;
    font-size: 12px;
    line-height: 16px;
    color: var(--_ink-2);
  }
  .legend button {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: 24px;
    max-inline-size: 100%;
    padding: 0 6px;
    border: 0;
    border-radius: var(--_radius-control);
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: default;
  }
  .legend bdi {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .legend button:hover {
    background: var(--_hover);
    color: var(--_ink);
  }
  .legend [aria-pressed='true'] {
    background: var(--_accent-soft);
    color: var(--_ink);
  }
  .legend .off {
    color: var(--_ink-3);
  }
  .legend .off .key,
  .legend .off .block {
    opacity: 0.4;
  }
  /* Else the browser lays a ground of the page's colour under the words. */
  @media (forced-colors: active) {
    .flag {
      forced-color-adjust: none;
    }
  }
  .key {
    display: inline-block;
    flex: none;
    inline-size: 14px;
    block-size: 8px;
    margin-inline-end: 6px;
    overflow: visible;
  }
  .legend .key {
    margin: 0;
  }

  /* Names at the ends of lines: the picture paints them, these are pressed. */
  .chart {
    position: relative;
    direction: ltr;
  }
  .names button {
    position: absolute;
    inset-block-start: 0;
    right: 0;
    padding: 0;
    border: 0;
    border-radius: var(--_radius-control);
    background: none;
    cursor: default;
  }
  .names button:hover {
    background: color-mix(in oklab, var(--_ink) 6%, transparent);
  }
  .names button[aria-pressed='true'] {
    box-shadow: inset 2px 0 var(--_accent);
  }

  .zoomed {
    display: inline-flex;
    flex: none;
    align-items: baseline;
    gap: 8px;
    font-size: 12px;
    line-height: 16px;
    color: var(--_accent);
    white-space: nowrap;
  }
  .zoomed b {
    font-weight: 600;
  }
  .zoomed button {
    position: relative;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-decoration: underline;
    text-underline-offset: 2px;
    cursor: default;
  }
  /* At least 24 px to hit, without moving the line. */
  .zoomed button::after {
    content: '';
    position: absolute;
    inset: -4px -2px;
  }
`;
