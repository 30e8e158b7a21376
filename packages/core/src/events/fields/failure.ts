import { count, flag, identifier, json, milliseconds, optional, seconds, text } from '../meanings.ts';

/** What went wrong. Producers state different parts of it, so none is required. */
export const failureFields = {
  errorMessage: optional(text('error', 'message')),
  errorCode: optional(identifier('error_type')),
  errorDetails: optional(json('error_context')),
  retryAllowed: optional(flag('is_retryable', 'retry_recommended', 'retry_eligible')),
  retryCount: optional(count()),
  retryAfterMs: optional(milliseconds(seconds('retry_after_seconds', 'suggested_retry_delay_seconds'))),
  suggestedAction: optional(text()),
};
