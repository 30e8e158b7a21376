import type { Reject } from '../envelope.ts';
import { isCloudEvent, readBinaryCloudEvent, readCloudEvent } from './cloud-events.ts';
import { isCoderEvent, readCoderEvent } from './coder-events.ts';
import { fillFromDeadLetter, originalKeyOf, unwrapDeadLetter } from './dead-letters.ts';
import { type Body, type Draft, isBody, place, said, type WireShape } from './draft.ts';
import { readFlat } from './flat.ts';
import { type Headers, isBinaryCloudEvent } from './headers.ts';
import { isOnexEnvelope, readOnexEnvelope } from './onex-envelope.ts';
import { notAnObject } from './problems.ts';
import { isRecording, unwrapRecording } from './recording.ts';

/** Reads a body by the one wire shape that fits, out of its recording line or dead letter where it stands in one. */
export const everyShape: WireShape = (draft: Draft, parsed: unknown, headers: Headers): Reject | null => {
  let body = parsed;
  let recording: Body | null = null;
  let letter: Body | null = null;
  if (isBinaryCloudEvent(headers)) {
    readBinaryCloudEvent(draft, headers, body);
    return null;
  }
  if (isBody(body) && isRecording(body)) {
    recording = body;
    body = unwrapRecording(draft, body);
  }
  const originalKey = isBody(body) ? originalKeyOf(body) : undefined;
  if (originalKey !== undefined) {
    letter = body as Body;
    body = unwrapDeadLetter(draft, letter, originalKey);
  }
  if (!isBody(body))
    return notAnObject(body, originalKey !== undefined ? `$.${originalKey}` : recording === null ? '$' : '$.value');
  if (isCloudEvent(body)) readCloudEvent(draft, body);
  else if (isOnexEnvelope(body)) readOnexEnvelope(draft, body);
  else if (isCoderEvent(body)) readCoderEvent(draft, body);
  else readFlat(draft, body);
  if (letter !== null) fillFromDeadLetter(draft, letter);
  if (recording !== null) {
    draft.origin ??= 'recorded';
    if (Number.isNaN(draft.time)) place(draft, said.time, recording.timestamp);
  }
  return null;
};
