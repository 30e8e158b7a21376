export { tokenBalanceUpdated } from './balance-updated.ts';
export { tokenBudgetCapHit } from './budget-cap-hit.ts';
export { tokenConsumed } from './consumed.ts';
export { tokenEarned } from './earned.ts';
export { tokenSavingsEstimated } from './savings-estimated.ts';
export { tokenUsageRecorded } from './usage-recorded.ts';
