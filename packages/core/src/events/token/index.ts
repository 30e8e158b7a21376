export { tokenBalanceUpdated } from './balance-updated.ts';
export { tokenConsumed } from './consumed.ts';
export { tokenEarned } from './earned.ts';
export { tokenUsageRecorded } from './usage-recorded.ts';
