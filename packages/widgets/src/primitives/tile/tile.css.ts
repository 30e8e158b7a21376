import { css } from 'lit';

/** A tile of a pane (LOOK.md 3): 28 px figure, change in words, trend, target. A host puts hairlines between tiles. */
export const tileStyles = css`
  .tile {
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
    padding: 12px var(--_pad);
  }
  .tile .lb {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-size: 12px;
    line-height: 16px;
    color: var(--_ink-2);
  }
  .tile .vl {
    margin-block-start: 4px;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-size: 28px;
    line-height: 32px;
    font-weight: 600;
    letter-spacing: -0.02em;
  }
  .tile .vl small {
    margin-inline-start: 3px;
    font-size: 13px;
    line-height: 1;
    font-weight: 400;
    letter-spacing: 0;
    color: var(--_ink-2);
  }
  .tile .dl {
    display: flex;
    gap: 5px;
    align-items: center;
    min-block-size: 16px;
    margin-block-start: 2px;
    font-size: 12px;
    line-height: 16px;
    color: var(--_ink-2);
  }
  .tile .sk {
    min-block-size: 4px;
    margin-block-start: 10px;
  }
  .tile .tg {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-size: 11px;
    line-height: 16px;
    color: var(--_ink-3);
  }
  .tile.abs .vl {
    font-weight: 400;
    color: var(--_ink-3);
  }
  .tile .why {
    margin-block-start: 2px;
    font-size: 12px;
    line-height: 16px;
    color: var(--_ink-2);
    overflow-wrap: anywhere;
  }

  /* In a narrow list: name and figure, change and trend. */
  .tile.flat {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 4px 12px;
    align-items: center;
    padding-block: 8px;
  }
  .flat .lb {
    grid-area: 1 / 1;
  }
  .flat .vl {
    grid-area: 1 / 2;
    margin: 0;
    font-size: 20px;
    line-height: 24px;
    text-align: end;
  }
  .flat .dl {
    grid-area: 2 / 1;
    margin: 0;
    min-inline-size: 0;
  }
  .flat .sk {
    grid-area: 2 / 2;
    min-inline-size: 96px;
    margin: 0;
  }
  .flat .tg {
    display: none;
  }
  .flat .why {
    grid-column: 1 / -1;
    margin: 0;
  }
`;
