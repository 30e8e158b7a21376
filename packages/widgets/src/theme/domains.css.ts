// Made by scripts/theme.mjs from tokens.json. Do not edit.
import { css } from 'lit';

/** Colours of domains (`--_domain-agent`), for panes that tell domains apart; needs `tokens`. */
export const domainTokens = css`
:host {
  --_domain-intelligence: var(--sg-domain-intelligence, var(--_series-1));
  --_domain-agent: var(--sg-domain-agent, var(--_series-3));
  --_domain-code: var(--sg-domain-code, var(--_series-5));
  --_domain-metadata: var(--sg-domain-metadata, var(--_series-2));
  --_domain-database: var(--sg-domain-database, var(--_series-7));
  --_domain-consul: var(--sg-domain-consul, var(--_series-6));
  --_domain-vault: var(--sg-domain-vault, var(--_series-8));
  --_domain-bridge: var(--sg-domain-bridge, var(--_series-4));
}
`;
