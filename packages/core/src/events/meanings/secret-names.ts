/** What stands where something secret stood. */
export const hidden = '***';

/**
 * Ends of names that announce a secret wherever they stand: what proves who somebody is, and content of files. Ends, because producers put
 * before them whose it is (`db_password`, `githubToken`).
 */
const ends =
  /(?:pass(?:word|wd|phrase|code)|pwd|secret|secret[-_]?(?:key|value|data)|(?:api|access|private|signing)[-_]?key|token|jwt|authorization|cookie|credentials?|contents?)$/i;
const rates = /per[-_]?token$/i;
const numbers = /pass(?:word|wd|code)$/i;
/** Longer ones are no names. */
const longestName = 64;
/** Names come from outside: a cache of them has an end. */
const mostNames = 10_000;
const classes = new Map<string, 'none' | 'words' | 'numbers'>();

function classOf(name: string): 'none' | 'words' | 'numbers' {
  const known = classes.get(name);
  if (known !== undefined) return known;
  if (classes.size >= mostNames) classes.clear();
  const found = !ends.test(name) || rates.test(name) ? 'none' : numbers.test(name) ? 'numbers' : 'words';
  classes.set(name, found);
  return found;
}

/** Whether a value that no field claims must not be kept, by the name it goes by. What is no more than yes, no or a number of things tells nothing. */
export function namesSecret(name: string, value: unknown): boolean {
  if (value === null || value === hidden || typeof value === 'boolean' || value === '' || name.length > longestName) {
    return false;
  }
  const found = classOf(name);
  return found === 'numbers' || (found === 'words' && typeof value !== 'number');
}
