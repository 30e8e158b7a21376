/**
 * Close codes. 4400–4499 are terminal: the same client would fail again. 4500–4599 ask the client to come back.
 * The range decides, so an old client handles a new code.
 */
export const closeCodes = {
  badFrame: 4400,
  unauthenticated: 4401,
  forbidden: 4403,
  outOfOrder: 4409,
  frameTooLarge: 4413,
  internal: 4500,
  draining: 4501,
  slowReader: 4502,
  tokenExpired: 4503,
  helloTimeout: 4508,
  tooManyConnections: 4529,
} as const;

/** True when a client must not reconnect by itself after this close code. */
export const isTerminal = (code: number): boolean => code >= 4400 && code <= 4499;
