import { type Field, type Fields, type Meaning, plain } from './meaning.ts';
import { hidden } from './secret-names.ts';
import { noNumber, identifierMeaning, wordFor } from './words.ts';

/** FNV-1a, 32 bit: enough to tell masked paths apart. Paths are names, not passwords; of a secret itself no hash is kept. */
function shortHash(value: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < value.length; index++) hash = Math.imul(hash ^ value.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

const masked = /^[^/]*\/\*\*\*[0-9a-f]{8}$/;
const maskPath = (path: string): string => {
  if (masked.test(path)) return path;
  return `${path.includes('/') ? path.slice(0, path.indexOf('/')) : ''}/***${shortHash(path)}`;
};

const pathMeaning: Meaning<string> = {
  ...identifierMeaning,
  kind: 'secretPath',
  secret: true,
  mask: (value) => (typeof value === 'string' && value.length > 0 ? maskPath(value) : hidden),
  read: (value) => (typeof value === 'string' && value.length > 0 ? maskPath(value) : undefined),
  schema: () => ({ type: 'string', pattern: masked.source }),
  sample: (random, hint) => maskPath(`secret/${wordFor(random, hint)}`),
};
/** Path of a secret. Only its first segment is kept; the rest becomes a short hash, so that equal paths stay equal. */
export const secretPath = (...aliases: readonly string[]): Field<string, false> => plain(pathMeaning, aliases);

const secretMeaning: Meaning<string> = {
  kind: 'secret',
  ...noNumber,
  format: 'secret',
  secret: true,
  mask: () => hidden,
  read: () => hidden,
  write: () => hidden,
  schema: () => ({ type: 'string', const: hidden }),
  sample: () => hidden,
};
/** Something that must not be kept: a secret, a token, content of files, values of a query. That it stood there is all that is left. */
export const secret = (...aliases: readonly string[]): Field<string, false> => plain(secretMeaning, aliases);

const word = /[^\s"'`,;()[\]{}<>|]+/g;
const announces = /^(?:password|passwd|pwd|token|secret|api[_-]?key|key|credentials?|bearer|authorization)$/i;
const vaultToken = /^(?:hv[sbr]|[sbr])\.[\w-]{8,}$/;

/** Masks paths, Vault tokens, and what follows a word such as `password:`. Linear in the length of the text. */
function redact(text: string): string {
  let wasAnnounced = false;
  return text.replace(word, (found) => {
    let end = found.length;
    while (end > 0 && (found[end - 1] === '.' || found[end - 1] === ':')) end -= 1;
    const bare = found.slice(0, end);
    const tail = found.slice(end);
    const announced = wasAnnounced && bare !== '' && bare !== '=';
    wasAnnounced = (wasAnnounced && !announced) || announces.test(bare.endsWith('=') ? bare.slice(0, -1) : bare);
    if (announced) return bare === 'is' ? found : `${hidden}${tail}`;
    const at = bare.search(/[=:]/);
    if (at > 0 && announces.test(bare.slice(0, at)))
      return `${bare.slice(0, at + 1)}${at + 1 < end ? hidden : ''}${tail}`;
    if (bare.includes('/')) return `${maskPath(bare)}${tail}`;
    return vaultToken.test(bare) ? `${hidden}${tail}` : found;
  });
}

const redactedMeaning: Meaning<string> = {
  kind: 'redacted',
  ...noNumber,
  format: 'text',
  secret: true,
  mask: (value) => (typeof value === 'string' ? redact(value) : hidden),
  read: (value) => (typeof value === 'string' ? redact(value) : undefined),
  write: (value) => value,
  schema: () => ({ type: 'string', holds: (text) => redact(text) === text }),
  sample: wordFor,
};
/** Words for people that may quote a secret: what looks like a path, a token or a password in them is masked. */
export const redacted = (...aliases: readonly string[]): Field<string, false> => plain(redactedMeaning, aliases);

/** Values of declared fields as they may be shown or logged. */
export function maskFields(fields: Fields, values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const shown: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) {
    const mask = fields[name]?.mask;
    shown[name] = mask === undefined ? value : mask(value);
  }
  return shown;
}
