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
`;
