import { type CSSResultGroup, css } from 'lit';
import { partStyles } from './parts.css.ts';

/** The sheet, its header and footer (LOOK.md 2). */
const sheetStyles = css`
  :host {
    position: relative;
    display: flex;
    flex-direction: column;
  }
  .sheet {
    position: relative;
    display: flex;
    flex: 1;
    flex-direction: column;
    min-inline-size: 0;
    container: pane / inline-size;
    background: var(--_surface);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }

  /* Header */
  .hd {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: var(--_header);
    min-inline-size: 0;
    padding-inline: var(--_pad);
  }
  .title {
    margin: 0;
    font-size: 13px;
    line-height: 20px;
    font-weight: 600;
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .scope {
    color: var(--_ink-3);
    font-size: 12px;
    line-height: 16px;
    flex: 0 9999 auto;
  }
  .acts {
    display: flex;
    gap: 2px;
    opacity: 0;
    transition: opacity var(--_ms-calm) var(--_ease);
  }
  :host(:hover) .acts,
  :host(:focus-within) .acts,
  .acts:has([aria-pressed='true']),
  .acts:has([aria-expanded='true']) {
    opacity: 1;
  }
  .ib.overflow {
    display: none;
  }
  .feed {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    flex: none;
    font-size: 12px;
    line-height: 16px;
    color: var(--_ink-2);
    white-space: nowrap;
  }
  .feed[data-state='live'] svg {
    color: var(--_ok);
  }
  .feed[data-state='paused'] {
    color: var(--_accent);
  }
  .feed[data-state='stale'],
  .feed.gap {
    color: var(--_warn);
  }
  .feed[data-state='offline'],
  .feed[data-state='error'] {
    color: var(--_critical);
  }
  .feed[data-state='connecting'] .turn {
    transform-origin: 6px 6px;
    animation: turn 1.2s linear infinite;
  }
  @keyframes turn {
    to {
      transform: rotate(1turn);
    }
  }
  .mark {
    display: inline-flex;
    align-items: center;
    flex: none;
    font-size: 12px;
    line-height: 16px;
    color: var(--_ink);
    white-space: nowrap;
    padding-inline: 6px;
    border: 1px dashed var(--_line-control);
    border-radius: var(--_radius-control);
  }
  .strip {
    position: absolute;
    inset: 0 0 auto;
    block-size: 4px;
    border-start-start-radius: max(0px, var(--_radius) - 1px);
    border-start-end-radius: max(0px, var(--_radius) - 1px);
    background: repeating-linear-gradient(-45deg, var(--_surface) 0 4px, var(--_ink-3) 4px 5.5px);
  }
  .watermark {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    overflow: hidden;
    font-size: 20px;
    line-height: 24px;
    font-weight: 600;
    letter-spacing: 0.24em;
    text-transform: uppercase;
    color: var(--_ink);
    opacity: 0.1;
    pointer-events: none;
  }
  /* Decoration: not read out, found or copied. The tag in the header says the same as text. */
  .watermark::before {
    content: attr(data-word);
  }

  /* Body */
  .bd {
    position: relative;
    flex: 1;
    min-inline-size: 0;
    padding: 0 var(--_pad) var(--_pad);
  }
  .bd.kept {
    display: grid;
    min-block-size: var(--_kept, var(--_first, 148px));
  }
  .bd:has(.state),
  .bd.waited {
    min-block-size: var(--_first, 148px);
  }
  .bd:has(> .twin) {
    padding: 0;
    overflow: hidden;
    block-size: var(--_kept, auto);
  }
  .state {
    display: flex;
    flex-direction: column;
    gap: 8px;
    min-block-size: 100%;
    padding: 8px 0 4px;
  }
  .state h4,
  .state .h4 {
    display: flex;
    gap: 8px;
    align-items: center;
    margin: 0;
    font-size: 13px;
    line-height: 20px;
    font-weight: 600;
  }
  .state p {
    margin: 0;
    max-inline-size: 72ch;
    font-size: 12px;
    line-height: 16px;
    color: var(--_ink-2);
    text-wrap: pretty;
    overflow-wrap: anywhere;
  }
  .state .bt {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-start: 4px;
  }
  .late {
    animation: appear 1ms 400ms both;
  }
  @keyframes appear {
    from {
      visibility: hidden;
    }
  }
  .sk {
    background: var(--_hover);
    border-radius: 2px;
  }
  .code {
    align-self: flex-start;
    padding: 2px 6px;
    border-radius: 2px;
    background: var(--_inset);
    color: var(--_ink-2);
    font-size: 11px;
    line-height: 16px;
  }
  /* Footer */
  .ft {
    display: flex;
    gap: 16px;
    align-items: center;
    min-block-size: var(--_footer);
    padding-inline: var(--_pad);
    border-block-start: 1px solid var(--_line);
    font-size: 11px;
    line-height: 16px;
    color: var(--_ink-3);
    white-space: nowrap;
  }
  .ft.notice {
    gap: 8px;
    background: var(--_inset);
    color: var(--_ink);
    border-end-start-radius: inherit;
    border-end-end-radius: inherit;
  }
  .ft.notice .g {
    color: var(--_critical);
  }
  .ft .warn {
    color: var(--_warn);
  }

  @container pane (max-width: 559px) {
    .acts .o,
    .ft .w {
      display: none;
    }
    .acts .ib.overflow {
      display: inline-grid;
    }
  }
  @container pane (max-width: 399px) {
    .hd {
      gap: 6px;
      padding-inline-end: 6px;
    }
    .hd .scope,
    .acts .a {
      display: none;
    }
    .feed {
      order: 1;
    }
    .acts {
      order: 2;
      opacity: 1;
    }
  }
  @media (hover: none) {
    .acts {
      opacity: 1;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .feed .turn {
      animation: none !important;
    }
  }
  @media (forced-colors: active) {
    .strip,
    .watermark {
      forced-color-adjust: none;
    }
  }
`;
export const paneStyles: CSSResultGroup = [partStyles, sheetStyles];
