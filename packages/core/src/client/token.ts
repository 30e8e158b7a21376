/** A token and, as far as its issuer says so, whom it names and until when it is good (ms since the epoch). */
export interface Token {
  readonly token: string;
  readonly subject?: string;
  readonly expiresAt?: number;
}
/** Asked for each connection, and again before the token expires. Never put a token into an attribute or a URL. */
export type TokenSource = () => Promise<Token | string> | Token | string;

export const asToken = (given: Token | string): Token => (typeof given === 'string' ? { token: given } : given);

/** Codes after which asking again by itself is of no use. */
export const isRefusal = (error: unknown): boolean => {
  const code = (error as { code?: unknown } | null)?.code;
  return code === 'unauthenticated' || code === 'forbidden';
};

/** How long before its end a token is renewed: a fifth of its life, at most a minute. */
export const refreshBeforeMs = (lifeMs: number): number => Math.min(60_000, lifeMs / 5);
