/**
 * Words of panes, by key. A text has `{name}` places; where a number decides the form, an object holds one text for each
 * plural category of the language and `{n}` the number.
 */
export type Message = string | Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;
export type Messages = Readonly<Record<string, Message>>;
/** The key under which stands whose texts they are, where keys are short and two panes may use the same one. */
export const owner = '@of';
export type MessageValues = Readonly<Record<string, string | number>>;

/** Texts of one pane or primitive, in English. `registerMessages(lang, …, name)` gives those of other languages. */
export const scoped = (name: string, messages: Messages): Messages => ({ ...messages, [owner]: name });

const key = Symbol.for('streamglass.messages.1');
/** By language; one for the page, so that one file of a language serves panes of every bundle. */
const languages = (): Map<string, Messages> => {
  const page = globalThis as { [key]?: Map<string, Messages> };
  return (page[key] ??= new Map());
};
/** Panes that are there already are drawn again (docs/page-registry.md). */
const tellPanes = (): void => {
  const page = Reflect.get(globalThis, Symbol.for('streamglass.page.1')) as Page | undefined;
  for (const listener of page?.settingsListeners ?? []) listener(page?.settings);
};
interface Page {
  readonly settings: unknown;
  readonly settingsListeners: ReadonlySet<(settings: unknown) => void>;
}

/**
 * Adds or replaces texts of a language (`de`, `pt-BR`); a key that a language lacks falls back to English. `of`: whose they
 * are, the tag of a pane or the name of a primitive; left out: what all panes say.
 */
export function registerMessages(lang: string, messages: Messages, of?: string): void {
  const code = lang.toLowerCase();
  const own = Object.entries(messages).map(([key, text]) => [of === undefined ? key : `${of}.${key}`, text] as const);
  languages().set(code, { ...languages().get(code), ...Object.fromEntries(own) });
  tellPanes();
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
  const own = english.find((messages) => key in messages);
  const name = own?.[owner];
  const full = name === undefined ? key : `${name}.${key}`;
  let found: Message | undefined;
  let rules = lang;
  for (const code of chain(lang)) found ??= languages().get(code)?.[full];
  if (found === undefined) {
    rules = 'en';
    found = own?.[key];
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
