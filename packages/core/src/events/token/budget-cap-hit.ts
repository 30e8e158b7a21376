import { defineEvent } from '../define-event.ts';
import { flag, identifier, optional, text, units } from '../meanings.ts';

// Producer and consumer disagree about every name; both are read. Only the producer’s is in tokens for certain.

/** A run reached the end of its budget. */
export const tokenBudgetCapHit = defineEvent({
  type: 'onex.evt.omniclaude.budget-cap-hit.v1',
  docs: 'A run reached the end of its budget.',
  known: 'observed',
  producers: ['omniclaude pipelines'],
  key: 'correlationId',
  payload: {
    runId: optional(identifier('pipeline_id')),
    used: optional(units('tokens_used', 'current_value')),
    budget: optional(units('tokens_budget', 'cap_value')),
    budgetType: optional(identifier()),
    capReason: optional(text()),
    capHit: optional(flag()),
    repoName: optional(identifier('repo')),
  },
});
