import { css } from 'lit';

export const graphStyles = css`
.graph {
  position: relative;
  display: block;
  overflow: hidden;
  touch-action: pan-x pan-y;
  cursor: default;
  user-select: none;
  -webkit-user-select: none;
  forced-color-adjust: none;
}
.graph canvas {
  position: absolute;
  inset: 0;
  inline-size: 100%;
  block-size: 100%;
  pointer-events: none;
}
.graph[data-over='node'] {
  cursor: pointer;
}
.graph[data-dragging] {
  cursor: grabbing;
}
.graph .graph-cursor {
  position: absolute;
  inline-size: 1px;
  block-size: 1px;
  overflow: hidden;
  clip-path: inset(50%);
}
.graph:focus-visible {
  outline: 2px solid var(--_accent);
  outline-offset: -2px;
  border-radius: var(--_radius-control);
}
.find {
  display: inline-flex;
  align-items: center;
  gap: 8px;
  min-inline-size: 0;
  font-size: 12px;
  line-height: 16px;
  color: var(--_ink-2);
}
.find input {
  inline-size: 160px;
  min-inline-size: 0;
  block-size: 24px;
  padding: 0 8px;
  border: 1px solid var(--_line-control);
  border-radius: var(--_radius-control);
  background: var(--_surface);
  color: var(--_ink);
  font: inherit;
}
.find input::placeholder {
  color: var(--_ink-3);
}
`;
