import type { Hidden } from './condense.ts';
import type { Scene } from './scene.ts';
import type { GraphNode } from './types.ts';

const plain = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase();

/**
 * Nodes whose label or id holds all words of a text, without regard to case and accents: those that begin with it first,
 * then the largest, each once. A node that is not drawn by itself is found in the group that stands for it.
 */
export function findNodes(scene: Scene, hidden: readonly Hidden[], text: string): readonly string[] {
  const words = plain(text).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const first = words[0] ?? '';
  const found: { readonly id: string; readonly begins: boolean; readonly size: number }[] = [];
  const look = ({ id, label, size }: Pick<GraphNode, 'id' | 'label' | 'size'>, as = id): void => {
    const name = plain(label.slice(0, 2_000));
    const where = id.startsWith('\u0000') ? name : `${name} ${plain(id.slice(0, 2_000))}`;
    if (words.every((word) => where.includes(word))) found.push({ id: as, begins: name.startsWith(first), size });
  };
  for (const node of scene.nodes) look(node);
  for (const { node, group } of hidden) look(node, group);
  found.sort((a, b) => Number(b.begins) - Number(a.begins) || b.size - a.size || (a.id < b.id ? -1 : 1));
  return [...new Set(found.map(({ id }) => id))];
}
