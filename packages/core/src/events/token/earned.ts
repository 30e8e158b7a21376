import { defineEvent } from '../define-event.ts';
import { choice, identifier, optional, signedUnits, text, units } from '../meanings.ts';

/** An account earned tokens or credits. */
export const tokenEarned = defineEvent({
  type: 'omninode.token.earned.v1',
  docs: 'An account earned tokens or credits.',
  known: 'inferred',
  producers: ['omninode token ledger'],
  key: 'accountId',
  payload: {
    accountId: identifier('agent_name'),
    amount: units(),
    unit: optional(choice(['token', 'credit'])),
    reason: optional(text()),
    referenceId: optional(identifier()),
    balanceAfter: optional(signedUnits()),
  },
});
