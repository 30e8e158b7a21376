import { defineEvent } from '../define-event.ts';
import { choice, identifier, optional, signedUnits, text, units } from '../meanings.ts';

/** An account spent tokens or credits. */
export const tokenConsumed = defineEvent({
  type: 'omninode.token.consumed.v1',
  docs: 'An account spent tokens or credits.',
  known: 'inferred',
  producers: ['omninode token ledger'],
  key: 'accountId',
  payload: {
    accountId: identifier('agent_name'),
    amount: units(),
    unit: optional(choice(['token', 'credit'])),
    reason: optional(text()),
    model: optional(identifier()),
    provider: optional(identifier()),
    balanceAfter: optional(signedUnits()),
  },
});
