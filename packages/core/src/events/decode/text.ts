const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The bytes as text; undefined when they are no UTF-8. */
export function textOfValue(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

/** A parsed value, or what is wrong with the text. */
export type Parsed = { readonly value: unknown } | { readonly problem: string };

export function parseJson(text: string): Parsed {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { problem: problemOf(error instanceof Error ? error.message : '') };
  }
}

/** A wrapped body: many who put one aside keep it as the text that it was. What is no JSON stays text. */
export function openText(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const parsed = parseJson(value);
  return 'value' in parsed ? parsed.value : value;
}

/** What the engine says without the words it quotes: they may be secret, and this text goes to logs. */
function problemOf(message: string): string {
  if (/end of (?:JSON|the) (?:input|data)|end of data|unexpected EOF/i.test(message)) return 'ends too early';
  const place = /position (\d+)|line \d+ column \d+/.exec(message)?.[0];
  return place === undefined ? 'not valid' : `not valid at ${place}`;
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const startsNumber = (code: number): boolean => isDigit(code) || code === 45;
const inNumber = (code: number): boolean =>
  isDigit(code) || code === 45 || code === 43 || code === 46 || code === 69 || code === 101;

/**
 * Valid JSON text with every number that a JS number cannot hold exactly (whole beyond 2^53, or too large at all) put in
 * quotes, so that its digits survive. Only called once such a number was met: two passes cost too much for each record.
 */
export function quoteLargeNumbers(text: string): string {
  let quoted = '';
  let copied = 0;
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 34) {
      at = endOfString(text, at);
    } else if (startsNumber(code)) {
      const start = at;
      while (at < text.length && inNumber(text.charCodeAt(at))) at++;
      const digits = text.slice(start, at);
      const number = Number(digits);
      const whole = !/[.eE]/.test(digits);
      if ((whole && !Number.isSafeInteger(number)) || !Number.isFinite(number)) {
        quoted += `${text.slice(copied, start)}"${digits}"`;
        copied = at;
      }
    } else at++;
  }
  return quoted + text.slice(copied);
}

/** The place after the closing quote of the string that begins at `at`. */
function endOfString(text: string, at: number): number {
  let end = text.indexOf('"', at + 1);
  while (end !== -1) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === 92) slashes++;
    if (slashes % 2 === 0) return end + 1;
    end = text.indexOf('"', end + 1);
  }
  return text.length;
}
