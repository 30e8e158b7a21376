/** Options of a {@link StreamglassError}. */
export interface ErrorDetails {
  /** What to do about it, in one sentence. */
  readonly hint?: string;
  /** True when the same call may succeed later without any change. */
  readonly retryable?: boolean;
  readonly cause?: unknown;
}

/**
 * The one error class of the kit. `code` is stable and machine-readable (`bad-range`, `unknown-view`, …);
 * the message holds the value that was wrong, `hint` the cure.
 */
export class StreamglassError extends Error {
  readonly code: string;
  readonly hint: string | undefined;
  readonly retryable: boolean;

  constructor(code: string, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'StreamglassError';
    this.code = code;
    this.hint = details.hint;
    this.retryable = details.retryable ?? false;
  }
}
