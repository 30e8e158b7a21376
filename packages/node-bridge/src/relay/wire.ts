/**
 * One text frame of a server as it stands on the wire (RFC 6455, unmasked, final). A frame of a shared view is made once and
 * the same bytes are written to every socket: `ws.send` would make the header again for each, and write twice.
 */
export function frameText(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const head = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(head + length);
  frame[0] = 0x81;
  if (head === 2) frame[1] = length;
  else if (head === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeUInt32BE(0, 2);
    frame.writeUInt32BE(length, 6);
  }
  frame.write(text, head);
  return frame;
}

/**
 * Several frames as the bytes of one write. Viewers of one dashboard get the same frames in a tick, so the joined bytes are
 * kept until its end and shared: no copy for each socket.
 */
export class JoinedFrames {
  readonly #byFirst = new Map<Buffer, { readonly frames: readonly Buffer[]; readonly bytes: Buffer }>();

  join(frames: readonly Buffer[]): Buffer {
    const [first] = frames;
    if (first === undefined || frames.length === 1) return first ?? Buffer.alloc(0);
    const known = this.#byFirst.get(first);
    if (known && sameFrames(known.frames, frames)) return known.bytes;
    const bytes = Buffer.concat(frames);
    this.#byFirst.set(first, { frames, bytes });
    return bytes;
  }

  /** The tick is over. */
  clear(): void {
    this.#byFirst.clear();
  }
}

function sameFrames(a: readonly Buffer[], b: readonly Buffer[]): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index += 1) if (a[index] !== b[index]) return false;
  return true;
}
