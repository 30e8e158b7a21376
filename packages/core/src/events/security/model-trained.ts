import { defineEvent } from '../define-event.ts';
import { count, identifier, milliseconds, optional, ratio } from '../meanings.ts';

/** A model that detects threats was trained. */
export const securityModelTrained = defineEvent({
  type: 'security.model.trained.v1',
  docs: 'A model that detects threats was trained.',
  known: 'inferred',
  producers: ['PhantomMesh automation'],
  key: 'correlationId',
  legacy: ['model_trained'],
  duration: 'durationMs',
  payload: {
    model: optional(identifier('model_name', 'model_id')),
    version: optional(identifier()),
    accuracy: optional(ratio()),
    sampleCount: optional(count('samples')),
    durationMs: optional(milliseconds()),
  },
});
