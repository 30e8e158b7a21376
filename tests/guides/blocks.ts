// The blocks of a guide, in its order, as what a reader does with them.

export type Step =
  /** The first word after the language is a file name: the block is its content. */
  | { readonly does: 'write'; readonly line: number; readonly file: string; readonly text: string }
  /** A command each line; `exits N` when it is to end so, `in another terminal` when it goes on. */
  | {
      readonly does: 'run';
      readonly line: number;
      readonly commands: readonly string[];
      readonly exits: number;
      readonly goesOn: boolean;
    }
  /** What the command before has said; `…` stands for anything. */
  | { readonly does: 'expect'; readonly line: number; readonly text: string };

const fence = /^```(\w+) ?(.*)\n([^]*?)^```$/gm;

/** @throws when a block is of none of these kinds: whatever a guide shows is to be run. */
export function stepsOf(guide: string): readonly Step[] {
  return [...guide.matchAll(fence)].map((match): Step => {
    const [, language = '', info = '', text = ''] = match;
    const line = guide.slice(0, match.index).split('\n').length;
    if (language === 'text') return { does: 'expect', line, text };
    if (language === 'sh') {
      const exits = Number(/exits (\d+)/.exec(info)?.[1] ?? 0);
      return { does: 'run', line, commands: text.trimEnd().split('\n'), exits, goesOn: info === 'in another terminal' };
    }
    if (/^[\w.-]+\.\w+$/.test(info)) return { does: 'write', line, file: info, text };
    throw new Error(`the block at line ${line} is neither a file, a command nor an output`);
  });
}

/** Whether a command said what a guide shows. */
export function hasSaid(said: string, shown: string): boolean {
  const escaped = shown
    .trimEnd()
    .split('…')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('[^\\n]*');
  return new RegExp(escaped).test(said);
}
