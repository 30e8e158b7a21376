import { addressOf } from '../../base/links.ts';

const deepest = 8;
const mostItems = 40;
const mostText = 600;
const mostLines = 240;
/** A list or an object that is no longer than this stays on its line. */
const mostInline = 56;

const span = (name: string, text: string): HTMLSpanElement => {
  const element = document.createElement('span');
  element.className = name;
  element.textContent = text;
  return element;
};

/** Short as JSON; looked at piece by piece, so that a large payload is never written out for nothing. */
const isShort = (item: object): boolean => {
  let left = mostInline;
  const fits = (value: unknown): boolean => {
    if (left <= 0) return false;
    if (value !== null && typeof value === 'object') {
      const entries = Object.entries(value);
      left -= 2 + 2 * entries.length;
      return entries.every(([key, entry]) => {
        left -= Array.isArray(value) ? 0 : key.length + 4;
        return fits(entry);
      });
    }
    left -= typeof value === 'string' ? value.length + 2 : String(value).length;
    return left > 0;
  };
  return fits(item);
};

/**
 * JSON as a reader takes it in: keys and punctuation recede, values stand out. Text nodes only. Long texts, long lists and deep
 * nesting are cut with a word on how much is left out, which is a button that puts the next piece in its place.
 */
export function payloadNodes(value: unknown, more: (count: number) => string): DocumentFragment {
  const out = document.createDocumentFragment();
  printItem(out, value, { depth: 0, deepest, lines: { left: mostLines }, more });
  return out;
}

interface Way {
  readonly depth: number;
  /** Objects deeper than this are closed. */
  readonly deepest: number;
  /** Of one piece, so that a click never prints without end. */
  readonly lines: { left: number };
  readonly more: (count: number) => string;
}

const quiet = (out: Node, text: string): void => void out.appendChild(span('k', text));
const newLine = (out: Node, { lines }: Way, depth: number): void => {
  lines.left -= 1;
  quiet(out, `\n${'  '.repeat(depth)}`);
};
/** A cut: pressed, it gives way to what was left out. */
const cut = (out: Node, words: string, way: Way, rest: (out: Node, way: Way) => void): void => {
  const button = document.createElement('button');
  button.className = 'lk cut';
  button.textContent = words;
  button.addEventListener('click', (event) => {
    event.stopPropagation();
    const piece = document.createDocumentFragment();
    rest(piece, { ...way, lines: { left: mostLines }, deepest: way.depth + deepest });
    const next = piece.querySelector<HTMLElement>('button.cut') ?? button.closest<HTMLElement>('[tabindex]');
    button.replaceWith(piece);
    next?.focus();
    // The row is taller now; whoever lays rows out listens for this.
    (next ?? out).dispatchEvent(new Event('grown', { bubbles: true }));
  });
  out.appendChild(button);
};

function printItem(out: Node, item: unknown, way: Way): void {
  if (typeof item === 'string') printText(out, item, way);
  else if (item === null || typeof item !== 'object') out.appendChild(span('v n', scalar(item)));
  else printList(out, item, way);
}

const scalar = (item: unknown): string => (typeof item === 'bigint' ? String(item) : (JSON.stringify(item) ?? 'null'));

/** An address in the data opens beside the page, and tells the place it leads to nothing of this one. */
function printAddress(out: Node, text: string, href: string): void {
  const link = document.createElement('a');
  Object.assign(link, { className: 'v lk', href, target: '_blank', rel: 'noopener noreferrer', textContent: text });
  quiet(out, '"');
  out.appendChild(link);
  quiet(out, '"');
}

function printText(out: Node, text: string, way: Way, from = 0): void {
  const href = /^https?:\/\/\S+$/.test(text) && text.length <= mostText ? addressOf(text) : null;
  if (href !== null) return printAddress(out, text, href);
  const end = from + mostText * (from === 0 ? 1 : 10);
  const piece = JSON.stringify(text.slice(from, end));
  const whole = end >= text.length;
  out.appendChild(span('v', piece.slice(from === 0 ? 0 : 1, whole ? undefined : -1)));
  if (!whole) cut(out, `… ${way.more(text.length - end)}`, way, (next, then) => printText(next, text, then, end));
}

function printList(out: Node, item: object, way: Way): void {
  const { depth } = way;
  const list = Array.isArray(item);
  const entries = list ? item.map((entry, index) => [String(index), entry] as const) : Object.entries(item);
  const [open = '', close = ''] = list ? '[]' : '{}';
  if (entries.length === 0) return quiet(out, `${open}${close}`);
  if (depth >= way.deepest) {
    quiet(out, `${open} `);
    cut(out, '…', way, (next, then) => printEntries(next, entries, { ...then, depth }, list));
    return quiet(out, ` ${close}`);
  }
  if (depth > 0 && isShort(item)) {
    quiet(out, `${open} `);
    for (const [index, [key, entry]] of entries.entries()) {
      if (index > 0) quiet(out, ', ');
      if (!list) quiet(out, `${JSON.stringify(key)}: `);
      printItem(out, entry, { ...way, depth: depth + 1 });
    }
    return quiet(out, ` ${close}`);
  }
  quiet(out, open);
  printEntries(out, entries, way, list);
  quiet(out, close);
}

/** Lines between the brackets, from one entry on. */
function printEntries(
  out: Node,
  entries: readonly (readonly [string, unknown])[],
  way: Way,
  list: boolean,
  from = 0,
): void {
  const { depth, lines } = way;
  let index = from;
  for (; index < Math.min(entries.length, from + mostItems) && lines.left > 0; index++) {
    const [key, entry] = entries[index] ?? ['', null];
    // A piece begins where the word on what was left out stood: on a line of its own, after a comma.
    if (index > from || from === 0) {
      if (index > 0) quiet(out, ',');
      newLine(out, way, depth + 1);
    }
    if (!list) quiet(out, `${JSON.stringify(key)}: `);
    printItem(out, entry, { ...way, depth: depth + 1 });
  }
  if (index < entries.length) {
    const next = index;
    if (next > 0) quiet(out, ',');
    newLine(out, way, depth + 1);
    cut(out, `… ${way.more(entries.length - next)}`, way, (piece, then) => {
      printEntries(piece, entries, then, list, next);
    });
    if (from > 0) return;
  } else if (from > 0) return;
  newLine(out, way, depth);
}
