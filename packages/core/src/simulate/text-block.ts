/** Texts are written into blocks of this many bytes. */
const blockBytes = 65_536;
const encoder = new TextEncoder();

/**
 * Turns texts into bytes that lie next to each other in shared blocks: memory of its own for each of millions of records takes longer
 * than writing them. A slice keeps its whole block alive, so this is for records that live and die together.
 */
export function createTextBlock(): (text: string) => Uint8Array {
  let block = new Uint8Array(0);
  let next = 0;
  return (text) => {
    // One UTF-16 unit takes at most three bytes.
    const most = text.length * 3;
    if (most > blockBytes) return encoder.encode(text);
    if (next + most > block.length) {
      block = new Uint8Array(blockBytes);
      next = 0;
    }
    const start = next;
    next += encoder.encodeInto(text, block.subarray(start)).written;
    return block.subarray(start, next);
  };
}
