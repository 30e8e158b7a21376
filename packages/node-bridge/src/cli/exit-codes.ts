import { StreamglassError } from '@streamglass/core/lib';

/** What was asked wrongly: it exits 2, so that 1 is left for what was rejected. */
const askedWrongly = new Set([
  'bad-config',
  'bad-scenarios',
  'duplicate-type',
  'file-unreadable',
  'unknown-event',
  'unknown-topic',
]);

/** The exit code for an error. */
export const exitCodeOf = (error: unknown): 1 | 2 =>
  error instanceof StreamglassError && askedWrongly.has(error.code) ? 2 : 1;
