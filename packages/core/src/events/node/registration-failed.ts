import { defineEvent } from '../define-event.ts';
import { failureFields } from '../fields/failure.ts';
import { flag, identifier, optional } from '../meanings.ts';

/** A node could not be entered in the registry. */
export const nodeRegistrationFailed = defineEvent({
  type: 'onex.registry.node.registration_failed.v1',
  docs: 'A node could not be entered in the registry.',
  known: 'observed',
  producers: ['omnibase_infra registry'],
  key: 'nodeId',
  payload: {
    ...failureFields,
    nodeId: identifier(),
    consulSuccess: optional(flag()),
    postgresSuccess: optional(flag()),
  },
});
