import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { StreamglassError } from '@streamglass/core/lib';
import * as z from 'zod';

/**
 * Where a tail stands, for whichever bridge it asks next: the next offset of each partition, sealed with AES-256-GCM. The
 * seal is the signature; it also hides the vector, because topic names may hold the names of other tenants. It carries no
 * rights: what a tail may see is decided by the viewer's own token.
 */
export interface Position {
  /** Log time up to which the tail was complete, ms; null: nothing was read yet. */
  readonly at: number | null;
  /** Next offset (decimal string) by `topic#incarnation/partition`. */
  readonly next: Readonly<Record<string, string>>;
}

const positionSchema = z.object({
  at: z.number().nullable(),
  next: z.record(z.string(), z.string().regex(/^\d{1,20}$/)),
});

export interface PositionSeal {
  seal(position: Position): string;
  /** @throws `bad-token` when it was not sealed with this secret, or was changed. */
  open(token: string): Position;
}

export function createPositionSeal(secret: string | Uint8Array): PositionSeal {
  const key = new Uint8Array(hkdfSync('sha256', secret, 'streamglass', 'tail position 1', 32));
  return {
    seal(position) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const body = Buffer.concat([cipher.update(JSON.stringify(position)), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
    },
    open(token) {
      try {
        const bytes = Buffer.from(token, 'base64url');
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
        decipher.setAuthTag(bytes.subarray(12, 28));
        const text = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString();
        return positionSchema.parse(JSON.parse(text));
      } catch (cause) {
        throw new StreamglassError('bad-token', 'The position of the tail cannot be read: it was sealed elsewhere', {
          hint: 'Bridges that share tails need the same --tail-secret. Without a position a tail begins now.',
          cause,
        });
      }
    },
  };
}
