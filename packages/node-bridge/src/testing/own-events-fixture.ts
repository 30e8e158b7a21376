import { defineEvent, identifier, milliseconds, optional } from '@streamglass/core/events';

/** An event of nobody's tree, for tests of `--events`. */
export const buildFinished = defineEvent({
  type: 'acme.build.finished.v1',
  docs: 'A build ended.',
  known: 'observed',
  producers: ['acme builder'],
  key: 'buildId',
  duration: 'tookMs',
  payload: { buildId: identifier('id'), tookMs: optional(milliseconds('elapsed')) },
});
