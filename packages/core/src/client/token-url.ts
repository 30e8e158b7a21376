import { StreamglassError } from '../lib/errors.ts';
import { isObject } from '../protocol/json.ts';
import type { TokenSource } from './token.ts';

const sources = new Map<string, TokenSource>();

/**
 * A token source that asks an address of the host page, with cookies, for `{token, subject?, expiresAt?}`.
 * @throws `unauthenticated` (401), `forbidden` (403), `no-token` otherwise
 */
export function tokenFromUrl(url: string): TokenSource {
  const known = sources.get(url);
  if (known) return known;
  const source: TokenSource = async () => {
    const response = await fetch(url, { credentials: 'include', headers: { accept: 'application/json' } });
    if (!response.ok) {
      const code = { 401: 'unauthenticated', 403: 'forbidden' }[response.status] ?? 'no-token';
      throw new StreamglassError(code, `${url} answered ${response.status}.`, { retryable: code === 'no-token' });
    }
    const body: unknown = await response.json();
    if (!isObject(body) || typeof body.token !== 'string') {
      throw new StreamglassError('no-token', `${url} answered no token.`, {
        hint: 'It must answer {"token": "…", "subject": "…", "expiresAt": <ms since the epoch>}.',
      });
    }
    const { token, subject, expiresAt } = body;
    return {
      token,
      ...(typeof subject === 'string' && { subject }),
      ...(typeof expiresAt === 'number' && { expiresAt }),
    };
  };
  sources.set(url, source);
  return source;
}
