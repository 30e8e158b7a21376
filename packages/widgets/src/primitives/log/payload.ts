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
 * JSON as a reader takes it in: keys and punctuation recede, values stand out. Text nodes only. Long texts, long lists
 * and deep nesting are cut with a word on how much is left out; Copy gives all of it.
 */
export function payloadNodes(value: unknown, more: (count: number) => string): DocumentFragment {
  const out = document.createDocumentFragment();
  let lines = 0;
  const quiet = (text: string): void => out.append(span('k', text));
  const line = (depth: number): void => {
    lines += 1;
    quiet(`\n${'  '.repeat(depth)}`);
  };
  const print = (item: unknown, depth: number): void => {
    if (typeof item === 'string') {
      const cut = item.length > mostText;
      out.append(span('v', JSON.stringify(cut ? item.slice(0, mostText) : item)));
      if (cut) quiet(` … ${more(item.length - mostText)}`);
    } else if (item === null || typeof item !== 'object')
      out.append(span('v n', String(JSON.stringify(item) ?? 'null')));
    else {
      const list = Array.isArray(item);
      const entries = list ? item.map((entry, index) => [String(index), entry] as const) : Object.entries(item);
      const [open = '', close = ''] = list ? '[]' : '{}';
      if (entries.length === 0 || depth >= deepest)
        return quiet(entries.length === 0 ? `${open}${close}` : `${open} … ${close}`);
      if (depth > 0 && isShort(item)) {
        quiet(`${open} `);
        for (const [index, [key, entry]] of entries.entries()) {
          if (index > 0) quiet(', ');
          if (!list) quiet(`${JSON.stringify(key)}: `);
          print(entry, depth + 1);
        }
        return quiet(` ${close}`);
      }
      quiet(open);
      let printed = 0;
      for (const [key, entry] of entries) {
        if (printed >= mostItems || lines >= mostLines) break;
        if (printed > 0) quiet(',');
        line(depth + 1);
        if (!list) quiet(`${JSON.stringify(key)}: `);
        print(entry, depth + 1);
        printed += 1;
      }
      if (printed < entries.length) {
        line(depth + 1);
        quiet(`… ${more(entries.length - printed)}`);
      }
      line(depth);
      quiet(close);
    }
  };
  print(value, 0);
  return out;
}
