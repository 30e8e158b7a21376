import { defineEvent } from '../define-event.ts';
import { flag, identifier, list, optional, ratio, record, signedUnits, tokens, usd } from '../meanings.ts';

/** What a session saved in tokens and money was estimated. */
export const tokenSavingsEstimated = defineEvent({
  type: 'onex.evt.omnibase-infra.savings-estimated.v1',
  docs: 'What a session saved in tokens and money was estimated.',
  known: 'observed',
  producers: ['omnibase_infra savings'],
  key: 'sessionId',
  payload: {
    sessionId: identifier(),
    actualTokens: optional(tokens('actual_total_tokens')),
    actualCostUsd: optional(usd()),
    actualModel: optional(identifier('actual_model_id')),
    counterfactualModel: optional(identifier('counterfactual_model_id')),
    directSavingsUsd: optional(usd()),
    directTokensSaved: optional(signedUnits()),
    totalSavingsUsd: optional(usd('estimated_total_savings_usd')),
    totalTokensSaved: optional(signedUnits('estimated_total_tokens_saved')),
    categories: optional(list(record({ name: identifier(), savingsUsd: optional(usd()) }))),
    directConfidence: optional(ratio()),
    heuristicConfidence: optional(ratio('heuristic_confidence_avg')),
    estimationMethod: optional(identifier()),
    treatmentGroup: optional(identifier()),
    isMeasured: optional(flag()),
    completenessStatus: optional(identifier()),
    pricingManifestVersion: optional(identifier()),
  },
});
