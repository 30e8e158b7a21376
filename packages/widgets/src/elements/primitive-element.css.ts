import { css } from 'lit';

/** A primitive has no sheet of its own: it stands on whatever its host gives. Its parts ask for the width of `pane`, as in a pane. */
export const elementStyles = css`
  :host {
    position: relative;
    display: block;
    container: pane / inline-size;
  }
`;
