import { css } from 'lit';

/** Menus, the provenance popover, and chips of filters. */
export const overlayStyles = css`
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    padding: 8px 0 4px;
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    max-inline-size: 100%;
    min-block-size: 24px;
    padding: 0 0 0 8px;
    border-radius: var(--_radius-control);
    background: var(--_hover);
    font-size: 12px;
    line-height: 16px;
    white-space: nowrap;
  }
  .chip svg.i {
    inline-size: 12px;
    block-size: 12px;
  }
  .none {
    margin: 0;
    padding: 8px 0;
    overflow-wrap: anywhere;
  }
  /* Menus and the provenance popover live in the top layer; floating.ts places them. */
  [popover] {
    position: fixed;
    inset: auto;
    margin: 0;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_raised);
    color: var(--_ink);
    box-shadow: var(--_shadow);
    font-size: 12px;
    line-height: 16px;
  }
  .sheet[popover] {
    /* What a chart or log of a maximised pane may be high. */
    --_tall: 50dvh;
    inset: 16px;
    outline: none;
    display: flex;
    inline-size: auto;
    block-size: auto;
    overflow: auto;
    background: var(--_surface);
    font-size: 13px;
    line-height: 20px;
  }
  .sheet[popover]::backdrop {
    background: color-mix(in oklab, var(--_ink) 32%, transparent);
  }
  @media (max-width: 480px) {
    .sheet[popover] {
      inset: 0;
      border: 0;
      border-radius: 0;
    }
  }
  .menu {
    padding: 4px;
    min-inline-size: 144px;
  }
  .menu hr {
    block-size: 1px;
    margin: 4px -4px;
    border: 0;
    background: var(--_line);
  }
  .menu button {
    display: flex;
    align-items: center;
    gap: 8px;
    inline-size: 100%;
    min-block-size: 28px;
    padding: 0 8px;
    border: 0;
    border-radius: var(--_radius-control);
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    white-space: nowrap;
    cursor: default;
  }
  .menu button:hover,
  .menu button:focus-visible {
    background: var(--_hover);
  }
  .menu .i {
    color: var(--_ink-2);
  }
  .menu .gone {
    visibility: hidden;
  }
  .how {
    inline-size: min(420px, 100vw - 16px);
    max-block-size: min(520px, 100vh - 16px);
    overflow: auto;
    padding: 12px 16px;
    overflow-wrap: anywhere;
    /* It stands in the footer, which does not wrap. */
    white-space: normal;
  }
  .how h4 {
    margin: 0 0 4px;
    font-size: 13px;
    line-height: 20px;
    font-weight: 600;
  }
  .how p {
    margin: 0 0 8px;
    color: var(--_ink-2);
    text-wrap: pretty;
  }
  .how dl {
    display: grid;
    grid-template-columns: 96px minmax(0, 1fr);
    gap: 4px 12px;
    margin: 8px 0 0;
    padding-block-start: 8px;
    border-block-start: 1px solid var(--_line);
  }
  .how dt {
    color: var(--_ink-3);
  }
  .how dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .how p > span {
    display: block;
    color: var(--_ink-3);
  }
  .how summary {
    min-block-size: 24px;
    padding-block: 4px;
    color: var(--_ink-2);
    cursor: default;
  }
  .how details[open] > summary {
    margin-block-end: 8px;
  }
`;
