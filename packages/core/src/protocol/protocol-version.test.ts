import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import * as z from 'zod/mini';
import { closeCodes } from './close-codes.ts';
import { canonicalJson } from './digest.ts';
import { downSchema } from './down.ts';
import { upSchema } from './up.ts';
import { rates, subprotocol } from './version.ts';

/**
 * The protocol, pinned. When this test fails, the frames changed. A change that an old client or an old server cannot
 * ignore (a field gone, a new meaning, a new required field) needs a new name in `version.ts`; what both may ignore (a new
 * optional field, a new kind of frame) does not. Either way say it in docs/protocol.md, then put the new hash here.
 */
const pinned = { subprotocol: 'streamglass.v1', hash: 'fec6d7bd6feaed18' };

test('the frames are the ones that the version names', () => {
  const protocol = { up: z.toJSONSchema(upSchema), down: z.toJSONSchema(downSchema), closeCodes, rates };
  const hash = createHash('sha256').update(canonicalJson(protocol)).digest('hex').slice(0, 16);
  assert.deepEqual({ subprotocol, hash }, pinned);
});
