/** Why something failed, as producers word it: code, words for people, what they suggest. */
export type Reason = readonly [errorCode: string, errorMessage: string, suggestedAction: string];

/** The fields of a failure. Whether it is worth another try goes by the reason: what timed out may work the next time. */
export function failure([errorCode, errorMessage, suggestedAction]: Reason, retryCount = 0) {
  const retryAllowed = /TIMEOUT|UNAVAILABLE|CONNECTION|RATE|CONFLICT/.test(errorCode);
  return {
    errorCode,
    errorMessage,
    suggestedAction,
    retryAllowed,
    retryCount,
    ...(retryAllowed ? { retryAfterMs: 1000 * 2 ** retryCount } : {}),
  };
}

export const timedOut: Reason = ['TIMEOUT', 'no answer in time', 'try again with less at once'];
export const unavailable: Reason = ['SERVICE_UNAVAILABLE', 'the service does not answer', 'look at its health'];
