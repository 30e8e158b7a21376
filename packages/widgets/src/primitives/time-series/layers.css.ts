import { css } from 'lit';

/** Keys of filled layers (bars, stacked areas), in legends and above the plot. */
export const layerStyles = css`
  .block {
    flex: none;
    inline-size: 3px;
    block-size: 12px;
    background: var(--_c);
  }
  .readout .block {
    display: inline-block;
    margin-inline-end: 6px;
    vertical-align: -2px;
  }
  /* System colours are one for all series: layers differ by their hatch (paint-lines.ts, stripes). */
  @media (forced-colors: active) {
    :is(.legend, .readout, .dom) :is(.block, .tick) {
      inline-size: 10px;
      border: 1px solid var(--_ink);
      forced-color-adjust: none;
    }
    .look-1 {
      --_w: 1.5px;
    }
    .look-2 {
      --_w: 0px;
    }
    .look-3 {
      --_w: 3px;
    }
    .look-4 {
      --_w: 0.75px;
    }
    :is(.look-1, .look-2, .look-3, .look-4):is(.block, .tick) {
      background: repeating-linear-gradient(135deg, var(--_ink) 0 var(--_w), var(--_surface) var(--_w) 3.54px);
    }
  }
`;
