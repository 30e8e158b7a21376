/**
 * Words of panes, by key. A text has `{name}` places; where a number decides the form, an object holds one text for each
 * plural category of the language and `{n}` the number.
 */
export type Message = string | Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;
export type Messages = Readonly<Record<string, Message>>;
export type MessageValues = Readonly<Record<string, string | number>>;

const registered = new Map<string, Messages>();

/** Adds or replaces texts of a language (`de`, `pt-BR`). A key that a language lacks falls back to English. */
export function registerMessages(lang: string, messages: Messages): void {
  registered.set(lang.toLowerCase(), { ...registered.get(lang.toLowerCase()), ...messages });
}

/** `pt-br` → `pt-br`, `pt`. */
const chain = (lang: string): readonly string[] => {
  const parts = lang.toLowerCase().split('-');
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('-'));
};

/** The text of a key in a language; a missing one shows as the key, so that it is seen. */
export function message(
  lang: string,
  english: readonly Messages[],
  key: string,
  values: MessageValues,
  formatNumber: (value: number) => string,
): string {
  let found: Message | undefined;
  let rules = lang;
  for (const code of chain(lang)) found ??= registered.get(code)?.[key];
  if (found === undefined) {
    rules = 'en';
    for (const messages of english) found ??= messages[key];
  }
  if (found === undefined) return key;
  const text =
    typeof found === 'string'
      ? found
      : (found[new Intl.PluralRules(rules).select(Number(values['n'] ?? 0))] ?? found.other);
  return text.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name];
    return value === undefined ? place : typeof value === 'number' ? formatNumber(value) : value;
  });
}
