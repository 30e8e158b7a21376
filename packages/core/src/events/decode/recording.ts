import { type Draft, keepWrapper } from './draft.ts';
import { openText } from './text.ts';

/**
 * Shape K: a recording line. It wraps the body as it stood in the log and says which topic that was; the body has a
 * shape of its own.
 */
export function isRecording(body: Readonly<Record<string, unknown>>): boolean {
  return body.relativeMs !== undefined && typeof body.topic === 'string' && body.value !== undefined;
}

/** The wrapped body, also where it stands as JSON in text, and into the draft where it came from. */
export function unwrapRecording(draft: Draft, body: Readonly<Record<string, unknown>>): unknown {
  if (body.topic !== '') draft.topic = body.topic as string;
  keepWrapper(draft, '$recording', body, 'value');
  return openText(body.value);
}
