interface Entry {
  readonly prev: number;
  readonly text: string;
}

/** The newest encoded patches of a shared view, in sequence, for those who resume. */
export interface PatchRing {
  /** Characters held. */
  readonly length: number;
  /** Adds a patch and drops the oldest ones beyond `limit` characters: a longer way back than a snapshot is none. */
  add(prev: number, text: string, limit: number): void;
  /** The patches from `seq` on; null when the one that builds on `seq` is not held any more. */
  since(seq: number): readonly string[] | null;
}

export function createPatchRing(): PatchRing {
  let entries: Entry[] = [];
  let length = 0;
  return {
    get length() {
      return length;
    },
    add(prev, text, limit) {
      entries.push({ prev, text });
      length += text.length;
      let dropped = 0;
      while (length > limit) {
        length -= entries[dropped]?.text.length ?? length;
        dropped += 1;
      }
      if (dropped > 0) entries = entries.slice(dropped);
    },
    since(seq) {
      const at = entries.findIndex((entry) => entry.prev === seq);
      return at < 0 ? null : entries.slice(at).map((entry) => entry.text);
    },
  };
}
