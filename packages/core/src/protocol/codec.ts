import { StreamglassError } from '../lib/errors.ts';
import { type Down, downSchema } from './down.ts';
import { type Up, upSchema } from './up.ts';

/** One frame as the text that travels: one JSON object. */
export const encode = (frame: Up | Down): string => JSON.stringify(frame);

/**
 * Reads a frame of a client. For servers and tools; it checks everything, by schema.
 * @throws `bad-frame` with the first thing that is wrong: not JSON, unknown `op`, wrong field.
 */
export const decodeUp = (text: string): Up => decode(text, upSchema);
/** Reads a frame of a server, by schema. The client has its own, smaller reader: `reader.ts`. @throws `bad-frame` */
export const decodeDown = (text: string): Down => decode(text, downSchema);

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}
interface Schema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false; error: { issues: readonly Issue[] } };
}

function decode<T>(text: string, schema: Schema<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new StreamglassError('bad-frame', `Frame is not JSON: ${excerpt(text)}`, {
      hint: 'Send one JSON object per text frame.',
      cause,
    });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const path = issue?.path.map(String).join('.') || '$';
  throw new StreamglassError(
    'bad-frame',
    `Frame is wrong at ${path} (${issue?.message ?? 'invalid'}): ${excerpt(text)}`,
    {
      hint: 'See docs/protocol.md for the frames.',
    },
  );
}

const excerpt = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)}…` : text);
