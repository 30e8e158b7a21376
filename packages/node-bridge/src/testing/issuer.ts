import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { exportJWK, SignJWT } from 'jose';

export interface Claims {
  readonly sub?: string;
  readonly tenants?: unknown;
  readonly views?: unknown;
  readonly issuer?: string;
  readonly audience?: string;
  /** Seconds from now; negative: expired. */
  readonly expiresIn?: number;
  readonly algorithm?: 'HS256' | 'RS256';
}

/** Makes tokens as an identity provider would: HS256 by a secret, RS256 by a key pair that it can also serve as JWKS. */
export function createTestIssuer() {
  const secret = randomBytes(32).toString('hex');
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    secret,
    publicPem: String(publicKey.export({ type: 'spki', format: 'pem' })),
    token(claims: Claims = {}): Promise<string> {
      const {
        sub = 'viewer-1',
        tenants = ['default'],
        views,
        issuer,
        audience,
        expiresIn = 600,
        algorithm = 'HS256',
      } = claims;
      const jwt = new SignJWT({ tenants, ...(views === undefined ? {} : { views }) })
        .setProtectedHeader({ alg: algorithm, kid: 'test' })
        .setSubject(sub)
        .setExpirationTime(Math.floor(Date.now() / 1_000) + expiresIn);
      if (issuer !== undefined) jwt.setIssuer(issuer);
      if (audience !== undefined) jwt.setAudience(audience);
      return jwt.sign(algorithm === 'HS256' ? Buffer.from(secret) : privateKey);
    },
    /** Serves the public key on a free port of loopback. */
    async serveKeys() {
      const keys = [{ ...(await exportJWK(publicKey)), kid: 'test', alg: 'RS256', use: 'sig' }];
      const server = createServer((_, response) => {
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify({ keys }));
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      return {
        url: `http://127.0.0.1:${port}/jwks.json`,
        close() {
          server.closeAllConnections();
          server.close();
        },
      };
    },
  };
}
