import { css } from 'lit';

/** A primitive has no sheet of its own: it stands on whatever its host gives. Its parts ask for the width of `pane`, as in a pane. */
export const elementStyles = css`
  :host {
    position: relative;
    display: block;
    container: pane / inline-size;
  }
  .as-table {
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
    --_pad: 0;
  }
  .as-table .head {
    display: flex;
    flex: none;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    color: var(--_ink-2);
    font-size: 12px;
    line-height: 16px;
  }
  .as-table .twin {
    flex: 1;
    min-block-size: 0;
    block-size: auto;
    max-block-size: none;
  }
  .refusal {
    padding: 8px 0;
    font-size: 12px;
    line-height: 16px;
    color: var(--_ink-2);
    overflow-wrap: anywhere;
  }
  .refusal p {
    display: flex;
    gap: 8px;
    align-items: center;
    margin: 0 0 4px;
  }
  .refusal .w6 {
    color: var(--_ink);
  }
  .refusal .code {
    padding: 2px 6px;
    border-radius: 2px;
    background: var(--_inset);
    font-size: 11px;
  }
`;
