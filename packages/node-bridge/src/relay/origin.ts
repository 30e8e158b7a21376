import { isLoopback } from '../config.ts';

/**
 * Whether a page of this origin may open a socket. Browsers send cookies and reach loopback from any page, so without this
 * a foreign site could read the streams of whoever visits it. Clients that are no browsers send no Origin and are let in.
 * - the configured origins; `*` is any;
 * - the bridge's own pages, told by Host. On loopback Host itself must be loopback: a foreign name that was made to
 *   resolve to 127.0.0.1 (DNS rebinding) would else pass as its own;
 * - where the bridge listens on loopback: pages of other loopback ports, as in development.
 */
export function originAllowed(
  origin: string | undefined,
  host: string | undefined,
  allowed: readonly string[] | null,
  listensOn: string,
): boolean {
  if (origin === undefined) return true;
  if (allowed?.includes('*') || allowed?.includes(origin)) return true;
  if (!URL.canParse(origin)) return false;
  const page = new URL(origin);
  if (isLoopback(listensOn)) {
    return isLoopback(page.hostname) && host !== undefined && isLoopback(host.replace(/:\d+$/, ''));
  }
  return host !== undefined && page.host === host;
}
