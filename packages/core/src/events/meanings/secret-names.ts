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

/** Whether a value that no field claims must not be kept, by the name it goes by. What is no more than yes, no or a number of things tells nothing. */
export function namesSecret(name: string, value: unknown): boolean {
  if (value === null || value === hidden || typeof value === 'boolean' || value === '') return false;
  if (name.length > longestName || !ends.test(name)) return false;
  return typeof value === 'number' ? numbers.test(name) : !rates.test(name);
}
