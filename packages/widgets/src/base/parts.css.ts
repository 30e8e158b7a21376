import { css } from 'lit';

/** The small parts that panes and elements are made of: icons, glyphs, ink, buttons (LOOK.md 2 to 5). */
export const partStyles = css`
  svg.i {
    display: block;
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  svg.g {
    display: block;
    flex: none;
    inline-size: 12px;
    block-size: 12px;
    overflow: visible;
  }
  svg.g .cut {
    stroke: var(--_surface);
  }
  svg.g .dot {
    fill: var(--_surface);
  }
  .c-ok {
    color: var(--_ok);
  }
  .c-warn {
    color: var(--_warn);
  }
  .c-critical {
    color: var(--_critical);
  }
  .c-info {
    color: var(--_info);
  }
  .c-unknown {
    color: var(--_unknown);
  }
  .m2 {
    color: var(--_ink-2);
  }
  .m3 {
    color: var(--_ink-3);
  }
  .s12 {
    font-size: 12px;
    line-height: 16px;
  }
  .s11 {
    font-size: 11px;
    line-height: 16px;
  }
  .w5 {
    font-weight: 500;
  }
  .w6 {
    font-weight: 600;
  }
  .end {
    text-align: end;
  }
  .el {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .sp {
    flex: 1;
  }
  .mono {
    font-family: var(--_font-mono);
    font-size: 0.92em;
    font-variant-ligatures: none;
  }
  .hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .ib {
    display: inline-grid;
    place-items: center;
    inline-size: 24px;
    block-size: 24px;
    padding: 0;
    border: 0;
    background: none;
    color: var(--_ink-2);
    border-radius: var(--_radius-control);
    cursor: default;
  }
  .ib:hover,
  .ib[aria-expanded='true'] {
    background: var(--_hover);
    color: var(--_ink);
  }
  .ib[aria-pressed='true'] {
    background: var(--_accent-soft);
    color: var(--_accent);
  }
  .btn {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: var(--_control);
    padding: 0 8px;
    border: 1px solid var(--_line-control);
    border-radius: var(--_radius-control);
    background: var(--_surface);
    color: var(--_ink);
    font: inherit;
    font-size: 12px;
    line-height: 16px;
    white-space: nowrap;
    cursor: default;
  }
  .btn:hover {
    background: var(--_hover);
  }
  .btn.quiet {
    border-color: transparent;
    background: none;
    color: var(--_ink-2);
  }
  .btn.quiet:hover {
    background: var(--_hover);
    color: var(--_ink);
  }
  .lk {
    display: inline;
    padding: 0;
    border: 0;
    background: none;
    font: inherit;
    color: inherit;
    text-decoration: underline dotted var(--_line-control);
    text-underline-offset: 3px;
    cursor: default;
    white-space: nowrap;
  }
  .lk:hover {
    color: var(--_ink);
  }
`;
