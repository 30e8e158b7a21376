import { css } from 'lit';

/** A row of definition pairs cut by hairlines. */
export const figureStyles = css`
  .figs {
    display: grid;
    /* Four in a row, fewer where a browser enlarges text alone. */
    grid-template-columns: repeat(auto-fill, minmax(max(7em, 20.1%), 1fr));
    row-gap: 10px;
    margin: 0;
  }
  .figs > div {
    min-inline-size: 0;
    padding: 2px 16px;
    border-inline-start: 1px solid var(--_line);
  }
  .figs > div:first-child {
    padding-inline-start: 0;
    border: 0;
  }
  .figs dt,
  .figs .fig,
  .figs .sub {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .figs dt {
    font-size: 12px;
    line-height: 16px;
    color: var(--_ink-2);
  }
  .figs dd {
    margin: 0;
    white-space: nowrap;
  }
  .figs .fig {
    margin-block-start: 2px;
    font-size: 20px;
    line-height: 24px;
    font-weight: 600;
    letter-spacing: -0.01em;
  }
  .figs .fig small {
    font-size: 13px;
    line-height: 1;
    font-weight: 400;
    letter-spacing: 0;
    color: var(--_ink-2);
  }
  .figs .fig.absent {
    color: var(--_ink-3);
    font-weight: 400;
  }
  .figs .sub {
    font-size: 11px;
    line-height: 16px;
    color: var(--_ink-3);
  }
  @container pane (max-width: 719px) {
    .figs > div {
      padding-inline: 12px 8px;
    }
  }
  @container pane (max-width: 399px) {
    .figs {
      grid-template-columns: 1fr 1fr;
    }
    .figs > div:nth-child(odd) {
      padding-inline-start: 0;
      border: 0;
    }
  }
`;
