import { css } from 'lit';

export const logStyles = css`
  .log-box {
    position: relative;
    isolation: isolate;
    font-size: 12px;
    line-height: 16px;
  }
  .log {
    position: absolute;
    inset: 0;
    overflow: auto;
    overflow-x: hidden;
    overscroll-behavior: contain;
  }
  .log:focus-visible {
    outline-offset: -2px;
  }
  .log-box [hidden] {
    display: none !important;
  }
  .log-space {
    position: relative;
    overflow: clip;
  }
  .log-window {
    position: absolute;
    inset: 0 0 auto;
  }
  .log-none {
    position: absolute;
    inset: calc(1lh + 14px) 0 auto;
    padding: 12px var(--_pad);
    color: var(--_ink-2);
  }
  .lr {
    display: flex;
    gap: 12px;
    align-items: center;
    /* A pixel as long as text is as large as it was drawn for: where a browser enlarges text alone, rows and columns grow along. */
    --_u: calc(1em / 12);
    block-size: max(var(--_log), 1lh + 4px);
    padding-inline: var(--_pad);
    contain: strict;
    cursor: default;
  }
  .lr.h {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    --_u: calc(1em / 11);
    block-size: calc(1lh + 14px);
    contain: none;
    background: var(--_surface);
    border-block-end: 1px solid var(--_line);
    font-size: 11px;
    color: var(--_ink-3);
  }
  .lr > span {
    flex: none;
    min-inline-size: 0;
  }
  .lr .x {
    inline-size: 16px;
  }
  .lr .tm {
    inline-size: calc(88 * var(--_u));
  }
  .lr .dm {
    inline-size: calc(100 * var(--_u));
  }
  .lr .by {
    inline-size: calc(148 * var(--_u));
  }
  .lr .co {
    inline-size: calc(84 * var(--_u));
  }
  .lr .am {
    inline-size: calc(60 * var(--_u));
  }
  .lr > .mono {
    --_u: calc(1em / 11.04);
  }
  .lr > .ty {
    flex: 1;
  }
  [data-without~='tm'] .tm,
  [data-without~='dm'] :is(.dm, .ty .tick),
  [data-without~='by'] .by,
  [data-without~='co'] .co,
  [data-without~='am'] .am {
    display: none !important;
  }
  .lr .x {
    color: var(--_ink-3);
  }
  .lr.h .x {
    overflow: hidden;
    text-indent: 100%;
    white-space: nowrap;
  }
  .lr .x svg {
    inline-size: 12px;
    block-size: 12px;
  }
  .lr[aria-expanded='false'] .x svg:dir(rtl) {
    transform: scaleX(-1);
  }
  .lr[aria-expanded='true'] .x svg {
    transform: rotate(90deg);
  }
  .lr .tm,
  .lr .by,
  .lr .co,
  .lr .am {
    color: var(--_ink-2);
  }
  .lr.h > span {
    color: var(--_ink-3);
    font-family: inherit;
  }
  .lr .ms,
  .lr .d {
    color: var(--_ink-3);
  }
  .lr .am {
    text-align: end;
    white-space: nowrap;
  }
  .lr .am .notable {
    color: var(--_ink);
  }
  .lr .dm {
    display: inline-flex;
    gap: 6px;
    align-items: center;
    white-space: nowrap;
  }
  .tick {
    display: inline-block;
    flex: none;
    inline-size: 3px;
    block-size: 12px;
    border-radius: 1px;
    background: var(--_c, var(--_series-other));
  }
  .lr .ty {
    direction: ltr;
  }
  .lr .ty .in {
    display: none;
  }
  .lr .tyf {
    display: flex;
    min-inline-size: 0;
  }
  .lr .tyf > span {
    white-space: pre;
  }
  .lr .strong {
    font-weight: 500;
  }
  .log[data-plain] .ty {
    direction: inherit;
    font: inherit;
  }
  /* Height carries severity, so that colour never does alone. */
  .log[data-plain] .tick {
    block-size: 6px;
  }
  .log[data-plain] .tick[data-color='warn'] {
    block-size: 11px;
  }
  .log[data-plain] .tick[data-color='critical'] {
    inline-size: 4px;
    block-size: 16px;
  }
  .log[data-plain] .strong {
    overflow: hidden;
    text-overflow: ellipsis;
    font-weight: 400;
    unicode-bidi: isolate;
  }
  ::highlight(streamglass-find) {
    background: var(--_accent-soft);
    color: var(--_accent);
    text-decoration: underline;
  }
  .lr:not(.h):hover,
  .lr.sel {
    background: var(--_hover);
  }
  .log:focus-visible .lr.cur {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }
  .log[data-finding] .lr.cur {
    background: var(--_hover);
    box-shadow: inset 2px 0 0 var(--_accent);
  }
  .lr.fresh {
    animation: flash var(--_ms-flash) ease-out;
  }
  @keyframes flash {
    from {
      background: var(--_accent-soft);
    }
  }
  .lr.gapr {
    color: var(--_warn);
  }
  .lr.gapr > :not(.gap),
  .lr:not(.gapr) > .gap {
    display: none;
  }
  .lr.gapr.skipped {
    color: var(--_ink-2);
  }
  .gapr .gap {
    display: flex;
    flex: 1;
    gap: 8px;
    align-items: center;
    white-space: nowrap;
  }
  .gapr svg.g {
    fill: none;
    stroke: currentColor;
    stroke-width: 1.6;
  }
  .gapr .short,
  .pill .short {
    display: none;
  }
  .gapr .hatch {
    flex: 1;
    block-size: 5px;
    min-inline-size: 12px;
    background: repeating-linear-gradient(-45deg, transparent 0 3px, currentColor 3px 4px);
    opacity: 0.7;
  }

  .pay {
    background: var(--_inset);
    border-block: 1px solid var(--_line);
  }
  .pay > div {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 272px;
  }
  .pay pre {
    margin: 0;
    max-block-size: 320px;
    padding: 8px var(--_pad) 8px 40px;
    overflow: auto;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    font-size: 12px;
    line-height: 18px;
    direction: ltr;
    text-align: left;
  }
  .pay .k {
    color: var(--_ink-3);
  }
  .pay .cut {
    margin-inline: 4px;
    font-family: var(--_font);
    color: var(--_accent);
  }
  .pay .n {
    font-weight: 500;
  }
  .pay .facts {
    padding: 8px var(--_pad);
    border-inline-start: 1px solid var(--_line);
  }
  .pay dl {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 2px 8px;
    margin: 0;
  }
  .pay dt {
    color: var(--_ink-2);
    white-space: nowrap;
  }
  .pay dd {
    margin: 0;
    text-align: end;
  }
  .pay .bt {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    margin: 8px 0 0 -8px;
  }

  .pillw {
    position: absolute;
    z-index: 2;
    inset: 3px 0 auto;
    display: flex;
    justify-content: center;
    pointer-events: none;
  }
  .pill {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    padding: 4px 12px 4px 8px;
    border: 0;
    border-radius: 12px;
    background: var(--_ink);
    color: var(--_surface);
    font: inherit;
    font-size: 12px;
    line-height: 16px;
    font-weight: 500;
    white-space: nowrap;
    cursor: default;
    pointer-events: auto;
  }
  .pill svg.i {
    inline-size: 12px;
    block-size: 12px;
  }

  /* The type is what one reads: the source leaves before it is cut. */
  @container pane (max-width: 959px) {
    .lr .dm {
      inline-size: calc(92 * var(--_u));
    }
    .lr .by {
      display: none;
    }
  }
  @container pane (max-width: 719px) {
    .lr {
      gap: 8px;
    }
    .lr .tm {
      inline-size: calc(84 * var(--_u));
    }
    .lr .co {
      inline-size: calc(72 * var(--_u));
    }
    .log:not([data-plain]) .dm,
    .lr .am,
    .lr .far {
      display: none;
    }
    .log[data-plain] .dm {
      inline-size: calc(72 * var(--_u));
    }
    .lr .ty {
      display: flex;
      gap: 6px;
      align-items: center;
    }
    .log:not([data-plain]) .ty .in {
      display: inline-block;
    }
    .pay > div {
      grid-template-columns: minmax(0, 1fr);
    }
    .pay pre {
      padding-inline-start: var(--_pad);
    }
    .pay .facts {
      border-inline-start: 0;
      border-block-start: 1px solid var(--_line);
    }
  }
  @container pane (max-width: 399px) {
    .lr .tm {
      inline-size: calc(60 * var(--_u));
    }
    .log[data-plain] .ty .in {
      display: inline-block;
    }
    .lr .x,
    .lr .co,
    .log .lr .dm,
    .lr .ms,
    .lr .tail,
    .gapr .long,
    .pill .long {
      display: none;
    }
    .gapr .short,
    .pill .short {
      display: inline;
    }
    .log[data-paused] .lr.h > [role='columnheader'] {
      clip-path: inset(50%);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .lr.fresh {
      animation: none;
    }
  }
  @media (forced-colors: active) {
    .tick {
      forced-color-adjust: none;
      background: CanvasText;
    }
    .pill {
      border: 1px solid CanvasText;
    }
    .gapr .hatch {
      forced-color-adjust: none;
    }
  }
`;
