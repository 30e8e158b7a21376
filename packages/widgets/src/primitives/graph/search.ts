import type { Scene } from './scene.ts';

const plain = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase();

/**
 * Nodes whose label or id holds all words of a text, without regard to case and accents: those that begin with it first,
 * then the largest. Ids of groups are not looked at.
 */
export function findNodes(scene: Scene, text: string): readonly number[] {
  const words = plain(text).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const first = words[0] ?? '';
  return scene.nodes
    .flatMap(({ index, id, label, size }) => {
      const name = plain(label.slice(0, 2_000));
      const where = `${name} ${id.startsWith('\u0000') ? '' : plain(id.slice(0, 2_000))}`;
      return words.every((word) => where.includes(word)) ? [{ index, begins: name.startsWith(first), size }] : [];
    })
    .sort((a, b) => Number(b.begins) - Number(a.begins) || b.size - a.size || a.index - b.index)
    .map(({ index }) => index);
}
