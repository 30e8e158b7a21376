import { css } from 'lit';

/** A text field with an icon in front, and the bar of controls in which it stands. */
export const fieldStyles = css`
  .ctl {
    display: flex;
    gap: 4px;
    align-items: center;
    min-block-size: 32px;
    padding: 2px var(--_pad) 4px;
    font-size: 12px;
    line-height: 16px;
  }
  .ctl .note {
    margin-inline: 8px;
    color: var(--_ink-3);
    white-space: nowrap;
  }
  .field {
    display: flex;
    flex: 0 1 240px;
    gap: 6px;
    align-items: center;
    min-inline-size: 96px;
    block-size: var(--_control);
    padding-inline: 6px;
    border: 1px solid var(--_line-control);
    border-radius: var(--_radius-control);
    color: var(--_ink-3);
  }
  .field:focus-within {
    outline: 2px solid var(--_accent);
    outline-offset: 1px;
  }
  .field svg.i {
    inline-size: 14px;
    block-size: 14px;
  }
  .field input {
    flex: 1;
    min-inline-size: 0;
    padding: 0;
    border: 0;
    background: none;
    color: var(--_ink);
    font: inherit;
    outline: none;
    appearance: none;
  }
  input::placeholder {
    color: var(--_ink-3);
    opacity: 1;
  }
  input[type='search']::-webkit-search-cancel-button {
    display: none;
  }
  .ctl .ib {
    flex: none;
  }
  @container pane (max-width: 399px) {
    .ctl {
      flex-wrap: wrap;
    }
    .ctl:empty {
      min-block-size: 50px;
    }
    .field {
      flex: 1 1 96px;
    }
    .ctl .sp {
      display: none;
    }
    .ctl .note {
      flex: 0 0 100%;
      order: 1;
      margin: 0;
    }
  }
`;
