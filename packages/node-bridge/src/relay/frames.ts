import { type Up, upSchema } from '@streamglass/core/protocol';
import { depthOf } from '../json-depth.ts';

export interface BadFrame {
  readonly kind: 'bad';
  /** The request it names, when that can be told. */
  readonly id: number | null;
  readonly code: 'bad-frame' | 'unknown-op' | 'filter-too-large';
  readonly message: string;
  readonly hint: string;
}

/** Deepest frame: a filter of 32 levels, each an object in a list, and what holds it. */
const maxDepth = 80;
const ops = new Set<string>(upSchema.def.options.flatMap((option) => option.shape.op.def.values));

/** Reads one frame of a client: total, it never throws. */
export function readFrame(text: string): { readonly kind: 'frame'; readonly frame: Up } | BadFrame {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return bad(null, 'bad-frame', 'The frame is not JSON', 'Send one JSON object per text frame.');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !('op' in value)) {
    return bad(null, 'bad-frame', 'The frame is no object with op', 'Send one JSON object per text frame.');
  }
  const id =
    'id' in value && typeof value.id === 'number' && Number.isInteger(value.id) && value.id >= 0 ? value.id : null;
  // Text only: an object may bring a `toString` of its own that fails.
  const op = typeof value.op === 'string' ? value.op.slice(0, 40) : null;
  if (op === null || !ops.has(op)) {
    const said = op === null ? 'that is no text' : JSON.stringify(op);
    return bad(id, 'unknown-op', `This bridge knows no op ${said}`, `It knows ${[...ops].join(', ')}.`);
  }
  if (depthOf(value, maxDepth) >= maxDepth) {
    return bad(id, 'filter-too-large', `The frame is nested ${maxDepth} levels or deeper`, 'Use a flatter filter.');
  }
  const parsed = upSchema.safeParse(value);
  if (parsed.success) return { kind: 'frame', frame: parsed.data };
  const [issue] = parsed.error.issues;
  const path = issue?.path.map(String).join('.') || 'op';
  return bad(
    id,
    'bad-frame',
    `${op} is wrong at ${path}: ${issue?.message ?? 'invalid'}`,
    'docs/protocol.md says what each frame holds.',
  );
}

const bad = (id: number | null, code: BadFrame['code'], message: string, hint: string): BadFrame => ({
  kind: 'bad',
  id,
  code,
  message,
  hint,
});
