import { defineEvent } from '../define-event.ts';
import { identifier, optional, signedUnits, text } from '../meanings.ts';

/** The balance of an account changed. */
export const tokenBalanceUpdated = defineEvent({
  type: 'omninode.token.balance.updated.v1',
  docs: 'The balance of an account changed.',
  known: 'inferred',
  producers: ['omninode token ledger'],
  key: 'accountId',
  payload: {
    accountId: identifier('agent_name'),
    balance: signedUnits(),
    previousBalance: optional(signedUnits()),
    delta: optional(signedUnits()),
    reason: optional(text()),
  },
});
