import { createPublicKey, createSecretKey, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { StreamglassError } from '@streamglass/core/lib';
import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { Config } from './config.ts';

/** Who is at the other end, and what may reach them. */
export interface Identity {
  /** The token's `sub`; null without authentication. */
  readonly subject: string | null;
  /** Tenants they may see, sorted; null: all. */
  readonly tenants: readonly string[] | null;
  /** `source.view`, `source.*`, `tail`; null: all. */
  readonly views: readonly string[] | null;
  /** ms; null: never. */
  readonly expiresAt: number | null;
}

/**
 * Checks the token of a `hello`. Without a key everyone is let in, which the configuration allows on loopback only.
 * @throws `unauthenticated` (no or a wrong token), `token-expired`, `forbidden` (names no tenant), `auth-unavailable`
 */
export type Authenticate = (token: string | undefined) => Promise<Identity>;

type AuthConfig = Pick<
  Config,
  'jwtSecret' | 'jwtPublicKey' | 'jwksUrl' | 'jwtIssuer' | 'jwtAudience' | 'jwtTenantsClaim' | 'jwtViewsClaim'
>;

const everyone: Identity = { subject: null, tenants: null, views: null, expiresAt: null };
/** Between the clock of the issuer and ours. */
const toleranceSeconds = 5;

export function createAuthenticate(config: AuthConfig, now: () => number): Authenticate {
  const verify = verifier(config, now);
  if (!verify) return async () => everyone;
  return async (token) => {
    if (token === undefined || token === '') {
      throw new StreamglassError('unauthenticated', 'This bridge wants a token, and hello had none', {
        hint: 'Give the client a token or the pane a token-url.',
      });
    }
    return identityOf(await verify(token).catch(explain), config);
  };
}

function verifier(config: AuthConfig, now: () => number): ((token: string) => Promise<JWTPayload>) | null {
  const found = keyOf(config);
  if (!found) return null;
  const options = () => ({
    algorithms: found.algorithms,
    clockTolerance: toleranceSeconds,
    currentDate: new Date(now()),
    ...(config.jwtIssuer === null ? {} : { issuer: config.jwtIssuer }),
    ...(config.jwtAudience === null ? {} : { audience: config.jwtAudience }),
  });
  const { key } = found;
  return async (token) =>
    (typeof key === 'function' ? await jwtVerify(token, key, options()) : await jwtVerify(token, key, options()))
      .payload;
}

/** Each kind of key allows its own algorithms only, so that a public key is never taken for a shared secret. */
function keyOf(config: AuthConfig): { key: KeyObject | JWTVerifyGetKey; algorithms: string[] } | null {
  if (config.jwtSecret !== null) return { key: createSecretKey(Buffer.from(config.jwtSecret)), algorithms: ['HS256'] };
  if (config.jwtPublicKey !== null) return { key: readPublicKey(config.jwtPublicKey), algorithms: ['RS256'] };
  if (config.jwksUrl !== null) {
    const key = createRemoteJWKSet(new URL(config.jwksUrl), { timeoutDuration: 5_000, cooldownDuration: 10_000 });
    return { key, algorithms: ['RS256', 'PS256', 'ES256', 'EdDSA'] };
  }
  return null;
}

function readPublicKey(pemOrPath: string): KeyObject {
  const pem = pemOrPath.includes('-----BEGIN') ? pemOrPath.replaceAll('\\n', '\n') : readPem(pemOrPath);
  try {
    const key = createPublicKey(pem);
    if (key.asymmetricKeyType === 'rsa') return key;
    throw new Error(`it is of type ${key.asymmetricKeyType ?? 'unknown'}`);
  } catch (cause) {
    throw new StreamglassError('bad-config', '--jwt-public-key: this is no RSA public key in PEM', {
      hint: 'openssl rsa -in private.pem -pubout writes one. For other kinds of keys use --jwks-url.',
      cause,
    });
  }
}

function readPem(path: string): string {
  if (existsSync(path)) return readFileSync(path, 'utf8');
  throw new StreamglassError('bad-config', `--jwt-public-key: there is no file ${path}`, {
    hint: 'Give the path of a PEM file, or its text beginning with -----BEGIN PUBLIC KEY-----.',
  });
}

function explain(error: unknown): never {
  if (error instanceof errors.JWTExpired) {
    throw new StreamglassError('token-expired', 'The token has expired', {
      hint: 'Fetch a fresh one; the client does so by itself where it has a token source.',
      retryable: true,
    });
  }
  if (error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError)) {
    throw new StreamglassError('auth-unavailable', 'The keys of the issuer cannot be had now', {
      hint: 'Check --jwks-url and the network of the bridge.',
      retryable: true,
      cause: error,
    });
  }
  const reason =
    error instanceof errors.JWTClaimValidationFailed
      ? `its claim ${error.claim} is not what this bridge wants`
      : error instanceof errors.JWSSignatureVerificationFailed || error instanceof errors.JWKSNoMatchingKey
        ? 'its signature does not match the key of this bridge'
        : error instanceof errors.JOSEAlgNotAllowed
          ? 'its algorithm is not the one of this bridge'
          : 'it is no valid JWT';
  throw new StreamglassError('unauthenticated', `The token is refused: ${reason}`, {
    hint: 'Check issuer, audience and signing key of whoever made the token.',
    cause: error,
  });
}

function identityOf(payload: JWTPayload, config: AuthConfig): Identity {
  const tenants = listIn(payload[config.jwtTenantsClaim]);
  if (tenants === null || tenants.length === 0) {
    throw new StreamglassError('forbidden', `The token names no tenant in its claim ${config.jwtTenantsClaim}`, {
      hint: 'Let the issuer list the tenants that the viewer may see, or "*" for all.',
    });
  }
  return {
    subject: payload.sub ?? null,
    tenants: tenants.includes('*') ? null : [...new Set(tenants)].sort(),
    views: listIn(payload[config.jwtViewsClaim]),
    expiresAt: payload.exp === undefined ? null : payload.exp * 1_000,
  };
}

/** A claim that lists things: an array of strings, or one string with spaces or commas between. */
function listIn(claim: unknown): readonly string[] | null {
  const parts: readonly unknown[] | null = Array.isArray(claim)
    ? claim
    : typeof claim === 'string'
      ? claim.split(/[\s,]+/)
      : null;
  return parts === null ? null : parts.filter((part) => typeof part === 'string' && part !== '').map(String);
}

/** Whether an identity may look at a view, or at `tail`. */
export function mayView({ views }: Identity, view: string): boolean {
  return (
    views === null ||
    views.some((one) => one === '*' || one === view || (one.endsWith('.*') && view.startsWith(one.slice(0, -1))))
  );
}
