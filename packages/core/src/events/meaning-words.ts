import type { MeaningKind } from './meanings/meaning.ts';

/** What a field is, in a few words for people: for the reference, for hints in an editor, for the command line. */
export const meaningWords: Readonly<Record<MeaningKind, string>> = {
  ratio: 'share from 0 to 1',
  percent: 'percent from 0 to 100',
  milliseconds: 'duration in ms',
  seconds: 'duration in s',
  days: 'duration in days',
  bytes: 'size in bytes',
  usd: 'amount in US dollars',
  tokens: 'number of tokens',
  units: 'amount',
  count: 'count',
  perSecond: 'rate per second',
  score: 'score',
  port: 'port',
  latitude: 'degrees north',
  longitude: 'degrees east',
  instant: 'point in time, ms since the epoch',
  identifier: 'name or id',
  text: 'text',
  url: 'address',
  ipAddress: 'IPv4 or IPv6 address',
  secretPath: 'path of a secret, masked',
  secret: 'secret, of which nothing is kept',
  redacted: 'text in which secrets are masked',
  flag: 'yes or no',
  choice: 'one of some words',
  list: 'list',
  record: 'object',
  map: 'object with keys of the producer’s own',
  json: 'JSON as the producer sent it',
};

/** How far an event is known, in a sentence. */
export const knownWords = {
  observed: 'A real producer sends it under this name.',
  analog: 'A real schema of the same thing stands under another name.',
  mock: 'Only a mock sends it.',
  inferred: 'No schema of it is known; its fields follow from its siblings.',
  proposed: 'Not even a name is known; this one follows the others.',
} as const;
