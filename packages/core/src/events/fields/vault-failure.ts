import { count, flag, identifier, milliseconds, optional, redacted, seconds, secret } from '../meanings.ts';

/** What went wrong with a secret: as elsewhere, but words are masked where they quote paths or tokens, and details are left out. */
export const vaultFailureFields = {
  errorMessage: optional(redacted('error', 'message')),
  errorCode: optional(identifier('error_type')),
  errorDetails: optional(secret('error_context')),
  retryAllowed: optional(flag('is_retryable', 'retry_recommended')),
  retryCount: optional(count()),
  retryAfterMs: optional(milliseconds(seconds('retry_after_seconds'))),
  suggestedAction: optional(redacted()),
};
