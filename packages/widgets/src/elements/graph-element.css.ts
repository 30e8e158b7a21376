import { css } from 'lit';

export const graphElementStyles = css`
  .stage {
    position: relative;
    display: grid;
  }
  .tools {
    position: absolute;
    inset-block-start: 0;
    inset-inline: 0;
    display: flex;
    gap: 2px;
    align-items: center;
    pointer-events: none;
  }
  .tools > * {
    pointer-events: auto;
  }
  .tools .sp {
    flex: 1;
    pointer-events: none;
  }
  .ib {
    display: inline-grid;
    place-items: center;
    inline-size: 24px;
    block-size: 24px;
    padding: 0;
    border: 0;
    border-radius: var(--_radius-control);
    background: var(--_surface);
    color: var(--_ink-2);
    font: inherit;
    line-height: 1;
    cursor: default;
  }
  .ib:hover {
    background: var(--_hover);
    color: var(--_ink);
  }
  .wait {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    color: var(--_ink-3);
    font-size: 12px;
    line-height: 16px;
    pointer-events: none;
  }
  .under {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 14px;
    min-block-size: 16px;
    margin-block-start: 6px;
    font-size: 12px;
    line-height: 16px;
    color: var(--_ink-2);
  }
  .under > span {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }
  .under .sp {
    flex: 1;
  }
  svg.cat path {
    fill: var(--_c);
  }
  @media (hover: none) {
    .ib {
      min-block-size: 28px;
    }
  }
`;
