import type { Draft } from './draft.ts';

/**
 * Shape K: a recording line. It wraps the body as it stood in the log and says which topic that was; the body has a
 * shape of its own.
 */
export function isRecording(body: Readonly<Record<string, unknown>>): boolean {
  return body.relativeMs !== undefined && typeof body.topic === 'string' && body.value !== undefined;
}

/** The wrapped body, and into the draft where it came from. */
export function unwrapRecording(draft: Draft, body: Readonly<Record<string, unknown>>): unknown {
  draft.topic = body.topic as string;
  return body.value;
}
