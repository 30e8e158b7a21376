/** The candidate that is fewest edits away, null when none is near. For hints: "did you mean …". */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  let best: string | null = null;
  let fewest = Math.max(2, Math.floor(word.length / 2));
  for (const candidate of candidates) {
    const edits = distance(word.toLowerCase().slice(0, 64), candidate.toLowerCase().slice(0, 64));
    if (edits < fewest || (edits === fewest && best === null)) {
      best = candidate;
      fewest = edits;
    }
  }
  return best;
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}
