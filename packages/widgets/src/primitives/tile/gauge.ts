import { html, type TemplateResult } from 'lit';
import { setStyle } from '../../base/set-style.ts';

/** A short bar for a share, 0..1; beside its number, so it has no name of its own. `mark` draws where enough would be. */
export const gauge = (
  share: number,
  options: { readonly wide?: boolean; readonly mark?: boolean } = {},
): TemplateResult =>
  html`<span class="gauge ${options.wide ? 'fill' : ''}" aria-hidden="true"
    ><i ${setStyle({ 'inline-size': `${Math.min(100, Math.max(0, share * 100))}%` })}></i>${options.mark ? html`<s></s>` : ''}</span
  >`;
