import { css } from 'lit';

/** What everything of ours with a shadow root starts from: type, box model, focus ring, probes of colours. */
export const rootStyles = css`
  :host {
    box-sizing: border-box;
    inline-size: 100%;
    min-inline-size: 0;
  }
  /* On what stands in it, too: a host page that styles every element styles ours, and what it sets there would be inherited. */
  :host,
  :host > * {
    color: var(--_ink);
    font-family: var(--_font);
    font-size: 13px;
    line-height: 20px;
    font-weight: 400;
    font-style: normal;
    letter-spacing: normal;
    word-spacing: normal;
    text-transform: none;
    text-indent: 0;
    text-shadow: none;
    font-variant: tabular-nums;
    text-align: start;
    white-space: normal;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 1px;
  }
  /* A name in a cell that cuts what does not fit would lose its ring. */
  .el > a:focus-visible {
    outline-offset: -2px;
  }
  .probes {
    position: absolute;
    inline-size: 0;
    block-size: 0;
    overflow: hidden;
    visibility: hidden;
  }
  .probes i {
    font-style: normal;
    transition: color 1ms;
  }
`;
